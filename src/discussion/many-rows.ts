import type { ChildPart } from 'lit/directive.js';
import type { DrawRows, RowList, Rows } from './rows.ts';

/** Milliseconds of a part: short enough for a frame, a key or a tap in between. */
const PART = 16;

const watched = new WeakSet<Rows>();

/**
 * Draws many items: what is new or near at once, as far as time allows, and the others in parts, so that neither a long
 * list nor a change to it keeps anybody waiting. Resolves when all are drawn, or another list has taken its place.
 */
export async function drawMany(owner: Rows, part: ChildPart, draw: DrawRows, list: RowList<unknown>): Promise<void> {
  watch(owner, part);
  let first = true;
  let missing = false;
  const drawPart = (): boolean => {
    const until = performance.now() + PART;
    let isLeft = false;
    draw((row, item) => {
      const isLater = (first && row?.far && row.item === item) || performance.now() > until;
      isLeft ||= isLater;
      missing ||= isLater && row === undefined;
      return !isLater;
    });
    first = false;
    return isLeft;
  };
  if (!drawPart()) return;
  const rest = (async () => {
    do await pause();
    while (owner.list === list && drawPart());
  })();
  if (missing) list.wait?.(rest);
  await rest;
}

/** Learns from the browser which rows it does not lay out. */
function watch(owner: Rows, { parentNode }: ChildPart): void {
  if (watched.has(owner)) return;
  watched.add(owner);
  parentNode.addEventListener('contentvisibilityautostatechange', (event) => {
    const { skipped } = event as ContentVisibilityAutoStateChangeEvent;
    const box = event.composedPath().find((node) => (node as Node).parentNode === parentNode);
    for (const row of owner.rows.values()) if (row.box === box) row.far = skipped;
  });
}

/** Lets the browser do what else it has to. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
