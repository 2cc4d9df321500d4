import type { Dictionary } from '../../core/localize.ts';

const english = {
  meToo: 'I have this question too',
  settle: 'Mark as solved',
  unsettle: 'Not solved after all',
  nowSolved: 'The question is solved.',
  nowUnsolved: 'The question is open again.',
  accept: 'Accept as the answer',
  unaccept: 'Not the answer after all',
  nowAccepted: 'This is now the accepted answer, and the question is solved.',
  nowUnaccepted: 'This is no longer the accepted answer, and the question is open again.',
  'prompt-question': 'Ask your question…',
  'prompt-blog': 'Write the opening…',
  'form-question': 'Ask a question',
  'form-blog': 'Open a conversation',
  'form-edit': 'Change what you opened with',
  openingTitle: 'Title',
  'text-question': 'Your question',
  'text-blog': 'The text it opens with',
  'text-edit': 'The text it opens with',
  'send-question': 'Ask',
  'send-blog': 'Publish',
  'send-edit': 'Save',
  'sent-question': 'Your question is asked.',
  'sent-blog': 'Your text is published.',
  'sent-edit': 'Your change is saved.',
  titleWrong: 'Give a title of at most {most} characters.',
  openedAlready:
    'Somebody opened this conversation in the meantime. Copy your text, reload the page, and post it there.',
  editOpening: 'Edit what you wrote',
  waits: 'Waits for the team since {since}',
  onList: 'on the list of {name}',
  onNobodysList: 'on nobody’s list yet',
  overdue: 'Overdue: waits for the team since {since}',
} as const;

export type SettlingKey = keyof typeof english;

/** The words for settling a question and managing a thread, loaded for who is signed in. */
export const settlingStrings: Dictionary<SettlingKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
