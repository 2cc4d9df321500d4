import { indexThreads } from '../discussion/search.index.ts';
import { authorColumns, insertAll, jsonOf, memberOf, unknown } from './import.batch.ts';
import type { Batch, Take } from './import.batch.ts';
import { standingInSpace } from './import.standing.ts';
import { textOf } from './record.check.ts';
import type { ThreadRecord } from './record.model.ts';

export const takeThreads: Take<ThreadRecord> = async (batch, placed) => {
  const fresh = await unknown(
    batch,
    'thread_aliases',
    'alias',
    await unknown(batch, 'threads', 'key', placed, ({ key }) => key),
    ({ key }) => key,
  );
  const taken = await standingInSpace(batch, fresh, ({ key }) => key, {
    assignee: ({ assignee }) => assignee,
    'opening/author': ({ opening }) => memberOf(opening?.author),
  });
  const rows = taken.map(({ record }) => threadRow(batch.community, record));
  await insertAll(batch, 'threads', rows);
  await indexThreads(batch.db, batch.community, rows);
  return rows.length;
};

function threadRow(community: string, record: ThreadRecord) {
  const { opening } = record;
  const author = authorColumns(opening?.author);
  return {
    community,
    key: record.key,
    space: record.space,
    kind: record.kind,
    title: record.title,
    url: record.url ?? null,
    state: record.state,
    naming: record.naming,
    accepted: record.accepted ?? null,
    created_at: record.createdAt,
    active_at: record.createdAt,
    opening_member: author.member,
    opening_name: author.name,
    opening_team: author.team,
    opening_text: opening === undefined ? null : jsonOf(textOf(opening)),
    opening_markdown: opening?.markdown ?? null,
    opening_at: opening?.createdAt ?? null,
    origin: jsonOf(record.origin),
    solved_at: record.solvedAt ?? null,
    pinned: record.pinned ?? null,
    slow_mode: record.slowMode ?? null,
    moved_from: jsonOf(record.movedFrom),
    waiting_since: record.waitingSince ?? null,
    assignee: record.assignee ?? null,
  };
}

/** Holds threads until the commit, always in one order, so that two imports never wait for each other. */
export async function lockThreads({ db, community }: Batch, keys: Iterable<string>) {
  return db
    .selectFrom('threads')
    .select(['key', 'last_number', 'space'])
    .where('community', '=', community)
    .where('key', 'in', ['', ...new Set(keys)])
    .orderBy('key')
    .forUpdate()
    .execute();
}
