import type { Selectable } from 'kysely';
import type { Occurrence, OccurrencePage } from 'plein/calendar/calendar.model.js';
import type { Text } from 'plein/text/text.model.js';
import { readSpaces, spacesBelow } from '../community/store.ts';
import { positionOf } from '../db/changes.ts';
import type { Connection } from '../db/open.ts';
import type { EventsTable } from '../db/schema.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { Refusal } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import { readAuthors } from '../members/author.ts';
import type { Authors } from '../members/author.ts';
import { knownInstant } from './instants.ts';

export interface OccurrenceQuery {
  readonly space?: string;
  readonly from?: string;
  readonly until?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

type Row = Selectable<EventsTable>;

/** Occurrences by start: those that end after `from` (now, if absent) and start before `until`. */
export async function listOccurrences(
  db: Connection,
  community: string,
  query: OccurrenceQuery,
  now: string,
): Promise<OccurrencePage> {
  const limit = query.limit ?? LIMITS.page.usual;
  let select = db
    .selectFrom('events')
    .selectAll()
    .where('community', '=', community)
    .where('ends_at', '>', query.from ?? now);
  if (query.until !== undefined) select = select.where('starts_at', '<', query.until);
  if (query.space !== undefined) {
    select = select.where('space', 'in', [...spacesBelow(query.space, await readSpaces(db, community))]);
  }
  if (query.cursor !== undefined) {
    const [start = '', id = ''] = readCursor('occurrences', query.cursor, 2);
    select = select.where(({ eb, or, and }) =>
      or([eb('starts_at', '>', start), and([eb('starts_at', '=', start), eb('id', '>', id)])]),
    );
  }
  const rows = await select
    .orderBy('starts_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const { items, next } = page(rows, limit, (last) => writeCursor('occurrences', last.starts_at, last.id));
  return {
    items: await occurrences(db, community, items, now),
    ...(next !== undefined && { next }),
    position: await positionOf(db, community, { type: 'occurrence' }),
  };
}

/** The occurrences with these ids; what nobody knows is not in it. */
export async function publicOccurrences(
  db: Connection,
  community: string,
  ids: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, Occurrence>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('community', '=', community)
    .where('id', 'in', [...ids])
    .execute();
  return new Map((await occurrences(db, community, rows, now)).map((occurrence) => [occurrence.id, occurrence]));
}

export async function readOccurrence(db: Connection, community: string, id: string, now: string): Promise<Occurrence> {
  const occurrence = (await publicOccurrences(db, community, [id], now)).get(id);
  if (occurrence === undefined) throw new Refusal('not-found');
  return occurrence;
}

async function occurrences(
  db: Connection,
  community: string,
  rows: readonly Row[],
  now: string,
): Promise<readonly Occurrence[]> {
  const authors = await readAuthors(
    db,
    community,
    rows.map((row) => row.host_member),
    now,
  );
  return rows.map((row) => occurrenceOf(row, authors));
}

/** A single event is its own occurrence. The instants kept in the row only find it; wall time and zone say when it is. */
function occurrenceOf(row: Row, authors: Authors): Occurrence {
  const host = authors({ member: row.host_member, name: row.host_name, team: row.host_team }, row.space);
  return {
    id: row.id,
    uid: row.uid,
    event: row.id,
    space: row.space,
    kind: row.kind as Occurrence['kind'],
    title: row.title,
    summary: JSON.parse(row.summary) as Text,
    ...(host !== undefined && { host }),
    allDay: row.all_day === 1,
    start: row.start_wall,
    end: row.end_wall,
    timeZone: row.time_zone,
    startsAt: knownInstant(row.start_wall, row.time_zone),
    endsAt: knownInstant(row.end_wall, row.time_zone),
    ...(row.place !== null && { place: JSON.parse(row.place) as NonNullable<Occurrence['place']> }),
    ...(row.online_url !== null && { onlineUrl: row.online_url }),
    ...(row.url !== null && { url: row.url }),
    status: row.status as Occurrence['status'],
    ...(row.status_note !== null && { statusNote: row.status_note }),
    signUp: row.sign_up === 1,
    ...(row.capacity !== null && { capacity: row.capacity }),
    attendeeCount: row.attendee_count,
    ...(row.sign_up_until !== null && { signUpUntil: row.sign_up_until }),
    ...(row.thread !== null && { thread: row.thread }),
    sequence: row.sequence,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
