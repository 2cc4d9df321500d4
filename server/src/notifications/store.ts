import type { Notification, NotificationKind, NotificationPage } from 'plein/notifications/notifications.model.js';
import type { Text } from 'plein/text/text.model.js';
import { excerpt } from 'plein/text/text.rules.js';
import { changeBounds } from '../db/changes.ts';
import type { Connection } from '../db/open.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { LIMITS } from '../limits.ts';
import { readAuthors } from '../members/author.ts';
import type { Authors } from '../members/author.ts';

export interface NotificationQuery {
  readonly member: string;
  readonly cursor?: string;
  readonly limit: number;
}

export async function listNotifications(
  db: Connection,
  community: string,
  { member, cursor, limit }: NotificationQuery,
  now: string,
): Promise<NotificationPage> {
  let select = selectVisible(db, community).where('n.member', '=', member);
  if (cursor !== undefined) {
    const [at = '', id = ''] = readCursor('notifications', cursor, 2);
    select = select.where(({ eb, or, and }) =>
      or([eb('n.created_at', '<', at), and([eb('n.created_at', '=', at), eb('n.id', '<', id)])]),
    );
  }
  const ordered = select.orderBy('n.created_at', 'desc').orderBy('n.id', 'desc');
  const rows = await ordered.limit(limit + 1).execute();
  const { items, next } = page(rows, limit, (last) => writeCursor('notifications', last.created_at, last.id));
  return {
    items: await notificationViews(db, community, items, now),
    ...(next !== undefined && { next }),
    unread: await countUnread(db, community, member),
    // The newest of all: a member who was told nothing for long has no stream replay that time.
    position: String((await changeBounds(db, community)).newest),
  };
}

/** Notifications as their members see them, by id. Each is told to its own member alone. */
export async function ownNotifications(
  db: Connection,
  community: string,
  ids: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, Notification>> {
  const rows = await selectVisible(db, community)
    .where('n.id', 'in', [...ids])
    .execute();
  const views = await notificationViews(db, community, rows, now);
  return new Map(views.map((view) => [view.id, view]));
}

/** Marks some as read, or all; other pages of the same member hear of the newest of them. */
export async function markRead(context: WriteContext, ids: readonly string[] | 'all'): Promise<WriteAnswer> {
  const { db, community, member, now, changed } = context;
  let update = db
    .updateTable('notifications')
    .set({ read_at: now })
    .where('community', '=', community)
    .where('member', '=', member)
    .where('read_at', 'is', null);
  if (ids !== 'all') update = update.where('id', 'in', ['', ...ids]);
  const marked = await update.returning(['id', 'created_at']).execute();
  const newest = marked.sort((a, b) => (a.created_at < b.created_at ? 1 : -1)).slice(0, LIMITS.page.most);
  for (const { id } of newest) changed({ type: 'notification', topic: `notifications:${member}`, subject: id });
  return { status: 200, body: { status: 'accepted', value: { unread: await countUnread(db, community, member) } } };
}

export async function removeOldNotifications({ db, community, now }: Pick<WriteContext, 'db' | 'community' | 'now'>) {
  const before = new Date(Date.parse(now) - LIMITS.notifications.keptSeconds * 1000).toISOString();
  await db.deleteFrom('notifications').where('community', '=', community).where('created_at', '<', before).execute();
}

async function countUnread(db: Connection, community: string, member: string): Promise<number> {
  const { unread } = await visible(db, community)
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .where('n.member', '=', member)
    .where('n.read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(unread);
}

/** What may still be seen: about a thread, or about a comment that everyone sees, wherever it now stands. */
function visible(db: Connection, community: string) {
  return db
    .selectFrom('notifications as n')
    .leftJoin('comments as c', (join) => join.onRef('c.community', '=', 'n.community').onRef('c.id', '=', 'n.comment'))
    .innerJoin('threads as t', (join) =>
      join
        .onRef('t.community', '=', 'n.community')
        .on((eb) => eb('t.key', '=', eb.fn.coalesce('c.thread', 'n.thread'))),
    )
    .where('n.community', '=', community)
    .where((eb) => eb.or([eb('n.comment', 'is', null), eb('c.state', '=', 'published')]));
}

function selectVisible(db: Connection, community: string) {
  return visible(db, community)
    .select(['n.id', 'n.kind', 'n.created_at', 'n.read_at', 'n.comment', 'n.by_member'])
    .select(['t.key', 't.title', 't.url', 't.space', 'c.text']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectVisible>['executeTakeFirstOrThrow']>>;

async function notificationViews(db: Connection, community: string, rows: readonly Row[], now: string) {
  const members = rows.map(({ by_member }) => by_member);
  const authors = await readAuthors(db, community, members, now);
  return rows.map((row) => notificationView(row, authors));
}

function notificationView(row: Row, authors: Authors): Notification {
  const by = authors({ member: row.by_member, name: null, team: null }, row.space);
  return {
    id: row.id,
    kind: row.kind as NotificationKind,
    at: row.created_at,
    read: row.read_at !== null,
    thread: { key: row.key, title: row.title, ...(row.url !== null && { url: row.url }) },
    ...(row.comment !== null && { comment: row.comment }),
    ...(by !== undefined && { by }),
    ...(row.text !== null && { excerpt: excerpt(JSON.parse(row.text) as Text, LIMITS.notifications.excerpt) }),
  };
}
