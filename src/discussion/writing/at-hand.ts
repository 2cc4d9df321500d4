import type { LitElement, ReactiveController } from 'lit';
import type { Id } from '../../core/core.model.ts';
import { commentAnchor } from '../reading/permalink.ts';
import { nearComments } from '../staying/near.ts';

/** So many comments are asked about wherever they stand. */
const FEW = 200;
/** Milliseconds in which those that came near are gathered. */
const GATHERED = 100;
/** What tells that the reader came elsewhere: not every engine has the first of these for all that it lays out. */
const TELLING = ['contentvisibilityautostatechange', 'focusin'] as const;

/**
 * Owns which comments the reader's part of a thread is read for: of many, those near to what is seen, and others once
 * the reader comes near to them. So ten thousand comments cost one request, and one more for each few screens.
 */
export class AtHand implements ReactiveController {
  readonly #host: LitElement;
  readonly #onNear: () => Promise<void>;
  #came = false;
  #following = false;

  /** `onNear` reads what there may be more to read; it is called again when that is done. */
  constructor(host: LitElement, onNear: () => Promise<void>) {
    this.#host = host;
    this.#onNear = onNear;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of TELLING) this.#root.addEventListener(type, this.#onChange);
    document.addEventListener('scrollend', this.#onChange);
  }

  hostDisconnected(): void {
    for (const type of TELLING) this.#root.removeEventListener(type, this.#onChange);
    document.removeEventListener('scrollend', this.#onChange);
    this.#came = false;
  }

  /** Of comments about which nothing is known, those to ask about now. */
  of(unknown: readonly Id[]): readonly Id[] {
    if (unknown.length <= FEW) return unknown;
    const parts = nearComments(this.#root);
    const near = new Set(parts.flatMap((part) => [...part.getElementsByTagName('article')].map(({ id }) => id)));
    return unknown.filter((id) => near.has(commentAnchor(id)));
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot;
  }

  readonly #onChange = (event: Event): void => {
    if ('skipped' in event && event.skipped) return;
    this.#came = true;
    if (!this.#following) void this.#follow();
  };

  async #follow(): Promise<void> {
    this.#following = true;
    while (this.#came) {
      await new Promise((resolve) => {
        setTimeout(resolve, GATHERED);
      });
      if (!this.#came) break;
      this.#came = false;
      await this.#onNear();
    }
    this.#following = false;
  }
}
