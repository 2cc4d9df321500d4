/** Two thousand million comments in a thread, and 100 levels stay within what an index takes. */
export const WIDTH = 6;

/** After every path that starts with `path`, and before every other one that follows it. */
export const END = '~';

/** The path of a thread's `number`-th comment below a parent's path. Sorting by paths reads a thread depth first. */
export function pathBelow(parent: string, number: number): string {
  return parent + number.toString(36).padStart(WIDTH, '0');
}

/** The path of the comment that started a branch. */
export function rootPath(path: string): string {
  return path.slice(0, WIDTH);
}

/** The paths of everything a comment replies to, however indirectly, the root first. */
export function pathsAbove(path: string): readonly string[] {
  const above: string[] = [];
  for (let length = WIDTH; length < path.length; length += WIDTH) above.push(path.slice(0, length));
  return above;
}
