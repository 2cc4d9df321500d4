import type { Position } from '../community/live.model.ts';
import type { CallOptions, Id, Instant, Page, PageRequest } from '../core/core.model.ts';
import type { Author } from '../members/members.model.ts';

/**
 * Why a member is told. `reply`: to their comment; `mention`: they are named; `followed`: something new in a thread or
 * branch they follow; `accepted`: their answer settled the question; `solved`: a question they asked or have too is
 * settled; `waiting`: a question stands on their list; `moved`: their branch became a thread.
 */
export const NOTIFICATION_KINDS = ['reply', 'mention', 'followed', 'accepted', 'solved', 'waiting', 'moved'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export interface Notification {
  readonly id: Id;
  readonly kind: NotificationKind;
  readonly at: Instant;
  readonly read: boolean;
  readonly thread: { readonly key: string; readonly title: string; readonly url?: string };
  /** The comment it is about; absent where it is about the thread. */
  readonly comment?: Id;
  /** Who did it; absent where nobody did. */
  readonly by?: Author;
  /** The first words of the comment. */
  readonly excerpt?: string;
}

/** A page of one's own notifications, newest first. */
export interface NotificationPage extends Page<Notification> {
  readonly unread: number;
  /** From which to follow `notifications:<member>` live. */
  readonly position: Position;
}

/** The slice that tells a member what happened. Nothing is told of what its reader may not see (any more). */
export interface NotificationsPort {
  listNotifications(request?: PageRequest): Promise<NotificationPage>;
  /** Marks these as read, or all of them. Answers how many are left unread. */
  markRead(request: CallOptions & { readonly ids: readonly Id[] | 'all' }): Promise<{ readonly unread: number }>;
}
