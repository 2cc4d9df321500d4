import type { Instant } from '../core/core.model.ts';
import type { WallTime } from './calendar.model.ts';

const WALL_TIME = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/;

/** Whether it is a day, or a day and time, that a calendar and a clock can show. */
export function isWallTime(wall: string): boolean {
  const at = asUtc(wall);
  return at !== undefined && new Date(at).toISOString().startsWith(wall);
}

/** Whether the platform knows the time zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant at which a clock in the zone shows this time; a day begins at midnight. RFC 5545, 3.3.5: a time that
 * comes twice is the first; one that is skipped is read with the offset before the gap.
 */
export function instantOf(wall: WallTime, timeZone: string): Instant {
  const utc = asUtc(wall);
  if (utc === undefined) throw new RangeError(`'${wall}' is no wall time`);
  const day = 86_400_000;
  const offsets = [utc - day, utc + day].map((at) => offsetAt(at, timeZone));
  const [before = 0] = offsets;
  const found = offsets.map((offset) => utc - offset).filter((at) => at + offsetAt(at, timeZone) === utc);
  return new Date(found.length === 0 ? utc - before : Math.min(...found)).toISOString();
}

/** What a clock in the zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1_000) * 1_000;
}

function asUtc(wall: string): number | undefined {
  const found = WALL_TIME.exec(wall);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map((digits) => Number(digits ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute);
}
