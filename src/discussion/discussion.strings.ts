import type { Dictionary } from '../core/localize.ts';
import type { strings } from './strings/en.ts';

const english = {
  count: '{count, plural, =0 {Discussion} one {# comment} other {# comments}}',
  empty: 'Nobody has said anything yet.',
  invite: 'What do you think?',
  showMore: 'Show more comments',
  showEarlier: 'Show earlier comments',
  moreReplies: '{count, plural, =0 {Show more replies} one {Show # more reply} other {Show # more replies}}',
  commentBy: 'Comment by {name}',
  replyBy: 'Reply by {name} to {parent}',
  inReplyTo: 'In reply to {name}',
  onBehalfOf: 'on behalf of {team}',
  edited: 'edited',
  editedAt: 'Edited on {date}',
  accepted: 'Accepted answer',
  toAccepted: 'Go to the accepted answer',
  'kind-official-answer': 'Official answer',
  'kind-workaround': 'Workaround',
  'kind-opinion': 'Opinion',
  deleted: 'The author deleted this comment.',
  removed:
    '{by, select, ambassador {An ambassador} staff {An employee} moderator {A moderator} manager {The community manager} admin {An administrator} other {Somebody in charge}} removed this comment.',
  article: 'It broke article {article} of the house rules.',
  origin: 'First posted on {site}',
  license: 'licence: {license}',
  likes: '{count, plural, one {# like} other {# likes}}',
} as const;

export type DiscussionKey = keyof typeof english | keyof typeof strings;

/** What a thread says. At hand is what reading it takes: further words belong in `strings/en.ts`. */
export const discussionStrings: Dictionary<DiscussionKey> = {
  english,
  others: { en: () => import('./strings/en.ts'), nl: () => import('./strings/nl.ts') },
};
