import type { Dictionary } from '../../core/localize.ts';

const english = {
  order: 'Order',
  'order-oldest': 'Oldest',
  'order-newest': 'Newest',
  'order-helpful': 'Most helpful first',
  'order-staff-answered': 'Answered by the team first',
  'order-unanswered': 'Unanswered first',
  search: 'Search',
  searchLabel: 'Search in this discussion',
  searchHint: 'Type two letters or more.',
  searching: 'Searching…',
  nothingFound: 'No comment has these words.',
  found: '{count, plural, one {# comment found} other {# comments found}}',
  foundFirst: '{count, plural, one {The first comment found} other {The first # comments found}}',
  moreFound: 'Show more of what was found',
  follow: 'Follow',
  followed: 'You follow this discussion now.',
  unfollowed: 'You do not follow this discussion any more.',
  followBranch: 'Follow replies',
  unfollowBranch: 'Unfollow replies',
  followedBranch: 'You follow the replies to this comment now.',
  unfollowedBranch: 'You do not follow the replies to this comment any more.',
  copyThreadLink: 'Copy link to this discussion',
  new: 'new',
  unread: '{count, plural, =0 {New} other {# new}}',
  unreadMore: '{count}+ new',
  nextUnread: 'go to the next',
  nothingNew: 'Nothing else is new here.',
  replies: '{count, plural, one {# reply} other {# replies}}',
  branchBy:
    '{count, plural, =0 {Comment by {name}} one {Comment by {name} with # reply} other {Comment by {name} with # replies}}',
  quote: 'Quote',
  whole: 'Show the whole discussion',
} as const;

export type FindingKey = keyof typeof english;

/** The words for finding one's way in a thread, loaded with it. */
export const findingStrings: Dictionary<FindingKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
