import type { Sweep } from '../cleaning.ts';
import type { Connection } from '../db/open.ts';
import { LIMITS } from '../limits.ts';

/**
 * Blanks for good what was deleted, once its author can no longer have it back: its words, earlier versions, reactions
 * and votes. Answers that are kept for retries hold no words.
 */
export const forgetDeleted: Sweep = async ({ db, community, now, changed }) => {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'thread'])
    .where('community', '=', community)
    .where('forget_at', 'is not', null)
    .where('forget_at', '<=', now)
    .orderBy('forget_at')
    .limit(LIMITS.sweptAtOnce)
    .execute();
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  for (const table of ['comment_versions', 'reactions', 'helpful_votes'] as const) {
    await db.deleteFrom(table).where('community', '=', community).where('comment', 'in', ids).execute();
  }
  await db
    .updateTable('comments')
    .set({ text: '[]', markdown: null, reactions: '{}', forget_at: null })
    .where('community', '=', community)
    .where('id', 'in', ids)
    .execute();
  const threads = await forgetPlaces(db, community, ids, [...new Set(rows.map(({ thread }) => thread))]);
  for (const key of threads) changed({ type: 'thread', topic: `thread:${key}`, subject: key });
};

/** No thread points at it any more. Answers the keys of those that did. */
async function forgetPlaces(
  db: Connection,
  community: string,
  ids: readonly string[],
  threads: readonly string[],
): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  for (const place of ['accepted', 'pinned'] as const) {
    const rows = await db
      .selectFrom('threads')
      .select('key')
      .where('community', '=', community)
      .where('key', 'in', [...threads])
      .where(place, 'in', [...ids])
      .execute();
    if (rows.length === 0) continue;
    for (const { key } of rows) changed.add(key);
    await db
      .updateTable('threads')
      .set({ [place]: null })
      .where('community', '=', community)
      .where('key', 'in', [...changed])
      .where(place, 'in', [...ids])
      .execute();
  }
  return changed;
}
