import type { CalendarPort, Occurrence, OccurrenceMine } from '../../calendar/calendar.model.ts';
import { refuseCancel, refuseSignUp } from '../../calendar/calendar.rules.ts';
import { spaceLineage } from '../../community/community.rules.ts';
import type { Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { actorIn, authorIn, begin, once, present, refuse, type MemoryClient } from './client.ts';
import { noteChange, positionOf } from './changes.ts';
import { textOf, type EventRow } from './data.ts';
import { listing, pageOf } from './paging.ts';

const FIELDS = [
  'id',
  'uid',
  'space',
  'kind',
  'title',
  'allDay',
  'start',
  'end',
  'timeZone',
  'startsAt',
  'endsAt',
] as const;
const MORE = [
  'place',
  'onlineUrl',
  'url',
  'status',
  'statusNote',
  'signUp',
  'capacity',
  'signUpUntil',
  'thread',
] as const;
const TIMES = ['sequence', 'createdAt', 'changedAt'] as const;

export function memoryCalendar(client: MemoryClient): CalendarPort {
  const { data } = client;
  return {
    async listOccurrences(request = {}) {
      await begin(client, request.signal);
      const { space, from = client.now(), until } = request;
      const rows = data.events
        .filter((row) => space === undefined || spaceLineage(row.space, data.spaces).includes(space))
        .filter((row) => row.endsAt > utc(from) && (until === undefined || row.startsAt < utc(until)));
      const list = listing({ name: `occurrences ${space}`, rows, key: (row) => [row.startsAt, row.id] });
      const page = pageOf(list, request, (row) => occurrenceView(client, row));
      return { ...page, position: positionOf(data, (change) => change.type === 'occurrence') };
    },
    async readOccurrence(id, options) {
      await begin(client, options?.signal);
      return occurrenceView(client, found(client, id));
    },
    async readMine(occurrences, options) {
      await begin(client, options?.signal);
      if (client.member === undefined) throw new PleinError('not-signed-in');
      const rows = data.events.filter((row) => occurrences.includes(row.id));
      return Object.fromEntries(rows.map((row) => [row.id, mine(client, row)]));
    },
    async signUp({ occurrence, write, signal }) {
      await begin(client, signal);
      return once(client, write, ['signUp', occurrence], ({ id }) => attend(client, found(client, occurrence), id));
    },
    async cancelSignUp({ occurrence, write, signal }) {
      await begin(client, signal);
      return once(client, write, ['cancel', occurrence], ({ id }) => leave(client, found(client, occurrence), id));
    },
  };
}

/** An occurrence as everyone sees it. */
export function occurrenceView(client: MemoryClient, row: EventRow): Occurrence {
  const { summary: text, markdown, host } = row;
  return {
    ...present(row, FIELDS),
    ...present(row, MORE),
    ...present(row, TIMES),
    event: row.id,
    summary: text ?? (markdown === undefined ? [] : textOf(client.data, row)),
    ...(host === undefined ? {} : { host: authorIn(client, host, row.space) }),
    attendeeCount: client.data.attendances.filter((attendance) => attendance.occurrence === row.id).length,
  };
}

function mine(client: MemoryClient, row: EventRow): OccurrenceMine {
  const actor = actorIn(client, row.space);
  const signedUp = client.data.attendances.some((each) => each.occurrence === row.id && each.member === actor?.member);
  const occurrence = occurrenceView(client, row);
  return {
    signedUp,
    can: {
      signUp: !signedUp && refuseSignUp(actor, occurrence, client.now()) === undefined,
      cancel: signedUp && refuseCancel(actor, occurrence, client.now()) === undefined,
    },
  };
}

function attend(client: MemoryClient, row: EventRow, member: string): Written<Occurrence> {
  if (mine(client, row).signedUp) return { status: 'published', value: occurrenceView(client, row) };
  refuse(refuseSignUp(actorIn(client, row.space), occurrenceView(client, row), client.now()));
  client.data.attendances.push({ type: 'attendance', occurrence: row.id, member, at: client.now() });
  return changed(client, row);
}

function leave(client: MemoryClient, row: EventRow, member: string): Written<Occurrence> {
  const { attendances } = client.data;
  const index = attendances.findIndex((each) => each.occurrence === row.id && each.member === member);
  if (index < 0) return { status: 'published', value: occurrenceView(client, row) };
  refuse(refuseCancel(actorIn(client, row.space), row, client.now()));
  attendances.splice(index, 1);
  return changed(client, row);
}

function changed(client: MemoryClient, row: EventRow): Written<Occurrence> {
  noteChange(client.data, { topic: `occurrence:${row.id}`, type: 'occurrence', id: row.id });
  return { status: 'published', value: occurrenceView(client, row) };
}

function found(client: MemoryClient, id: string): EventRow {
  const row = client.data.events.find((candidate) => candidate.id === id);
  if (row === undefined) throw new PleinError('not-found');
  return row;
}

function utc(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new PleinError('invalid');
  return new Date(at).toISOString();
}
