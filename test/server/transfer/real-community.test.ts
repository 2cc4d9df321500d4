import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { checkDatabase } from '../../../server/src/cli/check.ts';
import type { Databases } from '../../../server/src/db/open.ts';
import { jsonLinesSource } from '../../../server/src/transfer/json-lines.ts';
import { stackExchangeSource } from '../../../server/src/transfer/stackexchange.ts';
import type { Text } from '../../../src/text/text.model.ts';
import { treeProblems } from '../../text/tree.ts';
import { COMMUNITY, ENGINES } from '../support/server.ts';
import { exported, freshDatabases, freshFolder, importFrom } from './support.ts';
import { realData } from '../../support/real-data.ts';
import type { Imported } from './support.ts';

const { folder, absent } = realData();

/** Counted without our reader: lines of the files that hold what is asked for. */
function rows(file: string, pattern: RegExp): number {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.includes('<row ') && pattern.test(line)).length;
}

async function count(
  databases: Databases,
  table: 'members' | 'threads' | 'comments',
  only: Record<string, unknown> = {},
) {
  const { found } = await databases.reader
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('found'))
    .where('community', '=', COMMUNITY)
    .where((eb) => eb.and(only as never))
    .executeTakeFirstOrThrow();
  return found;
}

for (const engine of ENGINES) {
  describe(`import of a real community (${engine})`, { skip: absent }, () => {
    let databases: Databases;
    let first: Imported;
    before(async () => {
      databases = await freshDatabases(engine);
      first = await importFrom(databases, await stackExchangeSource(folder));
    });

    it('takes what the files hold, refuses the tag wikis, and leaves everything in order', async () => {
      const { report, rejects } = first;
      const tagWikis = rows('Posts.xml', /PostTypeId="[45]"/);
      assert.equal(await count(databases, 'members'), rows('Users.xml', /./));
      assert.equal(await count(databases, 'threads'), rows('Posts.xml', /PostTypeId="1"/));
      assert.equal(
        await count(databases, 'threads', { state: 'locked' }),
        rows('Posts.xml', /PostTypeId="1".*ClosedDate=/),
      );
      assert.equal(await count(databases, 'comments', { kind: 'answer' }), rows('Posts.xml', /PostTypeId="2"/));
      assert.equal(await count(databases, 'comments', { kind: 'comment' }), rows('Comments.xml', /./));
      assert.deepEqual(
        new Set(rejects.map(({ source, reason }) => `${source}: ${reason.slice(0, 19)}`)),
        new Set(['Posts.xml: is neither a questi']),
      );
      assert.equal(rejects.length, tagWikis);
      assert.equal(report.read, 1 + rows('Users.xml', /./) + rows('Posts.xml', /./) + rows('Comments.xml', /./));
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
    });

    it('keeps who wrote what, when, under which licence, and what was accepted', async () => {
      const all = databases.reader.selectFrom('comments').where('community', '=', COMMUNITY);
      const comments = await all.selectAll().execute();
      const byOrigin = new Map(comments.map((row) => [(JSON.parse(row.origin ?? '{}') as { url: string }).url, row]));
      const left = rows('Posts.xml', /PostTypeId="2"(?!.*OwnerUserId)/) + rows('Comments.xml', /^(?!.*UserId=)/);
      assert.equal(comments.filter((row) => row.author_member === null).length, left);
      const [post] =
        readFileSync(join(folder, 'Posts.xml'), 'utf8').match(/<row Id="\d+" PostTypeId="2".*LastEditDate=.*/) ?? [];
      const [, id] = /Id="(\d+)"/.exec(String(post)) ?? [];
      const [, created] = / CreationDate="([^"]+)"/.exec(String(post)) ?? [];
      const [, edited] = / LastEditDate="([^"]+)"/.exec(String(post)) ?? [];
      const [, license] = / ContentLicense="([^"]+)"/.exec(String(post)) ?? [];
      const row = byOrigin.get(`https://bicycles.meta.stackexchange.com/a/${id}`);
      assert.equal(row?.created_at, `${created}Z`);
      assert.equal(row?.edited_at, `${edited}Z`);
      assert.equal(row?.version, 2);
      assert.equal((JSON.parse(String(row?.origin)) as { license: string }).license, license);
      const accepted = await databases.reader
        .selectFrom('threads')
        .innerJoin('comments', 'comments.id', 'threads.accepted')
        .whereRef('comments.thread', '=', 'threads.key')
        .select('comments.kind')
        .execute();
      assert.equal(accepted.length, rows('Posts.xml', /AcceptedAnswerId=/));
    });

    it('makes valid trees with safe addresses of every text', async () => {
      const comments = await databases.reader.selectFrom('comments').select('text').execute();
      const threads = await databases.reader.selectFrom('threads').select('opening_text as text').execute();
      const trees = [...comments, ...threads].map(({ text }) => JSON.parse(String(text)) as Text);
      assert.deepEqual(
        trees.flatMap((tree) => treeProblems(tree)),
        [],
      );
      assert.equal(trees.filter((tree) => tree.length === 0).length, 0);
    });

    it('changes nothing when it is repeated', async () => {
      const text = await exported(databases);
      const { report } = await importFrom(databases, await stackExchangeSource(folder));
      assert.deepEqual(
        Object.values(report.added).filter((added) => added > 0),
        [],
      );
      assert.equal(await exported(databases), text);
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
    });

    it('exports what imports to the same, into the other database too', async () => {
      const text = await exported(databases);
      const file = join(await freshFolder(), 'export.jsonl');
      writeFileSync(file, text);
      const other = await freshDatabases(engine === 'sqlite' ? 'postgres' : 'sqlite');
      const { rejects } = await importFrom(other, await jsonLinesSource(file));
      assert.deepEqual(rejects, []);
      assert.equal(await exported(other), text);
      assert.deepEqual(await checkDatabase(other, COMMUNITY), []);
    });
  });
}
