import type { Comment, ThreadPage } from 'plein/discussion/discussion.model.js';
import { positionOf } from '../db/changes.ts';
import type { Connection } from '../db/open.ts';
import { together } from '../db/together.ts';
import { Refusal } from '../http/refusal.ts';
import { readWindow } from './branches.ts';
import type { WindowQuery } from './branches.ts';
import { readFirstReplies } from './replies.ts';
import { readThreadView } from './threads.ts';
import { SEEN, commentViews, publicComments, selectComments } from './views.ts';
import type { CommentRow } from './views.ts';

export interface ThreadQuery extends WindowQuery {
  readonly around?: string;
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
  const [position, pinned, branches] = await together(
    positionOf(db, community, { topic: `thread:${query.thread}` }),
    readPinned(db, community, thread.pinned, now),
    readBranches(db, community, query, now),
  );
  return { thread, position, ...(pinned !== undefined && { pinned }), ...branches };
}

async function readBranches(
  db: Connection,
  community: string,
  query: ThreadQuery,
  now: string,
): Promise<Pick<ThreadPage, 'items' | 'next' | 'previous'>> {
  const target = query.around === undefined ? undefined : await readTarget(db, community, query);
  const { roots, ...cursors } = await readWindow(db, community, query, target);
  const replies = await readFirstReplies(db, community, query.thread, roots, target);
  const rows = roots.flatMap((root) => [root, ...(replies.get(root.path)?.items ?? [])]);
  const views = new Map((await commentViews(db, community, rows, now)).map((view) => [view.id, view]));
  const items = roots.map((root) => {
    const { items: below, ...rest } = replies.get(root.path) ?? { items: [] };
    return { comment: views.get(root.id)!, replies: { items: below.map(({ id }) => views.get(id)!), ...rest } };
  });
  return { items, ...cursors };
}

/** The comment that stands above all others, while there is something to read in it. */
async function readPinned(
  db: Connection,
  community: string,
  id: string | undefined,
  now: string,
): Promise<Comment | undefined> {
  if (id === undefined) return undefined;
  const comment = (await publicComments(db, community, [id], now)).get(id);
  return comment?.state === 'published' ? comment : undefined;
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
