import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PleinError, isAbort } from './errors.ts';

/** What an element has to show. `value` beside `loading` or `failed` is the last good one. */
export type Loaded<Value> =
  | { readonly status: 'loading'; readonly value?: Value }
  | { readonly status: 'ready' | 'empty'; readonly value: Value }
  | { readonly status: 'failed'; readonly error: PleinError; readonly value?: Value }
  | { readonly status: 'unsupported'; readonly value?: never };

/**
 * Owns one thing that an element reads: its state, and the call in flight. A newer call cancels an older one, whose
 * late answer is ignored; a failed refresh keeps the last good value. It does not decide when to read.
 */
export class Load<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #isEmpty: (value: Value) => boolean;
  #flight: AbortController | undefined;
  #state: Loaded<Value> = { status: 'loading' };

  constructor(host: ReactiveControllerHost, isEmpty: (value: Value) => boolean = () => false) {
    this.#host = host;
    this.#isEmpty = isEmpty;
    host.addController(this);
  }

  get state(): Loaded<Value> {
    return this.#state;
  }

  get value(): Value | undefined {
    return this.#state.value;
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Reads. With `fresh`, what was there is of something else and goes at once. Resolves when this call has ended, however. */
  async run(read: (signal: AbortSignal) => Promise<Value>, { fresh = false } = {}): Promise<void> {
    this.cancel();
    const flight = (this.#flight = new AbortController());
    this.#show({ status: 'loading', ...(fresh ? {} : this.#kept) });
    try {
      const value = await read(flight.signal);
      if (this.#flight === flight) this.set(value);
    } catch (thrown) {
      if (this.#flight !== flight || isAbort(thrown)) return;
      this.#show({ status: 'failed', error: PleinError.from(thrown), ...this.#kept });
    }
  }

  /** Takes a value that came by another way: a write's answer, a live change. */
  set(value: Value): void {
    this.#show({ status: this.#isEmpty(value) ? 'empty' : 'ready', value });
  }

  /** The backend has no such thing. */
  unsupported(): void {
    this.cancel();
    this.#show({ status: 'unsupported' });
  }

  /** Forgets everything: what was shown and what is in flight. */
  clear(): void {
    this.cancel();
    this.#show({ status: 'loading' });
  }

  cancel(): void {
    this.#flight?.abort();
    this.#flight = undefined;
  }

  get #kept(): { readonly value?: Value } {
    return this.value === undefined ? {} : { value: this.value };
  }

  #show(state: Loaded<Value>): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
