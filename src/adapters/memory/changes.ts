import type { ChangeRow, MemoryData } from './data.ts';

/** Notes that something happened and tells who watches. */
export function noteChange(data: MemoryData, change: ChangeRow): void {
  data.changes.push(change);
  for (const watcher of [...data.watchers]) watcher();
}

/** The number of the last change to what the question is about; `0` before the first. */
export function positionOf(data: MemoryData, isAbout: (change: ChangeRow) => boolean): string {
  return String(data.changes.findLastIndex(isAbout) + 1);
}
