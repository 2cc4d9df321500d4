import type { Dictionary } from '../core/localize.ts';

const english = {
  unread: '{count, plural, =0 {No unread notifications} one {# unread notification} other {# unread notifications}}',
  heading: 'Notifications',
  empty: 'Nothing yet. Answers to you, mentions of you and what you follow will be here.',
  failed: 'Your notifications could not be read.',
  stale: 'This may be out of date.',
  'not-marked': 'That could not be marked as read.',
  'mark-all': 'Mark all as read',
  'all-read': 'All notifications are marked as read.',
  more: 'Show more',
  'is-unread': 'Unread:',
  arrived: '{count, plural, one {# new notification} other {# new notifications}}',
  reply: '{by, select, none {There is a reply to you} other {{name} replied to you}}',
  mention: '{by, select, none {You are mentioned} other {{name} mentioned you}}',
  followed: '{by, select, none {There is something new} other {{name} wrote in what you follow}}',
  accepted: '{by, select, none {Your answer was accepted} other {{name} accepted your answer}}',
  solved: 'A question of yours is solved',
  waiting: 'A question waits on your list',
  moved: '{by, select, none {Your branch became a thread} other {{name} made your branch a thread}}',
  something: 'There is something new',
} as const;

export type NotificationsKey = keyof typeof english;

/** The words for what a member is told. */
export const notificationsStrings: Dictionary<NotificationsKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
