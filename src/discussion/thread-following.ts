import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LivePort } from '../community/live.model.ts';
import type { Id } from '../core/core.model.ts';
import { isArrival, withComment } from './conversation.changes.ts';
import type { Comment } from './discussion.model.ts';
import type { ThreadReading } from './thread-reading.ts';

/**
 * Owns what happens to a thread while it is looked at. Edits, deletions and reactions take their place at once; what
 * is new waits in `arrivals` until somebody asks for it.
 */
export class ThreadFollowing implements ReactiveController {
  /** New comments that are not shown yet. */
  arrivals: readonly Comment[] = [];
  /** Too much was missed to name it: only reading again shows what is new. */
  stale = false;

  readonly #host: ReactiveControllerHost;
  readonly #reading: ThreadReading;
  #following = new AbortController();

  constructor(host: ReactiveControllerHost, reading: ThreadReading) {
    this.#host = host;
    this.#reading = reading;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Follows the thread that was read, from where it was read. */
  follow(live: LivePort): void {
    this.stop();
    const { conversation } = this.#reading;
    if (conversation === undefined) return;
    const { signal } = (this.#following = new AbortController());
    live.follow(
      {
        topic: `thread:${conversation.thread.key}`,
        since: conversation.position,
        onChange: (change) => {
          if (change.type === 'comment' && !signal.aborted) this.#onComment(change.value);
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

  /** Stops, and forgets what waits. */
  stop(): void {
    this.#following.abort();
    this.arrivals = [];
    this.stale = false;
    this.#host.requestUpdate();
  }

  /** Shows what arrived and answers the first of it. */
  reveal(): Id | undefined {
    const shown = this.arrivals;
    this.arrivals = [];
    for (const comment of shown) this.#take(comment);
    return shown[0]?.id;
  }

  #onComment(comment: Comment): void {
    const { arrivals } = this;
    const { conversation, own } = this.#reading;
    if (conversation === undefined) return;
    if (arrivals.some(({ id }) => id === comment.id)) {
      this.arrivals = arrivals.flatMap((other) =>
        other.id !== comment.id ? [other] : comment.state === 'published' ? [comment] : [],
      );
    } else if (own.has(comment.id) || this.#reading.find(comment.id) !== undefined) {
      this.#take(comment);
    } else if (isArrival(conversation, comment, arrivals)) {
      this.arrivals = [...arrivals, comment];
    }
    this.#host.requestUpdate();
  }

  #take(comment: Comment): void {
    this.#reading.change((conversation) => withComment(conversation, comment));
  }
}
