/** The start of a branch: its number in its thread, and when it was written. */
export interface Start {
  readonly number: number;
  readonly at: string;
}

/** Where a branch stood and where it is to stand. */
export interface Renumbered {
  readonly from: number;
  readonly to: number;
}

export interface Woven {
  /** The branches that were there and have to make room. */
  readonly moved: readonly Renumbered[];
  /** The branches that come in. */
  readonly added: readonly Renumbered[];
  readonly last: number;
}

/**
 * Numbers for the branches of two threads in one: those that come in each before the first that was written later.
 * Those that are there keep their order, and their numbers where there is room.
 */
export function weave(there: readonly Start[], coming: readonly Start[]): Woven {
  const queue = coming.toSorted((a, b) => (a.at === b.at ? a.number - b.number : a.at < b.at ? -1 : 1));
  const moved: Renumbered[] = [];
  const added: Renumbered[] = [];
  let next = 0;
  let last = 0;
  const add = (branch: Start): void => void added.push({ from: branch.number, to: (last += 1) });
  for (const { number, at } of there.toSorted((a, b) => a.number - b.number)) {
    while (next < queue.length && queue[next]!.at < at) add(queue[next++]!);
    last = Math.max(number, last + 1);
    if (last !== number) moved.push({ from: number, to: last });
  }
  while (next < queue.length) add(queue[next++]!);
  return { moved, added, last };
}
