import { sql } from 'kysely';
import type { Page } from 'plein/core/core.model.js';
import type { Comment } from 'plein/discussion/discussion.model.js';
import type { Connection } from '../db/open.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { Refusal } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import { END, pathsAbove, rootPath } from './paths.ts';
import { SEEN, commentViews, selectComments } from './views.ts';
import type { CommentRow } from './views.ts';

export type Replies = { readonly items: readonly CommentRow[]; readonly next?: string };

/** The first replies of several branches, each read from the index by itself, all in one question. */
export async function readFirstReplies(
  db: Connection,
  community: string,
  thread: string,
  roots: readonly CommentRow[],
  target: CommentRow | undefined,
): Promise<ReadonlyMap<string, Replies>> {
  const replies = new Map<string, Replies>();
  const most = LIMITS.repliesPerBranch;
  const answered = await answeredRoots(db, community, thread, roots);
  if (answered.length === 0) return replies;
  const parts = answered.map(
    (path) => sql`select * from (select id from comments where community = ${community} and thread = ${thread}
      and path > ${path} and path < ${path + END} and state in (${sql.join(SEEN)}) order by path limit ${most + 1}) as branch`,
  );
  const { rows: found } = await sql<{ id: string }>`${sql.join(parts, sql` union all `)}`.execute(db);
  const rows = await readByIds(
    db,
    community,
    found.map(({ id }) => id),
  );
  const branches = Map.groupBy(rows, (row) => rootPath(row.path));
  for (const [path, branch] of branches) {
    replies.set(
      path,
      page(branch, most, (last) => writeCursor(`replies ${path}`, last.path)),
    );
  }
  if (target !== undefined && target.depth > 0) await reachTarget(db, community, target, replies);
  return replies;
}

/** Which roots anything answers to; all of them, where finding out would take longer than asking each. */
async function answeredRoots(
  db: Connection,
  community: string,
  thread: string,
  roots: readonly CommentRow[],
): Promise<readonly string[]> {
  const paths = roots.map(({ path }) => path).sort();
  if (paths.length === 0) return [];
  const answers = await db
    .selectFrom('comments')
    .select('path')
    .where('community', '=', community)
    .where('thread', '=', thread)
    .where('depth', '=', 1)
    .where('path', '>', paths[0]!)
    .where('path', '<', paths.at(-1)! + END)
    .limit(ANSWERS_LOOKED_AT)
    .execute();
  if (answers.length === ANSWERS_LOOKED_AT) return paths;
  const answered = new Set(answers.map(({ path }) => rootPath(path)));
  return paths.filter((path) => answered.has(path));
}

const ANSWERS_LOOKED_AT = 1_000;

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
