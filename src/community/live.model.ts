import type { Comment, Thread } from '../discussion/discussion.model.ts';
import type { Occurrence } from '../calendar/calendar.model.ts';
import type { Notification } from '../notifications/notifications.model.ts';
import type { Poll } from '../polls/polls.model.ts';

/**
 * What a stream can be about: `thread:<key>`, `poll:<id>`, `occurrence:<id>`, and `notifications:<member>`, which only
 * that member can follow.
 */
export type Topic = `${'thread' | 'poll' | 'occurrence' | 'notifications'}:${string}`;

/** Where in the backend's order of changes something was read; opaque, compared by the backend alone. */
export type Position = string;

/** Something that happened, with the thing as everyone may see it now. */
export type Change = { readonly position: Position; readonly topic: Topic } & (
  | { readonly type: 'comment'; readonly value: Comment }
  | { readonly type: 'thread'; readonly value: Thread }
  | { readonly type: 'poll'; readonly value: Poll }
  | { readonly type: 'occurrence'; readonly value: Occurrence }
  | { readonly type: 'notification'; readonly value: Notification }
);

export interface Subscription {
  readonly topic: Topic;
  /** The `position` that came with what was read; changes after it follow, in order, each once. */
  readonly since: Position;
  onChange(change: Change): void;
  /** The gap was too long to replay: read again. */
  onReset(): void;
  /** The connection went away (`lost`) or is there (`open`). */
  onState?(state: 'open' | 'lost'): void;
}

/** The slice that tells what happens while one looks on. All subscriptions of a page share one connection. */
export interface LivePort {
  /** Follows a topic until `signal` aborts. */
  follow(subscription: Subscription, options: { readonly signal: AbortSignal }): void;
}
