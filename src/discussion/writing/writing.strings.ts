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
} as const;

export type WritingKey = keyof typeof english | keyof typeof strings;

/** The words for writing, loaded with it. */
export const writingStrings: Dictionary<WritingKey> = {
  english,
  others: { en: () => import('./strings/en.ts'), nl: () => import('./strings/nl.ts') },
};
