import type { Dictionary } from '../../core/localize.ts';

const english = {
  count: '{count, plural, =0 {No comments yet} one {# comment} other {# comments}}',
  'heading-active': 'Recent discussions',
  'heading-unanswered': 'Waiting for a first answer',
  'heading-helpful': 'What helped most',
  'heading-waiting': 'Questions that wait for the team',
  'empty-active': 'Nobody has said anything yet.',
  'empty-unanswered': 'Everything has been answered.',
  'empty-helpful': 'Nothing has been called helpful yet.',
  'empty-waiting': 'No question waits for an answer.',
  failed: 'These discussions could not be read.',
  stale: 'This may be out of date.',
  more: 'Show more',
  solved: 'Solved',
  question: 'Question',
  locked: 'Closed',
  waits: 'waiting since {since}',
  due: 'overdue since {since}',
  assignee: 'on the list of {name}',
} as const;

export type ListingKey = keyof typeof english;

/** The words for lists of discussions and their counts. */
export const listingStrings: Dictionary<ListingKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
