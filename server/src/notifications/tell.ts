import type { NotificationKind } from 'plein/notifications/notifications.model.js';
import type { WriteContext } from '../db/write.ts';

/** What is needed to tell somebody: part of every write, and of what is done by itself. */
export type Telling = Pick<WriteContext, 'db' | 'community' | 'now' | 'changed'>;

/** What there is to tell. */
export interface News {
  readonly kind: NotificationKind;
  readonly thread: string;
  readonly comment?: string;
  /** Who did it; null for nobody. They are not told of it themselves. */
  readonly by: string | null;
  /** Nobody is told twice of the same: what makes it the same. */
  readonly about: string;
}

/** Tells members who are still there, each once. The row's id says of what and to whom. */
export async function tell(context: Telling, news: News, members: Iterable<string>): Promise<void> {
  const { db, community, now, changed } = context;
  const ids = [...new Set(members)].filter((member) => member !== news.by);
  if (ids.length === 0) return;
  const there = await db
    .selectFrom('members')
    .select('id')
    .where('community', '=', community)
    .where('id', 'in', ids)
    .where('state', '<>', 'left')
    .execute();
  if (there.length === 0) return;
  const { kind, thread, comment = null, by: by_member, about } = news;
  const row = { community, kind, thread, comment, by_member, created_at: now, read_at: null };
  const told = await db
    .insertInto('notifications')
    .values(there.map(({ id: member }) => ({ ...row, id: `${about}:${member}`, member })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'member'])
    .execute();
  for (const { id, member } of told) changed({ type: 'notification', topic: `notifications:${member}`, subject: id });
}
