import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Poll } from './polls.model.ts';

const MINUTE = 60_000;

export interface PollClockOptions {
  /** The poll as it is shown. */
  poll(): Poll | undefined;
  now(): number;
  /** A poll should have opened or closed by now: ask the backend, whose clock decides. */
  onDue(): void;
}

/** Keeps the words about time right, and notices when a poll should have opened or closed. */
export class PollClock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PollClockOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The moment for which the backend was asked already. */
  #asked: string | undefined;

  constructor(host: ReactiveControllerHost, options: PollClockOptions) {
    this.#host = host;
    this.#options = options;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const poll = this.#options.poll();
    const edge = poll?.state === 'open' ? poll.closesAt : poll?.state === 'announced' ? poll.opensAt : undefined;
    if (edge === undefined) return;
    const left = Date.parse(edge) - this.#options.now();
    if (left > 0) {
      this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.min(left, MINUTE));
      return;
    }
    // Where the backend's clock is behind this one, it is asked again a while later.
    this.#timer = setTimeout(
      () => {
        this.#asked = edge;
        this.#options.onDue();
      },
      this.#asked === edge ? MINUTE / 4 : 0,
    );
  }
}
