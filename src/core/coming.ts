/** Milliseconds in which what happens at once is gathered, and after which what came near is laid out. */
const GATHERED = 100;

/**
 * Calls `come` once the reader may have come near to what the browser did not lay out before, until `signal` aborts. Not
 * every engine tells of all of that: then the focus and the end of scrolling do.
 */
export function watchComing(root: Node, come: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onChange = (event: Event): void => {
    if ('skipped' in event && event.skipped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!signal.aborted) come();
    }, GATHERED);
  };
  for (const type of ['contentvisibilityautostatechange', 'focusin']) root.addEventListener(type, onChange, { signal });
  document.addEventListener('onscrollend' in document ? 'scrollend' : 'scroll', onChange, { signal });
}
