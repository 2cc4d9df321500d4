import type { Dictionary } from '../../core/localize.ts';
import type { strings } from './strings/en.ts';

const english = {
  sending: 'Sending…',
  sent: 'Your comment is posted.',
  sentHeld: 'Your comment waits for approval. Until then only you can see it.',
  sentAccepted: 'Your comment has been received. It may take a while to appear.',
  saved: 'Your change is saved.',
  yourComment: 'Your comment',
  yourReply: 'Your reply to {name}',
  yourEdit: 'Change your comment',
  post: 'Post comment',
  postReply: 'Post reply',
  save: 'Save',
  'problem-offline': 'There is no connection. Your text is kept here; send it again when you are back online.',
  'problem-timeout': 'No answer came in time. Your text is kept here. Send it again: it will not be posted twice.',
  'problem-unavailable': 'Posting does not work for a moment. Your text is kept here; please send it again soon.',
  'problem-rate-limited': 'That was a little fast. Your text is kept here; please send it again in a moment.',
  'problem-empty': 'Please write something first.',
  'problem-failed': 'Something went wrong. Your text is kept here; please send it again.',
} as const;

export type WritingKey = keyof typeof english | keyof typeof strings;

/** The words for writing, loaded with it. */
export const writingStrings: Dictionary<WritingKey> = {
  english,
  others: { en: () => import('./strings/en.ts'), nl: () => import('./strings/nl.ts') },
};
