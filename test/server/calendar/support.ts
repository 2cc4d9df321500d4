import type { EventRecord } from '../../../src/transfer/record.model.ts';
import { COMMUNITY } from '../support/server.ts';

export function eventRecord(id: string, fields: Partial<EventRecord> = {}): EventRecord {
  return {
    type: 'event',
    id,
    uid: `${id}@events.example.test`,
    space: COMMUNITY,
    kind: 'ride',
    title: `Event ${id}`,
    markdown: 'Bring a *helmet*.',
    allDay: false,
    start: '2026-06-10T19:30',
    end: '2026-06-10T21:00',
    timeZone: 'Europe/Amsterdam',
    status: 'scheduled',
    signUp: true,
    sequence: 0,
    createdAt: '2026-05-01T08:00:00.000Z',
    changedAt: '2026-05-01T08:00:00.000Z',
    ...fields,
  };
}
