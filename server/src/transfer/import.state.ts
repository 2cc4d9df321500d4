import { sql } from 'kysely';
import type { Connection } from '../db/open.ts';
import type { Source } from './source.model.ts';

/** Makes the community's own row, without any space: the import brings those. */
export async function ensureCommunityRow(db: Connection, community: string, now: string): Promise<void> {
  await db
    .insertInto('communities')
    .values({ id: community, name: community, policy: JSON.stringify({ approval: 'none' }), created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** How many records an interrupted import of the same source had read. */
export async function importedBefore(db: Connection, community: string, source: Source): Promise<number> {
  const row = await db
    .selectFrom('imports')
    .select('done')
    .where('community', '=', community)
    .where('source', '=', source.fingerprint)
    .executeTakeFirst();
  return row?.done ?? 0;
}

export async function keepPlace(
  db: Connection,
  community: string,
  source: Source,
  done: number,
  now: string,
): Promise<void> {
  if (source.fingerprint === '') return;
  await db
    .insertInto('imports')
    .values({ community, source: source.fingerprint, done, changed_at: now })
    .onConflict((conflict) => conflict.columns(['community', 'source']).doUpdateSet({ done, changed_at: now }))
    .execute();
}

export async function finishImport(db: Connection, community: string, source: Source): Promise<void> {
  await db.deleteFrom('imports').where('community', '=', community).where('source', '=', source.fingerprint).execute();
}

/** A thread names its accepted answer and its pinned comment before those have come: where one never came, there is none. */
export async function clearMissingPlaces(db: Connection, community: string): Promise<void> {
  for (const place of ['accepted', 'pinned']) {
    const named = sql.ref(place);
    await sql`
      update threads set ${named} = null
      where community = ${community} and ${named} is not null and not exists (
        select 1 from comments
        where comments.community = threads.community and comments.id = threads.${named} and comments.thread = threads.key
      )`.execute(db);
  }
}

/** A source that tells no more than which answer was accepted: that settled the question, once it was written. */
export async function settleAccepted(db: Connection, community: string): Promise<void> {
  await sql`
    update threads set solved_at = (
      select created_at from comments where comments.community = threads.community and comments.id = threads.accepted
    ), waiting_since = null, assignee = null
    where community = ${community} and accepted is not null and solved_at is null`.execute(db);
}
