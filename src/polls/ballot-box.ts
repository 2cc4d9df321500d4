import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Id, Written } from '../core/core.model.ts';
import { PleinError, isAbort } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { PollMine, PollsPort } from './polls.model.ts';

export type BallotWish = 'vote' | 'withdraw';

/**
 * Owns what the reader has chosen and the write in flight. What is chosen outlives a failed write, and trying again is
 * the same write. It does not own the poll.
 */
export class BallotBox implements ReactiveController {
  sending: BallotWish | undefined;
  /** Why the last write failed, until the next. */
  failure: { readonly wish: BallotWish; readonly error: PleinError } | undefined;

  readonly #host: ReactiveControllerHost;
  #chosen: readonly string[] = [];
  #write: { readonly body: string; readonly id: Id } | undefined;
  #flight: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#flight?.abort();
    this.sending = undefined;
  }

  get chosen(): readonly string[] {
    return this.#chosen;
  }

  choose(options: readonly string[]): void {
    this.#chosen = options;
    this.#host.requestUpdate();
  }

  /** Another poll, or another reader. */
  forget(): void {
    this.hostDisconnected();
    this.#chosen = [];
    this.#write = this.failure = undefined;
    this.#host.requestUpdate();
  }

  /** Resolves to the backend's answer, or to undefined where it failed (see `failure`) or was forgotten. */
  async vote(polls: PollsPort, poll: string): Promise<Written<PollMine> | undefined> {
    const options = this.#chosen;
    return this.#send('vote', `${poll} ${options.join(' ')}`, (write, signal) =>
      polls.vote?.({ poll, options, write }, { signal }),
    );
  }

  async withdraw(polls: PollsPort, poll: string): Promise<Written<PollMine> | undefined> {
    return this.#send('withdraw', poll, (write, signal) => polls.withdraw?.({ poll, write, signal }));
  }

  async #send(
    wish: BallotWish,
    what: string,
    call: (write: Id, signal: AbortSignal) => Promise<Written<PollMine>> | undefined,
  ): Promise<Written<PollMine> | undefined> {
    if (this.sending !== undefined) return undefined;
    const body = `${wish} ${what}`;
    if (this.#write?.body !== body) this.#write = { body, id: newId() };
    const flight = (this.#flight = new AbortController());
    this.#become(wish, undefined);
    try {
      const written = await call(this.#write.id, flight.signal);
      if (flight.signal.aborted) return undefined;
      this.#write = undefined;
      this.#become(undefined, undefined);
      return written;
    } catch (thrown) {
      if (flight.signal.aborted || isAbort(thrown)) return undefined;
      const error = PleinError.from(thrown);
      if (!error.passing) this.#write = undefined;
      this.#become(undefined, { wish, error });
      return undefined;
    }
  }

  #become(sending: BallotWish | undefined, failure: BallotBox['failure']): void {
    this.sending = sending;
    this.failure = failure;
    this.#host.requestUpdate();
  }
}
