import type { Id, Page } from 'plein/core/core.model.js';
import type { Following } from 'plein/discussion/discussion.model.js';
import type { Connection } from '../db/open.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { Refusal } from '../http/refusal.ts';
import { canonicalKey } from './aliases.ts';
import { lockThere } from './locked.ts';
import { readThreadRow } from './threads.ts';
import { PUBLISHED, SEEN } from './views.ts';

/** How a follow of all of a thread stands in the table. */
const WHOLE = '';

export async function followThread(context: WriteContext, key: string, on: boolean): Promise<WriteAnswer> {
  const { thread } = await lockThere(context, key);
  return setFollow(context, thread.key, WHOLE, on);
}

/** Follows the branch that a comment starts. */
export async function followBranch(context: WriteContext, id: string, on: boolean): Promise<WriteAnswer> {
  const { db, community } = context;
  const root = await db
    .selectFrom('comments')
    .select('thread')
    .where('community', '=', community)
    .where('id', '=', id)
    .where('depth', '=', 0)
    .where('state', 'in', SEEN)
    .executeTakeFirst();
  if (root === undefined) throw new Refusal('not-found');
  await lockThere(context, root.thread);
  return setFollow(context, root.thread, id, on);
}

async function setFollow(context: WriteContext, thread: string, branch: string, on: boolean): Promise<WriteAnswer> {
  const { db, community, member, now } = context;
  const mine = { community, thread, member, branch };
  if (on) {
    await db
      .insertInto('follows')
      .values({ ...mine, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else {
    await db
      .deleteFrom('follows')
      .where((eb) => eb.and(mine))
      .execute();
  }
  return { status: 200, body: { status: 'published', value: await readFollowing(db, community, member, thread) } };
}

/** What a member follows in a thread, the branches as they were chosen. */
export async function readFollowing(
  db: Connection,
  community: string,
  member: string,
  thread: string,
): Promise<Following> {
  const rows = await db
    .selectFrom('follows')
    .select('branch')
    .where('community', '=', community)
    .where('thread', '=', thread)
    .where('member', '=', member)
    .orderBy('created_at')
    .orderBy('branch')
    .execute();
  const branches = rows.map(({ branch }) => branch);
  return { thread: branches.includes(WHOLE), branches: branches.filter((branch) => branch !== WHOLE) };
}

/** Keeps when a member was last here; of a thread that is not there yet nothing is kept. */
export async function visitThread({ db, community, member, now }: WriteContext, key: string): Promise<WriteAnswer> {
  const thread = await readThreadRow(db, community, key);
  if (thread === undefined) return { status: 200, body: { status: 'accepted' } };
  await db
    .insertInto('visits')
    .values({ community, member, thread: thread.key, visited_at: now })
    .onConflict((conflict) => conflict.columns(['community', 'member', 'thread']).doUpdateSet({ visited_at: now }))
    .execute();
  return { status: 200, body: { status: 'published', value: { lastVisit: now } } };
}

export interface NewQuery {
  readonly thread: string;
  /** As it is kept. */
  readonly since: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** What others wrote in a thread after an instant, by the index on time: the oldest first. */
export async function listNew(
  db: Connection,
  { community, member }: { readonly community: string; readonly member: string },
  { thread: asked, since, cursor, limit }: NewQuery,
): Promise<Page<Id>> {
  const thread = await canonicalKey(db, community, asked);
  const list = `new ${thread}`;
  const [at = since, seen] = cursor === undefined ? [] : readCursor(list, cursor, 2);
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'created_at'])
    .where('community', '=', community)
    .where('thread', '=', thread)
    .where('created_at', '>=', at)
    .where(({ eb, or }) => or([eb('created_at', '>', at), ...(seen === undefined ? [] : [eb('id', '>', seen)])]))
    .where(PUBLISHED)
    .where(({ eb, or }) => or([eb('author_member', 'is', null), eb('author_member', '!=', member)]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const { items, ...rest } = page(rows, limit, (last) => writeCursor(list, last.created_at, last.id));
  return { items: items.map(({ id }) => id), ...rest };
}
