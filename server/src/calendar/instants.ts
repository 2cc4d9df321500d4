import { instantOf } from 'plein/calendar/walltime.rules.js';
import type { WallTime } from 'plein/calendar/calendar.model.js';

const KEPT = 10_000;

const instants = new Map<string, string>();

/** `instantOf`, remembered: the wall time is the truth and is read often, and time zones are slow to ask. */
export function knownInstant(wall: WallTime, timeZone: string): string {
  const key = `${wall} ${timeZone}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  if (instants.size >= KEPT) instants.clear();
  const instant = instantOf(wall, timeZone);
  instants.set(key, instant);
  return instant;
}
