import type { Naming } from 'plein/community/community.model.js';
import type { Thread, ThreadSeed } from 'plein/discussion/discussion.model.js';
import { readSpaces, topSpace } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import { invalid } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import { canonicalKeys, keyNow } from './aliases.ts';
import { indexThreads } from './search.index.ts';
import { threadViews } from './thread.views.ts';
import type { ThreadRow } from './views.ts';

/** A thread by any key it ever had. */
export async function readThreadRow(db: Connection, community: string, key: string): Promise<ThreadRow | undefined> {
  return db
    .selectFrom('threads')
    .selectAll()
    .where('community', '=', community)
    .where('key', '=', keyNow(community, key))
    .executeTakeFirst();
}

/** A thread that is there, held until the end of the transaction, so that its numbers and counts are given one by one. */
export async function lockThread(db: Connection, community: string, key: string): Promise<ThreadRow | undefined> {
  return db
    .selectFrom('threads')
    .selectAll()
    .where('community', '=', community)
    .where('key', '=', keyNow(community, key))
    .forUpdate()
    .executeTakeFirst();
}

/** A thread as everyone sees it; one that nobody has written in yet is open and empty. */
export async function readThreadView(db: Connection, community: string, key: string, now: string): Promise<Thread> {
  return threadViewOf(db, community, key, await readThreadRow(db, community, key), now);
}

/** The view of a thread by its row, where it has one. */
export async function threadViewOf(
  db: Connection,
  community: string,
  key: string,
  row: ThreadRow | undefined,
  now: string,
): Promise<Thread> {
  if (row !== undefined) return (await threadViews(db, community, [row], now))[0]!;
  const { id: space, naming } = topSpace(await readSpaces(db, community));
  return { key, space, kind: 'discussion', title: '', state: 'open', naming, commentCount: 0 };
}

/** What a page says about a thread that is not there yet; `origins` are the sites it may stand on. */
export interface ThreadStart {
  readonly key: string;
  readonly seed: ThreadSeed;
  readonly origins: readonly string[];
  readonly now: string;
}

/** The thread for its first comment: made from what the page says about itself, where that can be believed. */
export async function startThread(db: Connection, community: string, start: ThreadStart): Promise<ThreadRow> {
  const { key, seed } = start;
  const row = await threadColumns(db, community, start, '/page/space');
  await db
    .insertInto('threads')
    .values({ ...row, kind: seed.kind ?? 'discussion' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await indexThreads(db, community, [row]);
  return (await lockThread(db, community, key))!;
}

/** What a new thread has, whatever its kind; `field` names the space in a refusal. */
export async function threadColumns(
  db: Connection,
  community: string,
  { key, seed, origins, now }: ThreadStart,
  field: string,
) {
  const spaces = await readSpaces(db, community);
  const space = seed.space === undefined ? topSpace(spaces) : spaces.find(({ id }) => id === seed.space);
  if (space === undefined) throw invalid(field, 'is not a space of this community', 422);
  return {
    community,
    key,
    space: space.id,
    title: seed.title?.trim() ?? '',
    url: ownUrl(seed.url, origins),
    state: 'open',
    naming: space.naming satisfies Naming,
    created_at: now,
    active_at: now,
  };
}

/** When a member last wrote in a thread, as far back as its slow mode asks. */
export async function lastWritten(
  db: Connection,
  community: string,
  { member, now }: { readonly member: string; readonly now: string },
  { key, slow_mode }: Pick<ThreadRow, 'key' | 'slow_mode'>,
): Promise<string | undefined> {
  if (slow_mode === null) return undefined;
  const row = await db
    .selectFrom('comments')
    .select('created_at')
    .where('community', '=', community)
    .where('author_member', '=', member)
    .where('created_at', '>', new Date(Date.parse(now) - slow_mode * 60_000).toISOString())
    .where('thread', '=', key)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at;
}

/** Anyone can say anything about where a thread stands; only an address of a known site is kept. */
function ownUrl(url: string | undefined, origins: readonly string[]): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { origin, href } = new URL(url);
  return origins.includes(origin) ? href : null;
}

/** Published comments by thread key; 0 for keys nobody wrote under. */
export async function countComments(db: Connection, community: string, keys: readonly string[]) {
  const counts = new Map(keys.map((key) => [key, 0]));
  for (let at = 0; at < keys.length; at += LIMITS.idsPerRequest) {
    const now = await canonicalKeys(db, community, keys.slice(at, at + LIMITS.idsPerRequest));
    const rows = await db
      .selectFrom('threads')
      .select(['key', 'comment_count'])
      .where('community', '=', community)
      .where('key', 'in', [...new Set(now.values())])
      .execute();
    const found = new Map(rows.map((row) => [row.key, row.comment_count]));
    for (const [asked, key] of now) counts.set(asked, found.get(key) ?? 0);
  }
  return Object.fromEntries(counts);
}
