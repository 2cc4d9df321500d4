import { refuseCancel, refuseSignUp } from 'plein/calendar/calendar.rules.js';
import type { Occurrence, OccurrenceMine } from 'plein/calendar/calendar.model.js';
import type { Actor } from 'plein/community/community.model.js';
import type { Clock } from '../clock.ts';
import type { Connection } from '../db/open.ts';
import type { ReadAgain, WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, refuse } from '../http/refusal.ts';
import { readActor } from '../members/grants.ts';
import { publicOccurrences, readOccurrence } from './store.ts';

/** What a member may do with occurrences and has done, by id; ids that are no occurrence's are left out. */
export async function readOccurrencesMine(
  db: Connection,
  community: string,
  ids: readonly string[],
  member: string,
  now: string,
): Promise<Readonly<Record<string, OccurrenceMine>>> {
  const occurrences = await publicOccurrences(db, community, ids, now);
  const attended = await readAttended(db, community, [...occurrences.keys()], member);
  const actors = new Map<string, Actor>();
  for (const space of new Set([...occurrences.values()].map((occurrence) => occurrence.space))) {
    actors.set(space, await readActor(db, community, member, space, now));
  }
  return Object.fromEntries(
    [...occurrences].map(([id, occurrence]) => {
      return [id, mine(actors.get(occurrence.space), occurrence, attended.has(id), now)];
    }),
  );
}

/** Takes a seat where one is left; who has one keeps it. */
export async function signUp(context: WriteContext, clock: Clock, id: string): Promise<WriteAnswer> {
  const { occurrence, actor, attends, now } = await openOccurrence(context, clock, id);
  if (attends) return answer(occurrence);
  refuse(refuseSignUp(actor, occurrence, now));
  const { db, community, member } = context;
  await db
    .insertInto('attendances')
    .values({ community, occurrence: id, event: occurrence.event, member, created_at: now })
    .execute();
  return countSeat(context, occurrence, 1, now);
}

/** Gives the seat back; who has none gives none. */
export async function cancelSignUp(context: WriteContext, clock: Clock, id: string): Promise<WriteAnswer> {
  const { occurrence, actor, attends, now } = await openOccurrence(context, clock, id);
  if (!attends) return answer(occurrence);
  refuse(refuseCancel(actor, occurrence, now));
  const { db, community, member } = context;
  await db
    .deleteFrom('attendances')
    .where('community', '=', community)
    .where('occurrence', '=', id)
    .where('member', '=', member)
    .execute();
  return countSeat(context, occurrence, -1, now);
}

function mine(actor: Actor | undefined, occurrence: Occurrence, signedUp: boolean, now: string): OccurrenceMine {
  return {
    signedUp,
    can: {
      signUp: !signedUp && refuseSignUp(actor, occurrence, now) === undefined,
      cancel: signedUp && refuseCancel(actor, occurrence, now) === undefined,
    },
  };
}

/**
 * The occurrence and whether the member attends, with the event's row ours until the commit: who comes for the last
 * seat waits for who came before. The clock is read when it is our turn.
 */
async function openOccurrence({ db, community, member }: WriteContext, clock: Clock, id: string) {
  const locked = await db
    .selectFrom('events')
    .select('id')
    .where('community', '=', community)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (locked === undefined) throw new Refusal('not-found');
  const now = clock().toISOString();
  const occurrence = await readOccurrence(db, community, id, now);
  const actor = await readActor(db, community, member, occurrence.space, now);
  const attends = (await readAttended(db, community, [id], member)).has(id);
  return { occurrence, actor, attends, now };
}

async function readAttended(
  db: Connection,
  community: string,
  occurrences: readonly string[],
  member: string,
): Promise<ReadonlySet<string>> {
  if (occurrences.length === 0) return new Set();
  const rows = await db
    .selectFrom('attendances')
    .select('occurrence')
    .where('community', '=', community)
    .where('member', '=', member)
    .where('occurrence', 'in', [...occurrences])
    .execute();
  return new Set(rows.map(({ occurrence }) => occurrence));
}

async function countSeat(
  context: WriteContext,
  { id, event }: Occurrence,
  by: 1 | -1,
  now: string,
): Promise<WriteAnswer> {
  const { db, community } = context;
  await db
    .updateTable('events')
    .set((eb) => ({ attendee_count: eb('attendee_count', '+', by) }))
    .where('community', '=', community)
    .where('id', '=', event)
    .execute();
  context.changed({ type: 'occurrence', topic: `occurrence:${id}`, subject: id });
  return answer(await readOccurrence(db, community, id, now));
}

/** What a write answered, with the occurrence as it is now. */
export const occurrenceAgain: ReadAgain = async (db, community, id, now) =>
  answer(await readOccurrence(db, community, id, now)).body;

function answer(value: Occurrence): WriteAnswer {
  return { status: 200, body: { status: 'published', value }, about: { type: 'occurrence', id: value.id } };
}
