import type { LitElement, ReactiveController } from 'lit';
import { adopt } from '../../core/adopt.ts';
import type { Id } from '../../core/core.model.ts';
import { commentAnchor } from '../reading/permalink.ts';
import { nearComments } from '../staying/near.ts';
import { steadyStyles } from './steady.styles.ts';

const HELD = 'data-held';

/**
 * Owns that nothing moves under who reads while others change a comment in sight: it stays as high as it was, with the
 * rest of a longer text to scroll to, until it is out of sight or the reader presses something in it.
 */
export class Steady implements ReactiveController {
  readonly #host: LitElement;
  readonly #root: ShadowRoot;
  readonly #watcher: IntersectionObserver;
  #changing: (readonly [box: HTMLElement, before: DOMRect])[] = [];
  /** What is left of a branch, and how high that was. */
  #left: readonly [comment: Id, height: number] | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    this.#root = host.renderRoot as ShadowRoot;
    this.#watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) if (mayMove(entry)) this.#free(entry.target);
    });
    adopt(host, steadyStyles);
    this.#root.addEventListener('click', ({ target }) => this.#free((target as Element).closest(`[${HELD}]`)));
    host.addController(this);
  }

  hostUpdated(): void {
    const changing = this.#changing.splice(0);
    // What stands above a text holds that where it is, before the whole has to.
    for (const [box, { height }] of changing.toReversed()) {
      if (!box.isConnected || box.getBoundingClientRect().height === height) continue;
      this.#hold(box, height);
      if (box.scrollHeight > box.clientHeight) box.setAttribute(HELD, 'more');
    }
    const row = this.#left && this.#rowOf(this.#left[0]);
    if (row) this.#hold(row, this.#left![1]);
    this.#left = undefined;
    if (changing[0] !== undefined) this.#follow(changing[0]);
  }

  hostDisconnected(): void {
    this.#watcher.disconnect();
    for (const box of this.#root.querySelectorAll(`[${HELD}]`)) this.#free(box);
  }

  /** A comment, and what its change does to others, is about to be drawn as it is by now. */
  keep(): void {
    if (this.#changing.length > 0) return;
    // Where nothing came of it, nobody is held to where they were.
    void this.#host.updateComplete.then(() => this.#changing.splice(0));
    const boxes = nearComments(this.#root).flatMap((each) => [
      ...each.querySelectorAll<HTMLElement>('article.comment, [part="comment-header"]'),
    ]);
    for (const box of boxes) {
      const before = box.getBoundingClientRect();
      if (before.bottom > 0 && before.top < innerHeight) this.#changing.push([box, before]);
    }
  }

  /** A branch in sight is about to be drawn as the comment that is left of it. */
  keepBranch(root: Id, left: Id): void {
    const { top, bottom, height } = this.#rowOf(root)?.getBoundingClientRect() ?? new DOMRect();
    if (bottom > 0 && top < innerHeight) this.#left = [left, height];
  }

  #rowOf(comment: Id): HTMLElement | null | undefined {
    return this.#root.getElementById(commentAnchor(comment))?.closest('li');
  }

  #hold(box: HTMLElement, height: number): void {
    box.style.setProperty('--_held', `${height}px`);
    box.setAttribute(HELD, '');
    this.#watcher.observe(box);
  }

  /** Where something came to stand above, what is read stays where it is. */
  #follow([box, { top }]: readonly [HTMLElement, DOMRect]): void {
    const moved = box.isConnected ? box.getBoundingClientRect().top - top : 0;
    if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
  }

  #free(box: Element | null): void {
    if (box === null) return;
    this.#watcher.unobserve(box);
    box.removeAttribute(HELD);
  }
}

/** It is out of sight: below, or above in a browser that keeps in place what is in sight. */
function mayMove({ isIntersecting, boundingClientRect: { top } }: IntersectionObserverEntry): boolean {
  return !isIntersecting && (top > 0 || CSS.supports('overflow-anchor', 'auto'));
}
