import type { Instant } from '../core/core.model.ts';
import type { Occurrence, WallTime } from './calendar.model.ts';
import { addDays, isTimeZone, isWallTime, offsetAt, wallTimeOf } from './walltime.rules.ts';

/** One day of an agenda. Without a day it is what began on an earlier day and still goes on. */
export interface AgendaDay {
  readonly day?: WallTime;
  readonly occurrences: readonly Occurrence[];
}

/** Whether every time in it is one, so that it can be shown; a foreign backend's may not be. */
export function isShowable(occurrence: Occurrence): boolean {
  return (
    [occurrence.start, occurrence.end].every(isWallTime) &&
    [occurrence.startsAt, occurrence.endsAt].every((instant) => Number.isFinite(Date.parse(instant))) &&
    isTimeZone(occurrence.timeZone)
  );
}

/** The zone whose clock one needs: the place's where there is a place to go to, one's own where one joins from afar. */
export function mainZone(
  occurrence: Pick<Occurrence, 'place' | 'onlineUrl' | 'kind' | 'timeZone'>,
  own: string,
): string {
  const online = occurrence.place === undefined && (occurrence.onlineUrl !== undefined || occurrence.kind === 'online');
  return online ? own : occurrence.timeZone;
}

/** The zone to show beside it: undefined where both clocks show the same, or where it is about whole days. */
export function otherZone(occurrence: Occurrence, own: string): string | undefined {
  if (occurrence.allDay) return undefined;
  const other = mainZone(occurrence, own) === own ? occurrence.timeZone : own;
  const differs = [occurrence.startsAt, occurrence.endsAt].some(
    (instant) => offsetAt(Date.parse(instant), own) !== offsetAt(Date.parse(instant), occurrence.timeZone),
  );
  return differs ? other : undefined;
}

/** The first day that an occurrence is on, by the clock that matters for it. */
export function firstDay(occurrence: Occurrence, own: string): WallTime {
  const { allDay, start, startsAt } = occurrence;
  return (allDay ? start : wallTimeOf(startsAt, mainZone(occurrence, own))).slice(0, 10);
}

/** The last day of it: an end at midnight is the day before's. */
export function lastDay(occurrence: Occurrence, own: string): WallTime {
  const { allDay, end, endsAt, startsAt } = occurrence;
  if (allDay) return addDays(end, -1);
  const last = Math.max(Date.parse(startsAt), Date.parse(endsAt) - 60_000);
  return wallTimeOf(last, mainZone(occurrence, own)).slice(0, 10);
}

/** Occurrences by the day they begin on, days and occurrences in order; first what goes on since an earlier day. */
export function agenda(occurrences: readonly Occurrence[], own: string, now: Instant): readonly AgendaDay[] {
  const today = wallTimeOf(now, own).slice(0, 10);
  const inOrder = occurrences.toSorted(
    (a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || Number(b.allDay) - Number(a.allDay),
  );
  const days = Map.groupBy(inOrder, (occurrence) => {
    const day = firstDay(occurrence, own);
    return day < today ? '' : day;
  });
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, of]) => (day === '' ? { occurrences: of } : { day, occurrences: of }));
}
