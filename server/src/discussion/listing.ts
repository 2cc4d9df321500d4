import type { Page } from 'plein/core/core.model.js';
import type { Thread, ThreadOrder } from 'plein/discussion/discussion.model.js';
import { readSpaces, spacesBelow } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { threadViews } from './thread.views.ts';

export interface ListingQuery {
  readonly order: ThreadOrder;
  readonly space?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** What each order goes by, the greatest first. */
const BY = { active: 'active_at', unanswered: 'created_at', helpful: 'helpful_count' } as const;

/** Threads of a space and those below it or of all, in one of the orders of a list page. */
export async function listThreads(
  db: Connection,
  community: string,
  { order, space, cursor, limit }: ListingQuery,
  now: string,
): Promise<Page<Thread>> {
  const by = BY[order];
  const list = `threads ${order}`;
  let select = db.selectFrom('threads').selectAll().where('community', '=', community);
  if (order === 'unanswered') select = select.where('comment_count', '=', 0).where('solved_at', 'is', null);
  if (space !== undefined) {
    select = select.where('space', 'in', [...spacesBelow(space, await readSpaces(db, community))]);
  }
  if (cursor !== undefined) {
    const [place = '', key = ''] = readCursor(list, cursor, 2);
    const at = order === 'helpful' ? Number(place) || 0 : place;
    select = select.where(({ eb, or, and }) => or([eb(by, '<', at), and([eb(by, '=', at), eb('key', '<', key)])]));
  }
  const rows = await select
    .orderBy(by, 'desc')
    .orderBy('key', 'desc')
    .limit(limit + 1)
    .execute();
  const { items, next } = page(rows, limit, (last) => writeCursor(list, String(last[by]), last.key));
  return { items: await threadViews(db, community, items, now), ...(next !== undefined && { next }) };
}
