import type { LitElement, ReactiveController } from 'lit';
import { watchComing } from '../../core/coming.ts';
import type { Id } from '../../core/core.model.ts';
import { commentAnchor } from '../reading/permalink.ts';
import { nearComments } from '../staying/near.ts';

/** So many comments are asked about wherever they stand. */
const FEW = 200;

/**
 * Owns which comments the reader's part of a thread is read for: of many, those near to what is seen, and others once
 * the reader comes near to them. So ten thousand comments cost one request, and one more for each few screens.
 */
export class AtHand implements ReactiveController {
  readonly #host: LitElement;
  readonly #onNear: () => Promise<void>;
  #watching: AbortController | undefined;
  #came = false;
  #following = false;

  /** `onNear` reads what there may be more to read; it is called again when that is done. */
  constructor(host: LitElement, onNear: () => Promise<void>) {
    this.#host = host;
    this.#onNear = onNear;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watching = new AbortController();
    watchComing(this.#root, this.#onCome, this.#watching.signal);
  }

  hostDisconnected(): void {
    this.#watching?.abort();
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

  readonly #onCome = (): void => {
    this.#came = true;
    if (!this.#following) void this.#follow();
  };

  async #follow(): Promise<void> {
    this.#following = true;
    while (this.#came) {
      this.#came = false;
      await this.#onNear();
    }
    this.#following = false;
  }
}
