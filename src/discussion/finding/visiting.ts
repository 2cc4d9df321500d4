import type { LitElement, ReactiveController } from 'lit';

/** How long somebody looks at a thread before they have been here, in milliseconds. */
const LOOK = 2_000;

/** Owns when a thread counts as visited: once it was in sight for a while, in a page that is. Nothing waits for it. */
export class Visiting implements ReactiveController {
  readonly #host: LitElement;
  #watcher: IntersectionObserver | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #inSight = false;
  #visit: (() => Promise<void>) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    this.#watcher = new IntersectionObserver((entries) => {
      this.#inSight = entries.at(-1)?.isIntersecting === true;
      this.#look();
    });
    this.#watcher.observe(this.#host);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#watcher?.disconnect();
    this.#inSight = false;
    this.#look();
  }

  /** What to call once they have been here; nothing where that is known, or there is nobody to know it of. */
  expect(visit: (() => Promise<void>) | undefined): void {
    this.#visit = visit;
    this.#look();
  }

  readonly #look = (): void => {
    clearTimeout(this.#timer);
    if (this.#visit === undefined || !this.#inSight || document.hidden) return;
    this.#timer = setTimeout(() => {
      const visit = this.#visit;
      this.#visit = undefined;
      // Whoever was not noticed is told the same as new the next time: nothing is lost.
      void visit?.().catch(() => undefined);
    }, LOOK);
  };
}
