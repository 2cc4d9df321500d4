import { insertAll, known, standing, unknown } from './import.batch.ts';
import type { Take } from './import.batch.ts';
import type { AliasRecord } from './record.model.ts';

export const takeAliases: Take<AliasRecord> = async (batch, placed) => {
  const fresh = await unknown(batch, 'thread_aliases', 'alias', placed, ({ alias }) => alias);
  const keys = fresh.flatMap(({ record }) => [record.alias, record.thread]);
  const threads = await known(batch, 'threads', 'key', keys);
  const taken = standing(
    batch,
    fresh,
    ({ alias }) => alias,
    ({ alias, thread }) => {
      if (threads.has(alias)) return `alias: there is a thread ${alias}`;
      return threads.has(thread) ? undefined : `thread: there is no thread ${thread}`;
    },
  );
  const rows = taken.map(({ record: { alias, thread } }) => {
    return { community: batch.community, alias, thread, created_at: batch.now };
  });
  await insertAll(batch, 'thread_aliases', rows);
  return rows.length;
};
