import type { Instant } from '../core/core.model.ts';
import { plainText, safeUrl } from '../text/text.rules.ts';
import type { EventStatus, Occurrence, WallTime } from './calendar.model.ts';
import { timeZoneLines } from './timezone.ics.ts';
import { isWallTime } from './walltime.rules.ts';

export interface IcsOptions {
  /** The instant at which the file is made (DTSTAMP). */
  readonly now: Instant;
  /** What a calendar app calls it. */
  readonly name: string;
}

const STATUS: Readonly<Record<EventStatus, string>> = {
  scheduled: 'CONFIRMED',
  postponed: 'TENTATIVE',
  cancelled: 'CANCELLED',
};

/**
 * Occurrences as an iCalendar file (RFC 5545, with NAME, REFRESH-INTERVAL and CONFERENCE of RFC 7986): published, in
 * the wall time of each zone, with every zone that it names. Cancelled ones stay in it, as cancelled.
 */
export function toIcs(occurrences: readonly Occurrence[], { now, name }: IcsOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plein//Plein Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...[...zonesOf(occurrences)].flatMap(([timeZone, years]) => timeZoneLines(timeZone, years)),
    ...occurrences.flatMap((occurrence) => eventLines(occurrence, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** TEXT as RFC 5545, 3.3.11 has it; control characters, which may not occur, are left out. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** A content line in pieces of at most 75 octets, each after the first led by a space; no character is cut in two. */
export function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function eventLines(occurrence: Occurrence, now: Instant): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(occurrence.uid)}`,
    `DTSTAMP:${utc(now)}`,
    `CREATED:${utc(occurrence.createdAt)}`,
    `LAST-MODIFIED:${utc(occurrence.changedAt)}`,
    `SEQUENCE:${Math.trunc(occurrence.sequence)}`,
    time('DTSTART', occurrence.start, occurrence),
    time('DTEND', occurrence.end, occurrence),
    `SUMMARY:${escapeText(occurrence.title)}`,
    ...property('DESCRIPTION', description(occurrence)),
    ...property('LOCATION', [occurrence.place?.name, occurrence.place?.address].filter(Boolean).join(', ')),
    ...address('CONFERENCE;VALUE=URI', occurrence.onlineUrl),
    ...address('URL', occurrence.url),
    `STATUS:${STATUS[occurrence.status]}`,
    `CATEGORIES:${escapeText(occurrence.kind)}`,
    'END:VEVENT',
  ];
}

/** The organiser's words, and what became of the event before them. Not every app shows CONFERENCE. */
function description({ statusNote, summary, onlineUrl }: Occurrence): string {
  const join = onlineUrl === undefined ? undefined : safeUrl(onlineUrl);
  return [statusNote, plainText(summary), join].filter(Boolean).join('\n\n');
}

function property(name: string, text: string): readonly string[] {
  return text === '' ? [] : [`${name}:${escapeText(text)}`];
}

function address(name: string, url: string | undefined): readonly string[] {
  const safe = url === undefined ? undefined : safeUrl(url);
  return safe === undefined ? [] : [`${name}:${safe}`];
}

function time(name: string, wall: WallTime, { allDay, timeZone }: Occurrence): string {
  if (!isWallTime(wall)) throw new RangeError(`'${wall}' is no wall time`);
  const digits = wall.replace(/[-:]/g, '');
  if (allDay) return `${name};VALUE=DATE:${digits.slice(0, 8)}`;
  const local = digits.includes('T') ? `${digits}00` : `${digits}T000000`;
  return isUtc(timeZone) ? `${name}:${local}Z` : `${name};TZID=${timeZone}:${local}`;
}

function utc(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** The zones that timed occurrences are in, with the years they are needed for. */
function zonesOf(occurrences: readonly Occurrence[]): ReadonlyMap<string, ReadonlySet<number>> {
  const zones = new Map<string, Set<number>>();
  for (const { allDay, timeZone, start, end } of occurrences) {
    if (allDay || isUtc(timeZone)) continue;
    const years = zones.get(timeZone) ?? new Set();
    zones.set(timeZone, years.add(Number(start.slice(0, 4))).add(Number(end.slice(0, 4))));
  }
  return zones;
}

function isUtc(timeZone: string): boolean {
  return timeZone === 'UTC' || timeZone === 'Etc/UTC';
}
