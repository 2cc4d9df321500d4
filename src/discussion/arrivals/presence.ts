import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What is looked at: a document, as far as that matters here. */
export type Page = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

/** Milliseconds after which a page that nobody sees is left alone. */
export const LONG = 5 * 60_000;

/** Owns whether anybody may be looking: a page that was hidden for long is `away`, until it is seen again. */
export class Presence implements ReactiveController {
  readonly #page: Page;
  readonly #onAway: () => void;
  readonly #onBack: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #away = false;

  constructor(
    host: ReactiveControllerHost,
    { away, back }: { readonly away: () => void; readonly back: () => void },
    page: Page = document,
  ) {
    this.#page = page;
    this.#onAway = away;
    this.#onBack = back;
    host.addController(this);
  }

  hostConnected(): void {
    this.#page.addEventListener('visibilitychange', this.#onChange);
  }

  hostDisconnected(): void {
    this.#page.removeEventListener('visibilitychange', this.#onChange);
    clearTimeout(this.#timer);
    this.#away = false;
  }

  readonly #onChange = (): void => {
    clearTimeout(this.#timer);
    if (this.#page.hidden) {
      this.#timer = setTimeout(() => {
        this.#away = true;
        this.#onAway();
      }, LONG);
    } else if (this.#away) {
      this.#away = false;
      this.#onBack();
    }
  };
}
