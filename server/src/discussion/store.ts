import type { Comment, CommentOrder, ThreadPage } from 'plein/discussion/discussion.model.js';
import { positionOf } from '../db/changes.ts';
import type { Connection } from '../db/open.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { Refusal, invalid } from '../http/refusal.ts';
import { END, rootPath } from './paths.ts';
import { readFirstReplies } from './replies.ts';
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
  asked: ThreadQuery,
  now: string,
): Promise<ThreadPage> {
  const thread = await readThreadView(db, community, asked.thread, now);
  const query = { ...asked, thread: thread.key };
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

export async function readComment(db: Connection, community: string, id: string, now: string): Promise<Comment> {
  const comment = (await publicComments(db, community, [id], now)).get(id);
  if (comment === undefined) throw new Refusal('not-found');
  return comment;
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

type Way = 'after' | 'before';

/** Which branches a request is about: the first, those after or before a cursor, or those around a comment. */
async function readWindow(
  db: Connection,
  community: string,
  query: ThreadQuery,
  target: CommentRow | undefined,
): Promise<Window> {
  const { thread, order, cursor, limit } = query;
  const list = `branches ${order} ${thread}`;
  const cursorAt = (way: Way, row: CommentRow): string => writeCursor(list, way, row.path);
  const read: ReadRoots = (way, from, most) =>
    readRoots(db, community, thread, (way === 'after') === (order === 'oldest'), from, most);
  if (target !== undefined) return windowAround(rootPath(target.path), query, read, cursorAt);
  const [way, from] = cursor === undefined ? ['after', undefined] : readCursor(list, cursor, 2);
  if (way !== 'after' && way !== 'before') throw invalid('cursor', 'is not a cursor of this list');
  const { items, next } = page(await read(way, from, limit + 1), limit, (last) => cursorAt(way, last));
  if (way === 'after') return { roots: items, ...(next !== undefined && { next }) };
  return { roots: items.toReversed(), ...(next !== undefined && { previous: next }) };
}

type ReadRoots = (way: Way, from: string | undefined, most: number) => Promise<readonly CommentRow[]>;

/** A window with a branch in its middle, as far as there is something on both sides. */
async function windowAround(
  root: string,
  { order, limit }: ThreadQuery,
  read: ReadRoots,
  cursorAt: (way: Way, row: CommentRow) => string,
): Promise<Window> {
  const half = Math.floor(limit / 2);
  const before = await read('before', root, half + 1);
  const shown = before.slice(0, half).toReversed();
  const after = await read('after', shown.at(-1)?.path ?? beside(root, order), limit - shown.length + 1);
  const { items, next } = page([...shown, ...after], limit, (last) => cursorAt('after', last));
  const [first] = items;
  return {
    roots: items,
    ...(next !== undefined && { next }),
    ...(before.length > half && first !== undefined && { previous: cursorAt('before', first) }),
  };
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
