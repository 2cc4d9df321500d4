import type { Dictionary } from '../core/localize.ts';
import type { strings } from './strings/en.ts';

const english = {
  count: '{count, plural, =0 {Discussion} one {# comment} other {# comments}}',
  showMore: 'Show more comments',
  moreReplies: '{count, plural, =0 {Show more replies} one {Show # more reply} other {Show # more replies}}',
  commentBy: 'Comment by {name}',
  replyBy: 'Reply by {name} to {parent}',
} as const;

export type DiscussionKey = keyof typeof english | keyof typeof strings;

/** What a thread says. At hand is what reading it takes: further words belong in `strings/en.ts`. */
export const discussionStrings: Dictionary<DiscussionKey> = {
  english,
  others: { en: () => import('./strings/en.ts'), nl: () => import('./strings/nl.ts') },
};
