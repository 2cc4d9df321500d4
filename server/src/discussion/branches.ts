import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { CommentOrder } from 'plein/discussion/discussion.model.js';
import type { Connection } from '../db/open.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { invalid } from '../http/refusal.ts';
import { rootPath } from './paths.ts';
import { SEEN, selectComments } from './views.ts';
import type { CommentRow } from './views.ts';

export interface WindowQuery {
  readonly thread: string;
  readonly order: CommentOrder;
  readonly cursor?: string;
  readonly limit: number;
}

/** Some branches of a thread in an order, and where to read on. */
export interface Window {
  readonly roots: readonly CommentRow[];
  readonly previous?: string;
  readonly next?: string;
}

/**
 * What an order goes by before the path, exactly as its index in the database says it, so that no branch is read that
 * is not shown; absent for the two orders by path alone. `sign` is −1 where the greatest comes first.
 */
interface Rank {
  readonly column: RawBuilder<number>;
  readonly sign: 1 | -1;
  of(row: CommentRow): number;
}

const RANKS: Readonly<Partial<Record<CommentOrder, Rank>>> = {
  helpful: { column: sql`c.helpful_count`, sign: -1, of: (row) => row.helpful_count },
  'staff-answered': {
    column: sql`(case when c.team_reply_count > 0 then 0 else 1 end)`,
    sign: 1,
    of: (row) => (row.team_reply_count > 0 ? 0 : 1),
  },
  unanswered: { column: sql`c.is_answered`, sign: 1, of: (row) => row.is_answered },
};

type Way = 'after' | 'before';

interface Place {
  readonly rank: number;
  readonly path: string;
}

/** Reads branches of one thread in one order; `from` itself is read where it is `included`. */
interface Roots {
  read(way: Way, most: number, from?: Place, included?: 'included'): Promise<readonly CommentRow[]>;
  cursorAt(way: Way, row: CommentRow): string;
}

/** Which branches a request is about: the first, those after or before a cursor, or those around a comment. */
export async function readWindow(
  db: Connection,
  community: string,
  query: WindowQuery,
  target: CommentRow | undefined,
): Promise<Window> {
  const { thread, order, cursor, limit } = query;
  const list = `branches ${order} ${thread}`;
  const rank = RANKS[order];
  const cursorAt: Roots['cursorAt'] = (way, row) => writeCursor(list, way, String(rank?.of(row) ?? 0), row.path);
  const read: Roots['read'] = (way, most, from, included) =>
    readRoots(db, community, query, { way, most, from, included });
  if (target !== undefined) return windowAround(await readRoot(db, community, target), query, { read, cursorAt });
  const [way, at, path] = cursor === undefined ? ['after'] : readCursor(list, cursor, 3);
  if (way !== 'after' && way !== 'before') throw invalid('cursor', 'is not a cursor of this list');
  const from = path === undefined ? undefined : { rank: Number(at) || 0, path };
  const { items, next } = page(await read(way, limit + 1, from), limit, (last) => cursorAt(way, last));
  if (way === 'after') return { roots: items, ...(next !== undefined && { next }) };
  return { roots: items.toReversed(), ...(next !== undefined && { previous: next }) };
}

/** A window with a branch in its middle, as far as there is something on both sides. */
async function windowAround(
  root: CommentRow,
  { order, limit }: WindowQuery,
  { read, cursorAt }: Roots,
): Promise<Window> {
  const place = (row: CommentRow): Place => ({ rank: RANKS[order]?.of(row) ?? 0, path: row.path });
  const half = Math.floor(limit / 2);
  const before = await read('before', half + 1, place(root));
  const shown = before.slice(0, half).toReversed();
  const after = await read('after', limit - shown.length + 1, place(root), 'included');
  const { items, next } = page([...shown, ...after], limit, (last) => cursorAt('after', last));
  const [first] = items;
  return {
    roots: items,
    ...(next !== undefined && { next }),
    ...(before.length > half && first !== undefined && { previous: cursorAt('before', first) }),
  };
}

async function readRoot(db: Connection, community: string, target: CommentRow): Promise<CommentRow> {
  if (target.depth === 0) return target;
  return selectComments(db, community)
    .where('c.thread', '=', target.thread)
    .where('c.path', '=', rootPath(target.path))
    .executeTakeFirstOrThrow();
}

interface Reading {
  readonly way: Way;
  readonly most: number;
  readonly from: Place | undefined;
  readonly included: 'included' | undefined;
}

/** Those of the same rank first and then those of the next ones, each read from where it starts in the index. */
async function readRoots(
  db: Connection,
  community: string,
  query: WindowQuery,
  { way, most, from, included }: Reading,
): Promise<readonly CommentRow[]> {
  const rank = RANKS[query.order];
  const onward = way === 'after';
  const pathUp = onward === (query.order !== 'newest');
  const rankUp = onward === (rank?.sign === 1);
  const roots = (): ReturnType<typeof selectRoots> => selectRoots(db, community, query.thread);
  const byPath = (select: ReturnType<typeof selectRoots>, limit: number) =>
    select.orderBy('c.path', pathUp ? 'asc' : 'desc').limit(limit);
  const past = `${pathUp ? '>' : '<'}${included === undefined ? '' : '='}` as '>' | '<' | '>=' | '<=';
  if (rank === undefined) {
    return byPath(from === undefined ? roots() : roots().where('c.path', past, from.path), most).execute();
  }
  const ranked = (select: ReturnType<typeof selectRoots>, limit: number) =>
    byPath(select.orderBy(rank.column, rankUp ? 'asc' : 'desc'), limit).execute();
  if (from === undefined) return ranked(roots(), most);
  const same = roots().where(rank.column, '=', from.rank).where('c.path', past, from.path);
  const level = await byPath(same, most).execute();
  if (level.length === most) return level;
  const others = await ranked(roots().where(rank.column, rankUp ? '>' : '<', from.rank), most - level.length);
  return [...level, ...others];
}

/** `depth = 0` is said in full, as in the indexes of branches: a parameter would hide that they serve. */
function selectRoots(db: Connection, community: string, thread: string) {
  return selectComments(db, community)
    .where('c.thread', '=', thread)
    .where(sql<boolean>`c.depth = 0`)
    .where('c.state', 'in', SEEN);
}
