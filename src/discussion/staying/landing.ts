import type { LitElement } from 'lit';

/** Milliseconds in which all that comes into sight has been laid out. */
const SETTLING = 1_000;

/**
 * Brings a comment into sight and keeps it there while the browser lays out what stands around it: of what was far from
 * sight it had only guessed how high it is. Ends as soon as the reader does anything.
 */
export function land(host: LitElement, comment: HTMLElement, block: ScrollLogicalPosition): void {
  const go = (): void => comment.scrollIntoView({ block });
  const watcher = new ResizeObserver(go);
  const left = new AbortController();
  left.signal.addEventListener('abort', () => watcher.disconnect());
  for (const type of ['wheel', 'pointerdown', 'keydown', 'focusin'])
    addEventListener(type, () => left.abort(), { capture: true, passive: true, signal: left.signal });
  setTimeout(() => left.abort(), SETTLING);
  for (const list of host.renderRoot.querySelectorAll('[part~=comments]')) watcher.observe(list);
  go();
}
