import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Long enough for a burst to become one sentence. */
const GATHER = 800;

/** Owns what a widget says to those who listen: one sentence at a time, the last of a burst. The widget draws `words` in its one live region. */
export class Announcer implements ReactiveController {
  words = '';

  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next: (() => string) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Says something that answers what the reader just did. */
  say(words: string): void {
    // The same sentence twice in a row would not be heard: the space makes it another.
    this.words = words === this.words ? `${words}\u00a0` : words;
    this.#host.requestUpdate();
  }

  /** Says something that came by itself, once things are quiet; `words` is asked for at that moment. */
  gather(words: () => string): void {
    this.#next = words;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const said = this.#next?.() ?? '';
      if (said !== '') this.say(said);
    }, GATHER);
  }
}
