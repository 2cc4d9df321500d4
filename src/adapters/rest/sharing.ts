import { throwIfAborted } from '../abort.ts';
import { withSignal } from '../with-signal.ts';

/** Runs equal questions that are asked at the same time as one. It ends when everybody who asked has left. */
export class Sharing {
  readonly #running = new Map<string, Shared>();

  async join<Answer>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<Answer> {
    throwIfAborted(signal);
    const shared = this.#running.get(key) ?? this.#start(key, start);
    shared.askers += 1;
    try {
      return (await withSignal(shared.answer, signal)) as Answer;
    } finally {
      shared.askers -= 1;
      if (shared.askers === 0) this.#end(key, shared);
    }
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<unknown>): Shared {
    const controller = new AbortController();
    const shared: Shared = { answer: start(controller.signal), controller, askers: 0 };
    this.#running.set(key, shared);
    const over = (): void => this.#end(key, shared);
    shared.answer.then(over, over);
    return shared;
  }

  #end(key: string, shared: Shared): void {
    shared.controller.abort();
    if (this.#running.get(key) === shared) this.#running.delete(key);
  }
}

interface Shared {
  readonly answer: Promise<unknown>;
  readonly controller: AbortController;
  askers: number;
}
