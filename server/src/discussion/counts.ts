import type { Connection } from '../db/open.ts';
import { pathsAbove } from './paths.ts';

export interface Published {
  readonly thread: string;
  readonly path: string;
  readonly member: string;
  /** 1 where a comment becomes published, −1 where it no longer is. */
  readonly by: 1 | -1;
}

/** Keeps every count that a published comment is part of: its thread's, those of what it answers to, its author's. */
export async function countPublished(db: Connection, community: string, published: Published): Promise<void> {
  const { thread, path, member, by } = published;
  await db
    .updateTable('threads')
    .set((eb) => ({ comment_count: eb('comment_count', '+', by) }))
    .where('community', '=', community)
    .where('key', '=', thread)
    .execute();
  const above = pathsAbove(path);
  if (above.length > 0) {
    await db
      .updateTable('comments')
      .set((eb) => ({ reply_count: eb('reply_count', '+', by) }))
      .where('community', '=', community)
      .where('thread', '=', thread)
      .where('path', 'in', [...above])
      .execute();
  }
  await db
    .updateTable('members')
    .set((eb) => ({ comment_count: eb('comment_count', '+', by) }))
    .where('community', '=', community)
    .where('id', '=', member)
    .execute();
}
