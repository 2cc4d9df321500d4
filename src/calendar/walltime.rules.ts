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

/** What a clock in the zone shows at an instant, to the minute. */
export function wallTimeOf(instant: Instant | number, timeZone: string): WallTime {
  const at = new Date(instant).getTime();
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}

/** The day after (or before, with a negative count) a day. */
export function addDays(day: WallTime, count: number): WallTime {
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** What a clock in the zone is ahead of UTC at an instant, both in milliseconds. */
export function offsetAt(at: number, timeZone: string): number {
  const shown = new Map(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? NaN;
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    Math.floor(at / 1_000) * 1_000
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs far more than using it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}

function asUtc(wall: string): number | undefined {
  const found = WALL_TIME.exec(wall);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map((digits) => Number(digits ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute);
}
