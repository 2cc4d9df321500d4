import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { seed } from '../../../demo/seed/seed.ts';
import { checkDatabase } from '../../../server/src/cli/check.ts';
import { runCommand } from '../../../server/src/cli/command.ts';
import { openDatabase } from '../../../server/src/db/open.ts';
import { recordSource } from '../../../server/src/transfer/json-lines.ts';
import { freshPostgres } from '../support/postgres.ts';
import { COMMUNITY, ENGINES } from '../support/server.ts';
import { freshFolder, importFrom } from '../transfer/support.ts';

for (const engine of ENGINES) {
  describe(`plein-server rename and merge on ${engine}`, () => {
    it('gives a thread another key and another thread its comments, and leaves all sound', async () => {
      const url = engine === 'postgres' ? await freshPostgres() : `sqlite:${join(await freshFolder(), 'plein.db')}`;
      const before = await withThreads(url, async (databases) => {
        await importFrom(databases, recordSource([...seed(new Date('2026-11-21T12:00:00.000Z'))]));
      });
      const [first, second] = [...before.keys()] as [string, string];
      const both = before.get(first)! + before.get(second)!;
      assert.deepEqual(await type(url, 'rename', first, 'renamed'), {
        code: 0,
        error: `Thread ${first} is now renamed; the old key leads there.\n`,
      });
      const { code, error } = await type(url, 'merge', first, second);
      assert.equal(code, 0, error);
      const after = await withThreads(url, async (databases) => {
        assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
      });
      assert.equal(after.size, before.size - 1);
      // What the other was opened with has become a comment of it.
      assert.ok([both, both + 1].includes(after.get(second)!));
      for (const [args, sentence] of WRONG(second)) {
        const wrong = await type(url, ...args);
        assert.notEqual(wrong.code, 0);
        assert.match(wrong.error, sentence);
      }
    });
  });
}

const WRONG = (key: string): readonly (readonly [args: readonly string[], sentence: RegExp])[] => [
  [['rename', key], /^rename needs the key of a thread and its new one/],
  [['rename', 'nobody', 'x'], /^There is no thread nobody\.$/m],
  [['rename', key, '<x>'], /^"<x>" cannot be a thread's key\.$/m],
  [['rename', key, 'renamed', 'x'], /^rename does not take "x"/],
  [['merge', key, 'renamed'], /are the same thread\.$/m],
  [['merge', key, 'nobody'], /^There is no thread nobody\.$/m],
];

type Work = (databases: Awaited<ReturnType<typeof openDatabase>>) => Promise<void>;

/** Does something with the database and answers how many comments its threads have, by key. */
async function withThreads(url: string, work: Work): Promise<ReadonlyMap<string, number>> {
  const databases = await openDatabase(url);
  try {
    await work(databases);
    const rows = await databases.reader.selectFrom('threads').select(['key', 'comment_count']).orderBy('key').execute();
    return new Map(rows.map((row) => [row.key, row.comment_count]));
  } finally {
    await databases.close();
  }
}

async function type(url: string, ...args: readonly string[]) {
  let error = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      error += chunk.toString();
      done();
    },
  });
  const code = await runCommand(args, { env: { PLEIN_DATABASE_URL: url }, out: stream, error: stream });
  return { code, error };
}
