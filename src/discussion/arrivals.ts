import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LivePort } from '../community/live.model.ts';
import type { Announcer } from '../core/announcer.ts';
import type { Id } from '../core/core.model.ts';
import type { Localize } from '../core/localize.ts';
import type { DiscussionKey } from './discussion.strings.ts';
import type { ThreadFollowing } from './thread-following.ts';
import type { ThreadReading } from './thread-reading.ts';

/** Owns what is said of new comments that wait, and the code that follows a thread, loaded when there is one to follow. */
export class Arrivals implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #reading: ThreadReading;
  readonly #announcer: Announcer;
  readonly #words: Localize<DiscussionKey>;
  #following: ThreadFollowing | undefined;
  #turn = 0;
  #told = 0;

  constructor(
    host: ReactiveControllerHost,
    reading: ThreadReading,
    announcer: Announcer,
    words: Localize<DiscussionKey>,
  ) {
    this.#host = host;
    this.#reading = reading;
    this.#announcer = announcer;
    this.#words = words;
    host.addController(this);
  }

  /** How many wait. */
  get count(): number {
    return this.#following?.arrivals.length ?? 0;
  }

  /** Too much was missed to name it. */
  get stale(): boolean {
    return this.#following?.stale ?? false;
  }

  /** What the button says; empty where nothing waits. */
  get words(): string {
    if (this.count > 0) return this.#words.text('arrived', { count: this.count });
    return this.stale ? this.#words.text('stale') : '';
  }

  /** Follows the thread that was read. Where the code cannot be fetched, it stays as it was when it was read. */
  async follow(live: LivePort | undefined): Promise<void> {
    const turn = (this.#turn += 1);
    if (live === undefined) return;
    const code = await import('./thread-following.ts').catch(() => undefined);
    if (code === undefined || turn !== this.#turn) return;
    this.#following ??= new code.ThreadFollowing(this.#host, this.#reading);
    this.#following.follow(live);
  }

  stop(): void {
    this.#turn += 1;
    this.#following?.stop();
  }

  /** Shows what waits and answers the first of it. */
  show(): Id | undefined {
    return this.#following?.reveal();
  }

  hostDisconnected(): void {
    this.stop();
  }

  hostUpdated(): void {
    if (this.count > this.#told) this.#announcer.gather(() => this.words);
    this.#told = this.count;
  }
}
