import { css, type LitElement, type ReactiveController } from 'lit';
import { adopt } from '../core/adopt.ts';
import { watchComing } from '../core/coming.ts';

const NEAR = '300px';
const CODE = 'pre[data-language]:not([data-language=""])';
/** As light as code may be on a light page, and as dark as it may be on a dark one. */
const [DARKEST, LIGHTEST] = [0.42, 0.8];

/**
 * The caret, which code does not have, says how light the text is: not every engine knows the colour of the text in a
 * highlight, so that lightness is handed to it.
 */
const codeColours = css`
  pre[data-language] {
    caret-color: oklch(from currentColor l 0 0);
  }
  ::highlight(plein-keyword) {
    color: var(--plein-code-keyword, oklch(var(--_code-lightness) 0.15 300));
  }
  ::highlight(plein-string) {
    color: var(--plein-code-string, oklch(var(--_code-lightness) 0.1 150));
  }
  ::highlight(plein-number) {
    color: var(--plein-code-number, oklch(var(--_code-lightness) 0.11 40));
  }
  ::highlight(plein-name) {
    color: var(--plein-code-name, oklch(var(--_code-lightness) 0.12 255));
  }
  ::highlight(plein-comment) {
    color: var(--plein-code-comment, oklch(var(--_code-lightness) 0.02 255));
  }
`;

/** Owns the colours of code blocks in an element: those near the window, with code that is fetched for the first. */
export class Highlighting implements ReactiveController {
  readonly #host: LitElement;
  readonly #places: () => readonly ParentNode[];
  readonly #coloured = new Map<HTMLElement, () => void>();
  #watching: AbortController | undefined;
  #seen: IntersectionObserver | undefined;
  #theme: MutationObserver | undefined;
  #lightness = '';
  #frame = 0;

  /** With `places`, where code may stand that anybody comes near to: all of the element unless given. */
  constructor(host: LitElement, places: () => readonly ParentNode[] = () => [host.renderRoot]) {
    this.#host = host;
    this.#places = places;
    host.addController(this);
  }

  hostConnected(): void {
    this.#lookSoon();
    this.#watching = new AbortController();
    watchComing(this.#host.renderRoot, () => this.#lookSoon(), this.#watching.signal);
  }

  hostUpdated(): void {
    this.#lookSoon();
  }

  hostDisconnected(): void {
    for (const [block, clear] of this.#coloured) this.#forget(block, clear);
    cancelAnimationFrame(this.#frame);
    this.#watching?.abort();
    this.#theme?.disconnect();
    this.#theme = undefined;
  }

  #watch(block: HTMLElement): void {
    this.#seen ??= new IntersectionObserver((entries) => this.#onSeen(entries), { rootMargin: NEAR });
    this.#theme ??= this.#followTheme();
    this.#coloured.set(block, () => undefined);
    this.#seen.observe(block);
  }

  #forget(block: HTMLElement, clear: () => void): void {
    clear();
    this.#seen?.unobserve(block);
    this.#coloured.delete(block);
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      this.#seen?.unobserve(target);
      void this.#colour(target as HTMLElement);
    }
  }

  /** Where the code for it cannot be fetched, the block stays plain. */
  async #colour(block: HTMLElement): Promise<void> {
    const loaded = await import('./highlight.ts').catch(() => undefined);
    const code = block.querySelector('code');
    if (loaded === undefined || code === null) return;
    const clear = await loaded.highlight(code, block.dataset['language'] ?? '').catch(() => undefined);
    if (clear === undefined) return;
    if (!this.#coloured.has(block)) return clear();
    adopt(this.#host, codeColours);
    this.#coloured.set(block, clear);
    block.style.setProperty('--_code-lightness', this.#lightness);
    this.#followInk();
  }

  /** Pages switch between light and dark by an attribute of theirs. */
  #followTheme(): MutationObserver {
    const observer = new MutationObserver(() => this.#lookSoon());
    for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true });
    return observer;
  }

  /** Once with the next frame, which computes the page's style anyhow, however often the element was drawn till then. */
  #lookSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#look());
  }

  #look(): void {
    const blocks = this.#places().flatMap((place) => [...place.querySelectorAll<HTMLElement>(CODE)]);
    for (const [block, clear] of this.#coloured) if (!block.isConnected) this.#forget(block, clear);
    for (const block of blocks) if (!this.#coloured.has(block)) this.#watch(block);
    this.#followInk();
  }

  #followInk(): void {
    const [block] = this.#coloured.keys();
    const ink = block && /^oklch\(([\d.]+)/.exec(getComputedStyle(block).caretColor)?.[1];
    const lightness = ink === undefined ? '' : String(Math.min(LIGHTEST, Math.max(DARKEST, Number(ink))));
    if (lightness === '' || lightness === this.#lightness) return;
    this.#lightness = lightness;
    for (const each of this.#coloured.keys()) each.style.setProperty('--_code-lightness', lightness);
  }
}
