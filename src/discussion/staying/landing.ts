/** Milliseconds in which all that comes into sight has been laid out. */
const SETTLING = 1_000;

/**
 * Brings a comment into sight and keeps it there while the browser lays out what stands around it: of what was far from
 * sight it had only guessed how high it is. Ends as soon as the reader does anything.
 */
export function land(comment: HTMLElement, block: ScrollLogicalPosition): void {
  const left = new AbortController();
  for (const type of ['wheel', 'pointerdown', 'keydown', 'focusin'])
    addEventListener(type, () => left.abort(), { capture: true, passive: true, signal: left.signal });
  setTimeout(() => left.abort(), SETTLING);
  const go = (): void => {
    if (left.signal.aborted) return;
    comment.scrollIntoView({ block, behavior: 'instant' });
    requestAnimationFrame(go);
  };
  go();
}
