import { Type } from '@sinclair/typebox';
import { toIcs } from 'plein/calendar/calendar.ics.js';
import type { Occurrence } from 'plein/calendar/calendar.model.js';
import { readCommunity } from '../community/store.ts';
import { cacheable } from '../http/door.ts';
import { Refusal } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import { Cursor, Id, IdList, Limit, SpaceId, Time, fields, instantOf, listOf, writtenOf } from '../http/schemas.ts';
import { LIMITS } from '../limits.ts';
import { cancelSignUp, readOccurrencesMine, signUp } from './attendance.ts';
import { OccurrencePageSchema, OccurrenceSchema, OccurrencesMineSchema } from './schema.ts';
import { listOccurrences, readOccurrence } from './store.ts';

const ICS = 'text/calendar; charset=utf-8';
/** How far back a calendar file reaches, in milliseconds: a month. */
const BACKWARD = 31 * 86_400_000;
const EPOCH = '1970-01-01T00:00:00.000Z';

const params = fields({ id: Id });
const written = { 200: { description: 'What became of it.', schema: writtenOf(OccurrenceSchema) } };

export const calendarRoutes = [
  route({
    method: 'get',
    path: '/v1/occurrences',
    summary: 'What is on, by start: what ends after `from` (now, if absent) and starts before `until`.',
    access: 'public',
    rate: 'read',
    query: fields({
      space: Type.Optional(SpaceId),
      from: Type.Optional(Time),
      until: Type.Optional(Time),
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Limit(LIMITS.page)),
    }),
    answers: { 200: { description: 'A page of occurrences.', schema: OccurrencePageSchema } },
    async handle({ services, community, query, now }) {
      const { from, until, ...rest } = query;
      const times = {
        ...(from !== undefined && { from: instantOf('from', from) }),
        ...(until !== undefined && { until: instantOf('until', until) }),
      };
      return {
        body: await services.databases.snapshot((db) => listOccurrences(db, community, { ...rest, ...times }, now)),
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/occurrences/mine',
    summary: 'Whether one signed up, and what one may do, for the occurrences asked about.',
    access: 'mine',
    rate: 'read',
    query: fields({ ids: IdList }),
    answers: { 200: { description: 'By occurrence id.', schema: OccurrencesMineSchema } },
    async handle({ services, community, query, member, now }) {
      const ids = listOf('ids', query.ids);
      return { body: await services.databases.snapshot((db) => readOccurrencesMine(db, community, ids, member, now)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/occurrences/{id}',
    summary: 'One occurrence.',
    access: 'public',
    rate: 'read',
    params,
    answers: { 200: { description: 'The occurrence.', schema: OccurrenceSchema } },
    async handle({ services, community, params: { id }, now }) {
      return { body: await services.databases.snapshot((db) => readOccurrence(db, community, id, now)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/occurrences/{id}.ics',
    summary: 'One occurrence as an iCalendar file.',
    access: 'public',
    rate: 'read',
    params,
    answers: { 200: { description: 'An iCalendar file.', contentType: 'text/calendar' } },
    async handle({ services, community, params: { id }, request, now }) {
      const plain = id.replace(/\.ics$/, '');
      const occurrence = await services.databases.snapshot((db) => readOccurrence(db, community, plain, now));
      return calendarFile(request, [occurrence], occurrence.title);
    },
  }),
  route({
    method: 'get',
    path: '/v1/calendar.ics',
    summary: 'What is on in a space and below, to subscribe to: from a month ago.',
    access: 'public',
    rate: 'read',
    query: fields({ space: Type.Optional(SpaceId) }),
    answers: { 200: { description: 'An iCalendar file.', contentType: 'text/calendar' } },
    async handle({ services, community, query: { space }, request, now }) {
      const from = new Date(Date.parse(now) - BACKWARD).toISOString();
      return services.databases.snapshot(async (db) => {
        const { name, spaces } = await readCommunity(db, community);
        const named = space === undefined ? name : spaces.find(({ id }) => id === space)?.name;
        if (named === undefined) throw new Refusal('not-found');
        const asked = { from, limit: LIMITS.calendarFile, ...(space !== undefined && { space }) };
        const { items } = await listOccurrences(db, community, asked, now);
        return calendarFile(request, items, named);
      });
    },
  }),
  route({
    method: 'put',
    path: '/v1/occurrences/{id}/attendance',
    summary: 'Takes a seat.',
    access: 'write',
    rate: 'sign-up',
    params,
    answers: written,
    handle: ({ services, params: { id }, write }) => write((context) => signUp(context, services.clock, id)),
  }),
  route({
    method: 'delete',
    path: '/v1/occurrences/{id}/attendance',
    summary: 'Gives the seat back.',
    access: 'write',
    rate: 'sign-up',
    params,
    answers: written,
    handle: ({ services, params: { id }, write }) => write((context) => cancelSignUp(context, services.clock, id)),
  }),
];

/** Stamped with the last change, not with now: the file stays the same, and so its ETag, until something changes. */
function calendarFile(request: Request, occurrences: readonly Occurrence[], name: string): Response {
  const changed = occurrences.map(({ changedAt }) => changedAt).reduce((a, b) => (a > b ? a : b), EPOCH);
  const headers = new Headers({ 'content-type': ICS, 'content-disposition': 'attachment; filename="calendar.ics"' });
  return cacheable(request, toIcs(occurrences, { now: changed, name }), headers);
}
