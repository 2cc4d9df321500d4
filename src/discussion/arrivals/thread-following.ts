import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findComment } from '../reading/conversation.comments.ts';
import type { Change, LivePort, Position } from '../../community/live.model.ts';
import type { Id } from '../../core/core.model.ts';
import { isArrival, withComment, withComments, withThread } from '../reading/conversation.changes.ts';
import { isElsewhere, rootMovedFrom, withBranchMoved } from '../reading/conversation.moved.ts';
import type { Comment, Thread } from '../discussion.model.ts';
import { Presence, type Page } from './presence.ts';
import type { ThreadReading } from '../reading/thread-reading.ts';

/** Who hears what becomes of what is shown, before it is drawn. */
export interface Hearing {
  thread?(before: Thread, now: Thread): void;
  comment?(): void;
  /** A branch is read elsewhere; what is left in its place says so. */
  moved?(root: Id, left: Id): void;
  /** Whether the reader wrote it, in another tab or before a reload: nobody has to tell them of that. */
  own?(comment: Comment): boolean;
}

/**
 * Owns what happens to a thread while it is looked at. Edits, deletions and reactions take their place at once, and so
 * does what becomes of the thread itself; what is new waits in `arrivals` until somebody asks for it. A page that was
 * hidden for long follows nothing, and catches up when it is seen again.
 */
export class ThreadFollowing implements ReactiveController {
  /** New comments that are not shown yet. */
  arrivals: readonly Comment[] = [];
  /** Too much was missed to name it: only reading again shows what is new. */
  stale = false;

  readonly #host: ReactiveControllerHost;
  readonly #reading: ThreadReading;
  readonly #hearing: Hearing;
  #following = new AbortController();
  #live: LivePort | undefined;
  #since: Position = '';

  constructor(host: ReactiveControllerHost, reading: ThreadReading, hearing: Hearing, page?: Page) {
    this.#host = host;
    this.#reading = reading;
    this.#hearing = hearing;
    host.addController(this);
    new Presence(host, { away: () => this.#following.abort(), back: () => this.#listen() }, page);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Follows the thread that was read, from where it was read. */
  follow(live: LivePort): void {
    this.stop();
    const { conversation } = this.#reading;
    if (conversation === undefined) return;
    this.#live = live;
    this.#since = conversation.position;
    this.#listen();
  }

  /** Stops, and forgets what waits. */
  stop(): void {
    this.#following.abort();
    this.#live = undefined;
    this.arrivals = [];
    this.stale = false;
    this.#host.requestUpdate();
  }

  /** Shows what arrived and answers the first of it. */
  reveal(): Id | undefined {
    const shown = this.arrivals;
    this.arrivals = [];
    this.#reading.change((conversation) => withComments(conversation, shown));
    return shown[0]?.id;
  }

  #listen(): void {
    const { conversation } = this.#reading;
    if (this.#live === undefined || conversation === undefined) return;
    this.#following.abort();
    const { signal } = (this.#following = new AbortController());
    this.#live.follow(
      {
        topic: `thread:${conversation.thread.key}`,
        since: this.#since,
        onChange: (change) => {
          if (!signal.aborted) this.#onChange(change);
        },
        onReset: () => {
          if (signal.aborted) return;
          this.stale = true;
          this.#host.requestUpdate();
        },
      },
      { signal },
    );
  }

  #onChange(change: Change): void {
    this.#since = change.position;
    if (change.type === 'comment') this.#onComment(change.value);
    if (change.type === 'thread') this.#takeThread(change.value);
  }

  #takeThread(thread: Thread): void {
    const before = this.#reading.conversation?.thread;
    if (before === undefined) return;
    this.#reading.change((now) => withThread(now, thread));
    if (thread.key !== before.key) this.#listen();
    this.#hearing.thread?.(before, thread);
  }

  #onComment(comment: Comment): void {
    const { arrivals } = this;
    const { conversation, own } = this.#reading;
    if (conversation === undefined) return;
    const root = rootMovedFrom(conversation, comment);
    if (root !== undefined) return this.#onMoved(root, comment);
    if (isElsewhere(conversation, comment)) return;
    if (conversation.pinned?.id === comment.id) this.#reading.change((now) => ({ ...now, pinned: comment }));
    if (arrivals.some(({ id }) => id === comment.id)) {
      this.arrivals = arrivals.flatMap((other) =>
        other.id !== comment.id ? [other] : comment.state === 'published' ? [comment] : [],
      );
    } else if (own.has(comment.id) || findComment(conversation, comment.id) !== undefined) {
      this.#take(comment);
    } else if (comment.state === 'published' && this.#hearing.own?.(comment)) {
      this.#take(comment);
    } else if (isArrival(conversation, comment, arrivals)) {
      this.arrivals = [...arrivals, comment];
    }
    this.#host.requestUpdate();
  }

  /** A branch is read elsewhere now: what stays in its place says where. */
  #onMoved(root: Comment, { id, tombstone }: Comment): void {
    if (tombstone === undefined) return;
    this.#hearing.moved?.(root.id, id);
    this.#reading.change((now) => withBranchMoved(now, root, { id, tombstone }));
    this.arrivals = this.arrivals.filter((comment) => comment.root !== root.id);
  }

  #take(comment: Comment): void {
    this.#hearing.comment?.();
    this.#reading.change((conversation) => withComment(conversation, comment));
  }
}
