import type { Occurrence } from './calendar.model.ts';
import { toIcs } from './calendar.ics.ts';

/** Gives the reader a file of one occurrence, for a backend that serves none. */
export function downloadIcs(occurrence: Occurrence, now: number): void {
  const ics = toIcs([occurrence], { now: new Date(now).toISOString(), name: occurrence.title });
  const address = URL.createObjectURL(new Blob([ics], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${occurrence.start.slice(0, 10)}.ics`;
  link.click();
  // The browser has taken what it needs once the click is handled, a moment later in some.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
