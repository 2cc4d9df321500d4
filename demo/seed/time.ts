import type { WallTime } from 'plein/calendar/calendar.model.js';
import type { Instant } from 'plein/core/core.model.js';

/** The company's own clock. */
export const AMSTERDAM = 'Europe/Amsterdam';

/**
 * A moment before now: `40m` and `3h` by the stopwatch, `12d 21:40` that many days ago at that time in Amsterdam.
 * Days start at 2 and hours end at 23, so that the one always lies before the other, whatever the time is now.
 */
export type When = `${number}m` | `${number}h` | `${number}d ${number}:${number}`;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Turns moments before `now` into instants. */
export function pastOf(now: Date): (when: When) => Instant {
  return (when) => {
    const [, amount, unit, time] = /^(\d+)([mhd])(?: (\d\d:\d\d))?$/.exec(when) ?? [];
    if (unit === 'm' || (unit === 'h' && Number(amount) < 24)) {
      return new Date(now.getTime() - Number(amount) * (unit === 'm' ? MINUTE : HOUR)).toISOString();
    }
    if (time === undefined || Number(amount) < 2) throw new RangeError(`"${when}" is no moment before now`);
    return instantOf(`${dayFrom(now, -Number(amount), AMSTERDAM)}T${time}`, AMSTERDAM);
  };
}

/** The day that lies `days` from now on a calendar in `timeZone`. */
export function dayFrom(now: Date, days: number, timeZone: string): WallTime {
  const [year, month, day] = wallTime(now, timeZone).slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year!, month! - 1, day! + days)).toISOString().slice(0, 10);
}

/** What the clock on the wall shows in `timeZone`, in minutes: `2026-12-03T19:30`. */
export function wallTime(at: Date, timeZone: string): WallTime {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return shown.replace(' ', 'T');
}

/** The instant at which the clock in `timeZone` shows this; the later reading of a time that does not exist. */
export function instantOf(wall: WallTime, timeZone: string): Instant {
  const asUtc = Date.parse(`${wall}Z`);
  const offset = (at: number): number => Date.parse(`${wallTime(new Date(at), timeZone)}Z`) - at;
  const guess = asUtc - offset(asUtc);
  return new Date(asUtc - offset(guess)).toISOString();
}
