import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { CompiledQuery } from 'kysely';
import { COMMENT_ORDERS } from 'plein/discussion/discussion.model.js';
import { listNew } from '../../../server/src/discussion/following.ts';
import { readFeed } from '../../../server/src/discussion/page-atom.ts';
import { readThread } from '../../../server/src/discussion/store.ts';
import type { Connection, Databases } from '../../../server/src/db/open.ts';
import { recordSource } from '../../../server/src/transfer/json-lines.ts';
import type { TransferRecord } from '../../../server/src/transfer/record.model.ts';
import { COMMUNITY, ENGINES } from '../support/server.ts';
import { freshDatabases, importFrom } from '../transfer/support.ts';

const AT = '2026-01-01T12:00:00.000Z';
const LENGTH = 4_000;

/** A long thread in which a third of the branches has an answer. */
function* longThread(): Generator<TransferRecord> {
  yield { type: 'space', id: 'top', name: 'Top', scope: 'national', naming: 'either' };
  for (const key of ['long', 'short']) {
    yield {
      type: 'thread',
      key,
      space: 'top',
      kind: 'discussion',
      title: '',
      state: 'open',
      naming: 'either',
      createdAt: AT,
    };
  }
  const usual = {
    type: 'comment',
    kind: 'comment',
    state: 'published',
    author: { name: 'X' },
    markdown: 'x',
    createdAt: AT,
    version: 1,
  } as const;
  for (let index = 0; index < LENGTH; index += 1) {
    const thread = index % 20 === 0 ? 'short' : 'long';
    yield { ...usual, id: `c${index}`, thread };
    if (index % 3 === 0) yield { ...usual, id: `r${index}`, thread, parent: `c${index}`, byTeam: index % 2 === 0 };
  }
}

/** Runs reads on a connection that notes the plan of each of them. */
async function plansOf(databases: Databases, read: (db: Connection) => Promise<unknown>): Promise<readonly string[]> {
  const queries: CompiledQuery[] = [];
  const db = databases.reader.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => result,
  });
  const executor = db.getExecutor();
  const compile = executor.compileQuery.bind(executor);
  executor.compileQuery = (node, id) => {
    const query = compile(node, id);
    queries.push(query);
    return query;
  };
  await read(db);
  const plans: string[] = [];
  for (const query of queries) {
    const explain = databases.engine === 'sqlite' ? 'explain query plan ' : 'explain ';
    const { rows } = await databases.reader.executeQuery<Record<string, unknown>>({
      ...query,
      sql: explain + query.sql,
    });
    plans.push(`${query.sql}\n${rows.map((row) => String(row['detail'] ?? row['QUERY PLAN'])).join('\n')}`);
  }
  return plans;
}

for (const engine of ENGINES) {
  describe(`plans of reading a long thread on ${engine}`, () => {
    let databases: Databases;

    before(async () => {
      databases = await freshDatabases(engine);
      const { rejects } = await importFrom(databases, recordSource([...longThread()]));
      assert.deepEqual(rejects, []);
      await sql`analyze`.execute(databases.writer);
    });

    for (const order of COMMENT_ORDERS) {
      it(`reads ${order} by its index, from start, cursor and permalink, without sorting or scanning`, async () => {
        const now = new Date().toISOString();
        const read = (more: object) => (db: Connection) =>
          readThread(db, COMMUNITY, { thread: 'long', order, limit: 50, ...more }, now);
        const first = await read({})(databases.reader);
        assert.equal(first.items.length, 50);
        const ways = [{}, { cursor: first.next! }, { around: 'c2001' }];
        for (const way of ways) {
          for (const plan of await plansOf(databases, read(way))) {
            if (!plan.includes('from "comments" as "c"')) continue;
            assert.doesNotMatch(plan, /^SCAN|^\s*(->)? *Seq Scan on comments/m, plan);
            if (plan.includes(' limit ')) assert.doesNotMatch(plan, /TEMP B-TREE|\bSort\b/, plan);
          }
        }
      });
    }

    it('finds what is new, and the newest, by the index on time', async () => {
      const now = new Date().toISOString();
      const reader = { community: COMMUNITY, member: 'somebody' };
      const query = { thread: 'long', since: '2025-01-01T00:00:00.000Z', limit: 50 };
      const { items, next } = await listNew(databases.reader, reader, query);
      assert.equal(items.length, 50);
      const reads = [
        (db: Connection) => listNew(db, reader, query),
        (db: Connection) => listNew(db, reader, { ...query, cursor: next! }),
        (db: Connection) => readFeed(db, COMMUNITY, 'long', now),
      ];
      for (const read of reads) {
        const plans = (await plansOf(databases, read)).filter((plan) => /order by ("c"\.)?"created_at"/.test(plan));
        assert.equal(plans.length, 1);
        assert.match(plans[0]!, /comments_by_time/);
        assert.doesNotMatch(plans[0]!, /TEMP B-TREE|\bSort\b/, plans[0]);
      }
    });
  });
}
