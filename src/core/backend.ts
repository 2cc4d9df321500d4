import type { CalendarPort } from '../calendar/calendar.model.ts';
import type { LivePort } from '../community/live.model.ts';
import type { OutboxPort } from '../community/outbox.model.ts';
import type { SessionPort } from '../community/session.model.ts';
import type { DiscussionPort } from '../discussion/discussion.model.ts';
import type { ImagesPort } from '../images/images.model.ts';
import type { MembersPort } from '../members/members.model.ts';
import type { NotificationsPort } from '../notifications/notifications.model.ts';
import type { PollsPort } from '../polls/polls.model.ts';

/**
 * The port: what elements ask of whatever keeps a community. One slice a noun; a slice, or a method in it, that a
 * backend lacks is absent, and elements then show what is left.
 *
 * Every method takes a signal, answers plain data from the models, and throws nothing but `PleinError` (an aborted
 * call rejects with `AbortError`).
 */
export interface Backend {
  /** For people who debug: `memory`, `rest`. */
  readonly name: string;
  /** Where a backend on a network is: keeps apart what a browser keeps of several communities. */
  readonly address?: string;
  readonly session: SessionPort;
  readonly discussion?: DiscussionPort;
  readonly members?: MembersPort;
  readonly calendar?: CalendarPort;
  readonly polls?: PollsPort;
  readonly images?: ImagesPort;
  readonly notifications?: NotificationsPort;
  readonly live?: LivePort;
  readonly outbox?: OutboxPort;
}
