import { sql } from 'kysely';
import type { Connection } from '../db/open.ts';

/** The key of a thread as it is now, for any key it ever had; in a question to the database. */
export function keyNow(community: string, key: string) {
  return sql<string>`coalesce(
    (select thread from thread_aliases where community = ${community} and alias = ${key}), cast(${key} as text))`;
}

/** The key of a thread as it is now, for any key it ever had; a key that leads nowhere is its own. */
export async function canonicalKey(db: Connection, community: string, key: string): Promise<string> {
  return (await canonicalKeys(db, community, [key])).get(key)!;
}

/** The keys of threads as they are now, by the keys asked about. */
export async function canonicalKeys(
  db: Connection,
  community: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const now = new Map(keys.map((key) => [key, key]));
  if (keys.length === 0) return now;
  const aliases = await db
    .selectFrom('thread_aliases')
    .select(['alias', 'thread'])
    .where('community', '=', community)
    .where('alias', 'in', [...keys])
    .execute();
  for (const { alias, thread } of aliases) now.set(alias, thread);
  return now;
}

/** Every key that leads to a thread, its own first. */
export async function keysOf(db: Connection, community: string, key: string): Promise<readonly string[]> {
  const aliases = await db
    .selectFrom('thread_aliases')
    .select('alias')
    .where('community', '=', community)
    .where('thread', '=', key)
    .orderBy('alias')
    .execute();
  return [key, ...aliases.map(({ alias }) => alias)];
}
