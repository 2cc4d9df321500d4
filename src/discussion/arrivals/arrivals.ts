import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LivePort } from '../../community/live.model.ts';
import type { Announcer } from '../../core/announcer.ts';
import type { Id } from '../../core/core.model.ts';
import type { Localize } from '../../core/localize.ts';
import type { DiscussionKey } from '../discussion.strings.ts';
import { ThreadFollowing, type Hearing } from './thread-following.ts';
import type { ThreadReading } from '../reading/thread-reading.ts';

/** Owns what is said of new comments that wait. */
export class Arrivals implements ReactiveController {
  readonly #announcer: Announcer;
  readonly #words: Localize<DiscussionKey>;
  readonly #following: ThreadFollowing;
  #told = 0;

  constructor(
    host: ReactiveControllerHost,
    reading: ThreadReading,
    announcer: Announcer,
    words: Localize<DiscussionKey>,
    hearing: Hearing,
  ) {
    this.#announcer = announcer;
    this.#words = words;
    this.#following = new ThreadFollowing(host, reading, hearing);
    host.addController(this);
  }

  /** How many wait. */
  get count(): number {
    return this.#following.arrivals.length;
  }

  /** Too much was missed to name it. */
  get stale(): boolean {
    return this.#following.stale;
  }

  /** What the button says; empty where nothing waits. */
  get words(): string {
    if (this.count > 0) return this.#words.text('arrived', { count: this.count });
    return this.stale ? this.#words.text('stale') : '';
  }

  /** Follows the thread that was read, where the backend tells what happens. */
  follow(live: LivePort | undefined): void {
    if (live !== undefined) this.#following.follow(live);
  }

  stop(): void {
    this.#following.stop();
  }

  /** Shows what waits and answers the first of it. */
  show(): Id | undefined {
    return this.#following.reveal();
  }

  hostUpdated(): void {
    if (this.count > this.#told) this.#announcer.gather(() => this.words);
    this.#told = this.count;
  }
}
