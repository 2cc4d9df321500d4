import { format, formatsOf } from '../core/formats.ts';
import type { Localize } from '../core/localize.ts';
import { dateIn } from '../core/intl.ts';
import type { Occurrence } from './calendar.model.ts';
import type { CalendarKey } from './calendar.strings.ts';
import { firstDay, lastDay, mainZone, otherZone } from './agenda.rules.ts';
import { addDays, wallTimeOf } from './walltime.rules.ts';

const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;
const SHORT_DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const FULL_DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const DAY_LENGTH = 86_400_000;

/** The times of an occurrence in words: what the clock that matters shows, and what the other one does. */
export interface OccurrenceTimes {
  /** The first day in full, for those who do not see the heading above. */
  readonly day: string;
  readonly main: string;
  /** Present where the other clock shows another time. */
  readonly other?: string;
}

export function occurrenceTimes(occurrence: Occurrence, own: string, words: Localize<CalendarKey>): OccurrenceTimes {
  const day = dayText(firstDay(occurrence, own), words, FULL_DAY);
  if (occurrence.allDay) return { day, main: allDayText(occurrence, own, words) };
  const zone = mainZone(occurrence, own);
  const main = rangeText(occurrence, zone, words);
  const other = otherZone(occurrence, own);
  return other === undefined ? { day, main } : { day, main, other: otherText(occurrence, zone, other, own, words) };
}

/** A day's name, from its date alone. */
function dayText(day: string, words: Localize<CalendarKey>, options: Intl.DateTimeFormatOptions): string {
  return dateIn(words, `${day}T12:00Z`, { ...options, timeZone: 'UTC' });
}

/** The heading of a day in an agenda; without a day, of what began earlier and goes on. */
export function dayHeading(day: string | undefined, now: number, own: string, words: Localize<CalendarKey>): string {
  if (day === undefined) return words.text('running');
  const today = wallTimeOf(now, own).slice(0, 10);
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const name = dayText(day, words, { weekday: 'long', day: 'numeric', month: 'long', ...year });
  if (day === today) return words.text('today', { day: name });
  return day === addDays(today, 1) ? words.text('tomorrow', { day: name }) : name;
}

function dateRange(
  [from, to]: readonly [string, string],
  words: Localize<CalendarKey>,
  options: Intl.DateTimeFormatOptions,
): string {
  return format('DateTimeFormat', formatsOf(words), options).formatRange(new Date(from), new Date(to));
}

function allDayText(occurrence: Occurrence, own: string, words: Localize<CalendarKey>): string {
  const [first, last] = [firstDay(occurrence, own), lastDay(occurrence, own)];
  if (last <= first) return words.text('allDay');
  const days = dateRange([`${first}T12:00Z`, `${last}T12:00Z`], words, { ...SHORT_DAY, timeZone: 'UTC' });
  return words.text('allDays', { days });
}

/** Times of one day by themselves; a night's end with its weekday; days with their dates. */
function rangeText({ startsAt, endsAt }: Occurrence, timeZone: string, words: Localize<CalendarKey>): string {
  const sameDay = dayIn(startsAt, timeZone) === dayIn(endsAt, timeZone);
  if (sameDay) return dateRange([startsAt, endsAt], words, { ...CLOCK, timeZone });
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  if (length >= DAY_LENGTH) return dateRange([startsAt, endsAt], words, { ...SHORT_DAY, ...CLOCK, timeZone });
  return words.text('range', {
    from: dateIn(words, startsAt, { ...CLOCK, timeZone }),
    to: dateIn(words, endsAt, { weekday: 'short', ...CLOCK, timeZone }),
  });
}

function otherText(
  occurrence: Occurrence,
  main: string,
  other: string,
  own: string,
  words: Localize<CalendarKey>,
): string {
  const { startsAt } = occurrence;
  const day =
    dayIn(startsAt, other) === dayIn(startsAt, main) ? '' : dateIn(words, startsAt, { ...SHORT_DAY, timeZone: other });
  const times = rangeText(occurrence, other, words);
  const when = day === '' ? times : words.text('onDay', { day, times });
  return other === own
    ? words.text('yourTime', { when })
    : words.text('zoneTime', { when, zone: zoneName(startsAt, other, words) });
}

function dayIn(instant: string, timeZone: string): string {
  return wallTimeOf(instant, timeZone).slice(0, 10);
}

function zoneName(instant: string, timeZone: string, words: Localize<CalendarKey>): string {
  const zones = new Intl.DateTimeFormat(formatsOf(words), { timeZone, timeZoneName: 'longGeneric' });
  return zones.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
