import type { Occurrence } from '../../src/calendar/calendar.model.ts';
import { instantOf } from '../../src/calendar/walltime.rules.ts';
import { paragraphs } from '../../src/text/text.rules.ts';

/** An evening in Utrecht, with what a test wants otherwise. Its instants follow from its wall time and zone. */
export function occurrence(own: Partial<Occurrence> = {}): Occurrence {
  const { start = '2026-12-03T19:30', end = '2026-12-03T21:00', timeZone = 'Europe/Amsterdam' } = own;
  return {
    id: 'evening',
    uid: 'evening@lindewiel.example',
    event: '0190a5b0-0000-7000-8000-000000000001',
    space: 'utrecht',
    kind: 'workshop',
    title: 'Bleed your own brakes',
    summary: paragraphs('Bring your bicycle; we have the oil.'),
    allDay: false,
    start,
    end,
    timeZone,
    startsAt: instantOf(start, timeZone),
    endsAt: instantOf(end, timeZone),
    place: { name: 'Wielmaker Oudewerf', address: 'Oudewerf 12, Utrecht' },
    status: 'scheduled',
    signUp: true,
    capacity: 12,
    attendeeCount: 5,
    sequence: 2,
    createdAt: '2026-10-01T09:00:00.000Z',
    changedAt: '2026-11-01T09:00:00.000Z',
    ...own,
  };
}
