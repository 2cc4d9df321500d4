import { sql } from 'kysely';
import { tellingRole } from 'plein/community/community.rules.js';
import { refuseStewardship } from 'plein/discussion/settling.rules.js';
import type { Connection } from '../db/open.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, refuse } from '../http/refusal.ts';
import { tellOfMove } from '../notifications/settled.ts';
import { claimKey, refuseLarge } from './aliases.rename.ts';
import { lockComment } from './locked.ts';
import type { Locked } from './locked.ts';
import { END } from './paths.ts';
import { titleOf } from './opening.ts';
import type { ThreadRow } from './views.ts';
import { waitingColumns } from './waiting.ts';
import { threadChanged, writtenThread } from './written.ts';

export interface Move {
  /** The key of the new thread. */
  readonly to: string;
  readonly title: string;
}

/** Makes a branch a thread of its own. What stays where it was leads there, and the thread leads back to that. */
export async function moveBranch(context: WriteContext, id: string, { to, title }: Move): Promise<WriteAnswer> {
  const { db, community, member, key } = context;
  const locked = await lockComment(context, id);
  const { row, thread, actor } = locked;
  refuse(refuseStewardship(actor));
  if (row.depth > 0 || row.state !== 'published') throw new Refusal('conflict');
  refuseLarge(thread);
  await claimKey(db, community, to);
  await startMoved(context, locked, { to, title: titleOf(title) });
  await sql`update comments set thread = ${to}
    where community = ${community} and thread = ${thread.key} and path >= ${row.path} and path < ${row.path + END}`.execute(
    db,
  );
  await leaveTombstone(context, locked, to);
  await recount(context, locked, to);
  await passOn(context, locked, to);
  for (const subject of [key, id]) context.changed({ type: 'comment', topic: `thread:${thread.key}`, subject });
  threadChanged(context, thread.key);
  await tellOfMove(context, member, id, to);
  return writtenThread(context, to, 201);
}

async function startMoved(
  { db, community, key, now }: WriteContext,
  { thread }: Locked,
  { to, title }: Move,
): Promise<void> {
  const { space, naming, last_number } = thread;
  await db
    .insertInto('threads')
    .values({
      ...{ community, key: to, space, naming, title, kind: 'discussion', state: 'open', last_number },
      moved_from: JSON.stringify({ thread: thread.key, comment: key }),
      created_at: now,
      active_at: now,
    })
    .execute();
}

async function leaveTombstone(
  { db, community, key: id, now }: WriteContext,
  { row, thread, actor }: Locked,
  movedTo: string,
): Promise<void> {
  const { numInsertedOrUpdatedRows: inserted } = await db
    .insertInto('comments')
    .values({
      ...{ community, id, thread: thread.key, parent: null, root: id, depth: 0, path: row.path },
      ...{ kind: 'comment', state: 'moved', text: '[]', version: 1, created_at: row.created_at },
      tombstone: JSON.stringify({ at: now, by: tellingRole(actor.roles), movedTo }),
    })
    .onConflict((conflict) => conflict.columns(['community', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted !== 1n) throw new Refusal('conflict', { status: 422 });
}

/** What went is counted there and no longer here; and what was settled with it is settled here no longer. */
async function recount({ db, community, now }: WriteContext, { thread }: Locked, to: string): Promise<void> {
  const moved = await countMoved(db, community, to);
  const { active_at, ...counts } = moved;
  const setThread = (key: string, columns: Partial<ThreadRow>) =>
    db.updateTable('threads').set(columns).where('community', '=', community).where('key', '=', key).execute();
  await setThread(to, { ...counts, active_at: active_at ?? now });
  const gone = await idsIn(db, community, to, [thread.accepted, thread.pinned]);
  const left = {
    comment_count: thread.comment_count - counts.comment_count,
    team_comment_count: thread.team_comment_count - counts.team_comment_count,
    helpful_count: thread.helpful_count - counts.helpful_count,
    ...(gone.has(thread.accepted) && { accepted: null, solved_at: null }),
    ...(gone.has(thread.pinned) && { pinned: null }),
  };
  await setThread(thread.key, { ...left, ...waitingColumns({ ...thread, ...left }, now) });
}

async function countMoved(db: Connection, community: string, thread: string) {
  const { comments, team, helpful, active } = await db
    .selectFrom('comments')
    .select(({ fn }) => [
      fn.countAll<number>().as('comments'),
      fn.sum<number>('by_team').as('team'),
      fn.sum<number>('helpful_count').as('helpful'),
      fn.max('created_at').as('active'),
    ])
    .where('community', '=', community)
    .where('thread', '=', thread)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow();
  const counts = { comment_count: Number(comments), team_comment_count: Number(team), helpful_count: Number(helpful) };
  return { ...counts, active_at: active };
}

async function idsIn(
  db: Connection,
  community: string,
  thread: string,
  ids: readonly (string | null)[],
): Promise<ReadonlySet<string | null>> {
  const rows = await db
    .selectFrom('comments')
    .select('id')
    .where('community', '=', community)
    .where('thread', '=', thread)
    .where('id', 'in', ['', ...ids.filter((id) => id !== null)])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Who follows the branch follows the thread's; what they were told leads there; who has read it has read it. */
async function passOn({ db, community }: WriteContext, { row, thread }: Locked, to: string): Promise<void> {
  const here = sql`community = ${community} and thread = ${thread.key}`;
  await sql`update follows set thread = ${to} where ${here} and branch = ${row.id}`.execute(db);
  await sql`update notifications set thread = ${to} where ${here} and comment in (
    select id from comments where community = ${community} and thread = ${to})`.execute(db);
  await sql`insert into visits (community, thread, member, visited_at)
    select community, cast(${to} as text), member, visited_at from visits where ${here}`.execute(db);
}
