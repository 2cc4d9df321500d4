import type { Instant } from '../core/core.model.ts';
import type { EventRecord, TransferRecord } from '../transfer/record.model.ts';
import { days } from './fixture.time.ts';

/** Events of the fixture, by what is special about them; each name is the id. */
export const EVENTS = [
  'over',
  'running',
  'open',
  'full',
  'closed',
  'cancelled',
  'to-look-at',
  'race',
  'roomy',
  'in-delft',
  'in-zeist',
  'all-day',
  'in-summer',
] as const;
export type EventName = (typeof EVENTS)[number];

export function eventRecords(now: Instant): readonly TransferRecord[] {
  const event = (id: EventName, startsIn: number, more: Partial<EventRecord> = {}): EventRecord => ({
    type: 'event',
    id,
    uid: `${id}@fixture.example`,
    space: 'nl',
    kind: 'meeting',
    title: `Event ${id}`,
    markdown: `What *${id}* is about`,
    host: { member: 'dewi' },
    allDay: false,
    start: wall(days(now, startsIn)),
    end: wall(days(now, startsIn + 0.5)),
    timeZone: 'UTC',
    status: 'scheduled',
    signUp: true,
    sequence: 0,
    createdAt: days(now, -30),
    changedAt: days(now, -30),
    ...more,
  });
  return [
    event('over', -10),
    event('running', -0.25),
    event('open', 3, { capacity: 3 }),
    event('full', 4, { capacity: 2 }),
    event('closed', 5, { signUpUntil: days(now, -1) }),
    event('cancelled', 6, { status: 'cancelled', statusNote: 'Rain' }),
    event('to-look-at', 7, { signUp: false }),
    event('race', 8, { capacity: 1 }),
    event('roomy', 9, { place: { name: 'The workshop', address: 'Kade 1' }, thread: 'long' }),
    event('in-delft', 10, { space: 'delft' }),
    event('in-zeist', 11, { space: 'zeist' }),
    event('all-day', 12, { allDay: true, start: days(now, 12).slice(0, 10), end: days(now, 13).slice(0, 10) }),
    event('in-summer', 0, { start: '2099-07-01T19:30', end: '2099-07-01T21:00', timeZone: 'Europe/Amsterdam' }),
    { type: 'attendance', occurrence: 'open', member: 'chen', at: days(now, -2) },
    { type: 'attendance', occurrence: 'full', member: 'chen', at: days(now, -2) },
    { type: 'attendance', occurrence: 'full', member: 'dewi', at: days(now, -2) },
    { type: 'attendance', occurrence: 'over', member: 'chen', at: days(now, -20) },
  ];
}

function wall(instant: Instant): string {
  return instant.slice(0, 16);
}
