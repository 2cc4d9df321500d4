import { sql } from 'kysely';
import { refuseStewardship } from 'plein/discussion/settling.rules.js';
import type { Connection } from '../db/open.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, refuse } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import { lockThere } from './locked.ts';
import { unindexThread } from './search.index.ts';
import type { ThreadRow } from './views.ts';
import { writtenThread } from './written.ts';

/** Comments that get their thread's key in one statement. */
const AT_ONCE = 10_000;

/** Gives a thread another key; the old one leads there from then on. */
export async function renameThread(context: WriteContext, key: string, to: string): Promise<WriteAnswer> {
  const { thread, actor } = await lockThere(context, key);
  refuse(refuseStewardship(actor));
  refuseLarge(thread);
  return rename(context, thread, to);
}

/** The same, by whoever runs the server. */
export async function rename(context: WriteContext, thread: ThreadRow, to: string): Promise<WriteAnswer> {
  const { db, community } = context;
  await claimKey(db, community, to, thread.key);
  await db
    .insertInto('threads')
    .values({ ...thread, key: to })
    .execute();
  let renamed = 0n;
  do renamed = await rekeyComments(db, community, thread.key, to);
  while (renamed > 0n);
  await leadTo(context, thread.key, to);
  return writtenThread(context, to);
}

/** A thread so large that moving its comments would hold up everybody is for the command line. */
export function refuseLarge({ last_number }: ThreadRow): void {
  if (last_number > LIMITS.movedComments) throw new Refusal('too-large');
}

/** Refuses a key that leads anywhere; one that `thread` once had is free for it. */
export async function claimKey(db: Connection, community: string, key: string, thread?: string): Promise<void> {
  const own = { community, alias: key, thread: thread ?? '' };
  await db
    .deleteFrom('thread_aliases')
    .where(({ and }) => and(own))
    .execute();
  const { rows } = await sql`
    select 1 from threads where community = ${community} and key = ${key} union all
    select 1 from thread_aliases where community = ${community} and alias = ${key}`.execute(db);
  if (rows.length > 0) throw new Refusal('conflict');
}

/** Takes a thread without comments away; everything that names its key leads to another from then on. */
export async function leadTo(context: WriteContext, key: string, to: string): Promise<void> {
  const { db, community, now } = context;
  for (const [table, rest] of KEPT_ONCE) {
    const columns = sql.raw(rest);
    await sql`insert into ${sql.table(table)} (community, thread, ${columns})
      select community, cast(${to} as text), ${columns} from ${sql.table(table)}
      where community = ${community} and thread = ${key} on conflict do nothing`.execute(db);
    await sql`delete from ${sql.table(table)} where community = ${community} and thread = ${key}`.execute(db);
  }
  for (const table of ['notifications', 'thread_aliases', 'images'] as const) {
    await sql`update ${sql.table(table)} set thread = ${to}
      where community = ${community} and thread = ${key}`.execute(db);
  }
  await db.deleteFrom('threads').where('community', '=', community).where('key', '=', key).execute();
  await unindexThread(db, community, key);
  await db.insertInto('thread_aliases').values({ community, alias: key, thread: to, created_at: now }).execute();
  context.changed({ type: 'thread', topic: `thread:${key}`, subject: to });
}

/** What a member has once in a thread, with the columns beside it. */
const KEPT_ONCE = [
  ['follows', 'member, branch, created_at'],
  ['visits', 'member, visited_at'],
  ['me_too_votes', 'member, created_at'],
] as const;

async function rekeyComments(db: Connection, community: string, key: string, to: string): Promise<bigint> {
  const { numAffectedRows = 0n } = await sql`
    update comments set thread = ${to} where community = ${community} and id in (
      select id from comments where community = ${community} and thread = ${key} limit ${AT_ONCE})`.execute(db);
  return numAffectedRows;
}
