import type { Dictionary } from '../core/localize.ts';

const english = {
  count: '{count, plural, =0 {Discussion} one {# comment} other {# comments}}',
  empty: 'Nobody has said anything yet.',
  invite: 'What do you think?',
  showMore: 'Show more comments',
  showEarlier: 'Show earlier comments',
  moreReplies: '{count, plural, =0 {Show more replies} one {Show # more reply} other {Show # more replies}}',
  arrived: '{count, plural, one {# new comment} other {# new comments}}',
  stale: 'Show the newest comments',
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
  copyLink: 'Copy link',
  linkCopied: 'The link is copied.',
  gone: 'The comment that this link leads to is not here any more.',
  locked: 'This discussion is closed. You can still read it.',
  signIn: 'Sign in to take part.',
  signInElsewhere: 'Sign in on this site to take part.',
  readAlong: 'You can read along here, but not write.',
  write: 'Write a comment…',
} as const;

export type DiscussionKey = keyof typeof english;

/** What reading a thread takes; the words for writing come with the writing. */
export const discussionStrings: Dictionary<DiscussionKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
