const PREFIX = 'plein-folded ';

/** Where a browser keeps, for as long as its tab is open, which branches of a thread were folded. */
export function foldedKey(thread: string): string {
  return PREFIX + thread;
}

/** Whether any branch of a thread was folded before the page was loaded again. */
export function wasFolded(thread: string): boolean {
  try {
    return sessionStorage.getItem(foldedKey(thread)) !== null;
  } catch {
    return false;
  }
}
