import { sql } from 'kysely';
import type { Page } from 'plein/core/core.model.js';
import type { Comment, CommentOrder, ThreadPage } from 'plein/discussion/discussion.model.js';
import { positionOf } from '../db/changes.ts';
import type { Connection } from '../db/open.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { Refusal, invalid } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import { END, pathsAbove, rootPath } from './paths.ts';
import { readThreadView } from './threads.ts';
import { SEEN, commentViews, publicComments, selectComments } from './views.ts';
import type { CommentRow } from './views.ts';

export interface ThreadQuery {
  readonly thread: string;
  readonly order: CommentOrder;
  readonly cursor?: string;
  readonly limit: number;
  readonly around?: string;
}

interface Window {
  readonly roots: readonly CommentRow[];
  readonly previous?: string;
  readonly next?: string;
}

/** A page of a thread's branches, each with its first replies. */
export async function readThread(
  db: Connection,
  community: string,
  query: ThreadQuery,
  now: string,
): Promise<ThreadPage> {
  const thread = await readThreadView(db, community, query.thread, now);
  const position = await positionOf(db, community, { topic: `thread:${query.thread}` });
  const target = query.around === undefined ? undefined : await readTarget(db, community, query);
  const { roots, ...cursors } = await readWindow(db, community, query, target);
  const replies = await readFirstReplies(db, community, query.thread, roots, target);
  const rows = roots.flatMap((root) => [root, ...(replies.get(root.path)?.items ?? [])]);
  const views = new Map((await commentViews(db, community, rows, now)).map((view) => [view.id, view]));
  const items = roots.map((root) => {
    const { items: below, ...rest } = replies.get(root.path) ?? { items: [] };
    return { comment: views.get(root.id)!, replies: { items: below.map(({ id }) => views.get(id)!), ...rest } };
  });
  return { thread, position, items, ...cursors };
}

async function readTarget(
  db: Connection,
  community: string,
  { thread, around = '' }: ThreadQuery,
): Promise<CommentRow> {
  const row = await selectComments(db, community)
    .where('c.id', '=', around)
    .where('c.thread', '=', thread)
    .where('c.state', 'in', SEEN)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** Which branches a request is about: the first, those after or before a cursor, or those around a comment. */
async function readWindow(
  db: Connection,
  community: string,
  { thread, order, cursor, limit }: ThreadQuery,
  target: CommentRow | undefined,
): Promise<Window> {
  const list = `branches ${order} ${thread}`;
  const cursorAt = (way: 'after' | 'before', row: CommentRow): string => writeCursor(list, way, row.path);
  const read = (way: 'after' | 'before', from: string | undefined, most: number) =>
    readRoots(db, community, thread, (way === 'after') === (order === 'oldest'), from, most);
  if (target !== undefined) {
    const root = rootPath(target.path);
    const half = Math.floor(limit / 2);
    const before = await read('before', root, half + 1);
    const shown = before.slice(0, half).reverse();
    const after = await read('after', shown.at(-1)?.path ?? beside(root, order), limit - shown.length + 1);
    const { items, next } = page([...shown, ...after], limit, (last) => cursorAt('after', last));
    const first = items[0];
    return {
      roots: items,
      ...(next !== undefined && { next }),
      ...(before.length > half && first !== undefined && { previous: cursorAt('before', first) }),
    };
  }
  const [way, from] = cursor === undefined ? ['after', undefined] : readCursor(list, cursor, 2);
  if (way === 'before') {
    const { items, next: previous } = page(await read('before', from, limit + 1), limit, (last) =>
      cursorAt('before', last),
    );
    return { roots: items.toReversed(), ...(previous !== undefined && { previous }) };
  }
  if (way !== 'after') throw invalid('cursor', 'is not a cursor of this list');
  const { items, next } = page(await read('after', from, limit + 1), limit, (last) => cursorAt('after', last));
  return { roots: items, ...(next !== undefined && { next }) };
}

/** A place right before a path, in the order read. */
function beside(path: string, order: CommentOrder): string {
  return order === 'newest'
    ? path + END
    : path.slice(0, -1) + String.fromCharCode(path.charCodeAt(path.length - 1) - 1) + END;
}

async function readRoots(
  db: Connection,
  community: string,
  thread: string,
  ascending: boolean,
  from: string | undefined,
  limit: number,
): Promise<readonly CommentRow[]> {
  let select = selectComments(db, community)
    .where('c.thread', '=', thread)
    .where('c.depth', '=', 0)
    .where('c.state', 'in', SEEN);
  if (from !== undefined) select = select.where('c.path', ascending ? '>' : '<', from);
  return select
    .orderBy('c.path', ascending ? 'asc' : 'desc')
    .limit(limit)
    .execute();
}

type Replies = { readonly items: readonly CommentRow[]; readonly next?: string };

/** The first replies of several branches, each read from the index by itself, all in one question. */
async function readFirstReplies(
  db: Connection,
  community: string,
  thread: string,
  roots: readonly CommentRow[],
  target: CommentRow | undefined,
): Promise<ReadonlyMap<string, Replies>> {
  const replies = new Map<string, Replies>();
  if (roots.length === 0) return replies;
  const most = LIMITS.repliesPerBranch;
  const parts = roots.map(
    ({ path }) => sql`select * from (select id from comments where community = ${community} and thread = ${thread}
      and path > ${path} and path < ${path + END} and state in (${sql.join(SEEN)}) order by path limit ${most + 1}) as branch`,
  );
  const { rows: found } = await sql<{ id: string }>`${sql.join(parts, sql` union all `)}`.execute(db);
  const rows = await readByIds(
    db,
    community,
    found.map(({ id }) => id),
  );
  for (const { path } of roots) {
    const branch = rows.filter((row) => rootPath(row.path) === path);
    replies.set(
      path,
      page(branch, most, (last) => writeCursor(`replies ${path}`, last.path)),
    );
  }
  if (target !== undefined && target.depth > 0) await reachTarget(db, community, target, replies);
  return replies;
}

/**
 * Makes sure a branch holds the comment that was asked for: with all replies up to it, or where those are too many,
 * with what it answers to, one above the other, and itself.
 */
async function reachTarget(
  db: Connection,
  community: string,
  target: CommentRow,
  replies: Map<string, Replies>,
): Promise<void> {
  const root = rootPath(target.path);
  const shown = replies.get(root)?.items ?? [];
  if (shown.some(({ id }) => id === target.id)) return;
  const between = await selectReplies(db, community, target.thread, root)
    .where('c.path', '<=', target.path)
    .limit(LIMITS.repliesAround + 1)
    .execute();
  const whole = between.length <= LIMITS.repliesAround;
  const above = pathsAbove(target.path).slice(1);
  const rows = whole ? between : [...(await readByPaths(db, community, target.thread, above)), target];
  const [after] = await selectReplies(db, community, target.thread, root)
    .where('c.path', '>', target.path)
    .limit(1)
    .execute();
  replies.set(root, { items: rows, ...(after !== undefined && { next: writeCursor(`replies ${root}`, target.path) }) });
}

/** More replies of a branch, depth first. */
export async function listReplies(
  db: Connection,
  community: string,
  { root: id, cursor, limit }: { readonly root: string; readonly cursor?: string; readonly limit: number },
  now: string,
): Promise<Page<Comment>> {
  const [root] = await readByIds(db, community, [id]);
  if (root === undefined || root.depth > 0 || !SEEN.includes(root.state)) throw new Refusal('not-found');
  const list = `replies ${root.path}`;
  const [from = root.path] = cursor === undefined ? [] : readCursor(list, cursor, 1);
  const rows = await selectReplies(db, community, root.thread, root.path)
    .where('c.path', '>', from)
    .limit(limit + 1)
    .execute();
  const { items, next } = page(rows, limit, (last) => writeCursor(list, last.path));
  return { items: await commentViews(db, community, items, now), ...(next !== undefined && { next }) };
}

export async function readComment(db: Connection, community: string, id: string, now: string): Promise<Comment> {
  const comment = (await publicComments(db, community, [id], now)).get(id);
  if (comment === undefined) throw new Refusal('not-found');
  return comment;
}

function selectReplies(db: Connection, community: string, thread: string, root: string) {
  return selectComments(db, community)
    .where('c.thread', '=', thread)
    .where('c.path', '>', root)
    .where('c.path', '<', root + END)
    .where('c.state', 'in', SEEN)
    .orderBy('c.path');
}

async function readByIds(db: Connection, community: string, ids: readonly string[]): Promise<readonly CommentRow[]> {
  if (ids.length === 0) return [];
  return selectComments(db, community)
    .where('c.id', 'in', [...ids])
    .orderBy('c.path')
    .execute();
}

async function readByPaths(db: Connection, community: string, thread: string, paths: readonly string[]) {
  if (paths.length === 0) return [];
  return selectComments(db, community)
    .where('c.thread', '=', thread)
    .where('c.path', 'in', [...paths])
    .orderBy('c.path')
    .execute();
}
