import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDatabase } from '../../../server/src/cli/check.ts';
import type { Databases } from '../../../server/src/db/open.ts';
import { recordSource } from '../../../server/src/transfer/json-lines.ts';
import { COMMUNITY, ENGINES } from '../support/server.ts';
import { exported, freshDatabases, importFrom } from './support.ts';

const AT = '2026-01-01T12:00:00.000Z';
const LATER = '2026-01-02T12:00:00.000Z';
const space = { type: 'space', id: 'top', name: 'Top', scope: 'national', naming: 'either' };
const member = (id: string, roles: readonly string[] = []) => ({
  type: 'member',
  id,
  name: id,
  naming: 'real',
  grants: roles.map((role) => ({ role, since: AT })),
  spaces: [],
  askAbout: [],
  joinedAt: AT,
  state: 'active',
  identities: [],
});
const thread = (key: string, more: object = {}) => ({
  type: 'thread',
  key,
  space: 'top',
  kind: 'question',
  title: key,
  state: 'open',
  naming: 'either',
  createdAt: AT,
  ...more,
});
const comment = (id: string, more: object = {}) => ({
  type: 'comment',
  id,
  thread: 'asked',
  kind: 'answer',
  state: 'published',
  author: { member: 'ann' },
  byTeam: false,
  markdown: id,
  createdAt: LATER,
  version: 1,
  ...more,
});
const policy = {
  approval: 'none',
  reactions: ['like', 'thanks'],
  answerWithin: 24,
  advice: { houseRules: true },
  imageQuota: 1000,
};

/** Every type of record and field that a discussion has. */
const WHOLE = [
  { type: 'community', format: 1, name: 'Whole', policy },
  space,
  member('ann'),
  member('bob'),
  member('sem', ['staff']),
  thread('asked', { solvedAt: LATER, accepted: 'c2', pinned: 'c3', slowMode: 5 }),
  thread('split', { kind: 'discussion', movedFrom: { thread: 'asked', comment: 'c5' } }),
  thread('waits', {
    waitingSince: AT,
    assignee: 'sem',
    opening: { author: { member: 'bob' }, markdown: '?', createdAt: AT },
  }),
  { type: 'alias', alias: 'once-asked', thread: 'asked' },
  comment('c1', { version: 3, editedAt: LATER }),
  comment('c4', { parent: 'c1', kind: 'comment', author: { member: 'sem' }, byTeam: true }),
  comment('c2', { kind: 'workaround' }),
  comment('c3', { kind: 'summary', author: { member: 'sem' }, byTeam: true }),
  comment('c5', { state: 'moved', markdown: undefined, tombstone: { at: LATER, by: 'moderator', movedTo: 'split' } }),
  { type: 'version', comment: 'c1', version: 1, at: AT, markdown: 'first' },
  { type: 'version', comment: 'c1', version: 2, at: LATER, markdown: 'second' },
  { type: 'reaction', comment: 'c1', member: 'bob', reaction: 'thanks' },
  { type: 'helpful', comment: 'c1', member: 'bob' },
  { type: 'helpful', comment: 'c2', member: 'bob' },
  { type: 'helpful', comment: 'c2', member: 'sem' },
  { type: 'me-too', thread: 'asked', member: 'bob' },
  { type: 'follow', thread: 'asked', member: 'ann' },
  { type: 'follow', thread: 'asked', member: 'ann', branch: 'c2' },
];

const REFUSED: readonly (readonly [record: object, reason: RegExp])[] = [
  [{ type: 'alias', alias: 'waits', thread: 'asked' }, /^alias: there is a thread waits$/],
  [{ type: 'alias', alias: 'a', thread: 'nowhere' }, /^thread: there is no thread nowhere$/],
  [{ type: 'version', comment: 'c9', version: 1, at: AT, markdown: 'x' }, /^comment: there is no comment c9 to read$/],
  [{ type: 'version', comment: 'c5', version: 1, at: AT, markdown: 'x' }, /^comment: there is no comment c5 to read$/],
  [{ type: 'version', comment: 'c1', version: 3, at: AT, markdown: 'x' }, /^version: the present text is version 3$/],
  [{ type: 'version', comment: 'c1', version: 1, at: AT }, /neither text nor markdown/],
  [{ type: 'helpful', comment: 'c5', member: 'bob' }, /^comment: there is no comment c5 to read$/],
  [{ type: 'helpful', comment: 'c1', member: 'ann' }, /^member: nobody says so of their own$/],
  [{ type: 'helpful', comment: 'c1', member: 'xo' }, /^member: there is no member xo$/],
  [{ type: 'me-too', thread: 'split', member: 'bob' }, /^thread: there is no question split$/],
  [{ type: 'follow', thread: 'asked', member: 'bob', branch: 'c4' }, /^branch: c4 starts none in this thread$/],
  [{ type: 'follow', thread: 'waits', member: 'bob', branch: 'c1' }, /^branch: c1 starts none in this thread$/],
  [thread('x', { kind: 'discussion', waitingSince: AT }), /^waitingSince: is for a question that is not solved$/],
  [thread('x', { assignee: 'sem' }), /^assignee: is for a question that waits$/],
  [thread('x', { waitingSince: AT, assignee: 'xo' }), /^assignee: there is no member xo$/],
  [comment('x', { state: 'moved' }), /^tombstone: /],
];

const take = (databases: Databases, records: readonly object[]) => importFrom(databases, recordSource(records));

for (const engine of ENGINES) {
  describe(`taking along what was settled (${engine})`, () => {
    it('gives back what it took, line by line, also on the other database', async () => {
      const databases = await freshDatabases(engine);
      assert.deepEqual((await take(databases, WHOLE)).rejects, []);
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
      const text = await exported(databases);
      const lines = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object);
      assert.equal(lines.length, WHOLE.length);
      assert.deepEqual(
        new Set(lines.map((line) => withoutText(line))),
        new Set(WHOLE.map((line) => withoutText(line))),
      );
      const other = await freshDatabases(engine === 'sqlite' ? 'postgres' : 'sqlite');
      assert.deepEqual((await take(other, lines)).rejects, []);
      assert.deepEqual(await checkDatabase(other, COMMUNITY), []);
      assert.equal(await exported(other), text);
      const again = await take(other, lines);
      assert.ok(Object.values(again.report.added).every((added) => added === 0));
      assert.equal(await exported(other), text);
    });

    it('counts what it takes', async () => {
      const databases = await freshDatabases(engine);
      await take(databases, WHOLE);
      const { reader } = databases;
      const asked = await reader.selectFrom('threads').selectAll().where('key', '=', 'asked').executeTakeFirstOrThrow();
      assert.deepEqual([asked.helpful_count, asked.me_too_count, asked.team_comment_count], [3, 1, 2]);
      const first = await reader.selectFrom('comments').selectAll().where('id', '=', 'c1').executeTakeFirstOrThrow();
      assert.deepEqual([first.helpful_count, first.is_answered, first.team_reply_count], [1, 1, 1]);
    });

    it('takes no words of what is gone', async () => {
      const databases = await freshDatabases(engine);
      const gone = { state: 'removed', markdown: 'unsaid', tombstone: { at: LATER, by: 'moderator' } };
      assert.deepEqual((await take(databases, [...WHOLE, comment('gone', gone)])).rejects, []);
      const row = await databases.reader.selectFrom('comments').selectAll().where('id', '=', 'gone').executeTakeFirst();
      assert.deepEqual([row?.text, row?.markdown], ['[]', null]);
      assert.ok(!(await exported(databases)).includes('unsaid'));
    });

    it('refuses with a reason what does not hold', async () => {
      const databases = await freshDatabases(engine);
      const { rejects } = await take(databases, [...WHOLE, ...REFUSED.map(([record]) => record)]);
      assert.equal(rejects.length, REFUSED.length, JSON.stringify(rejects.map(({ reason }) => reason)));
      for (const [index, [record, reason]] of REFUSED.entries()) {
        assert.match(String(rejects[index]?.reason), reason, JSON.stringify(record));
      }
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
    });

    it('tells the team by the roles of the time, where the record does not say', async () => {
      const databases = await freshDatabases(engine);
      const silent = { author: { member: 'sem' }, byTeam: undefined, thread: 'waits' };
      await take(databases, [
        ...WHOLE,
        comment('then', { ...silent, createdAt: '2025-01-01T12:00:00.000Z' }),
        comment('now', silent),
      ]);
      const rows = await databases.reader
        .selectFrom('comments')
        .select(['id', 'by_team'])
        .where('thread', '=', 'waits')
        .orderBy('path')
        .execute();
      assert.deepEqual(
        rows.map(({ id, by_team }) => [id, by_team]),
        [
          ['then', 0],
          ['now', 1],
        ],
      );
      const waits = await databases.reader
        .selectFrom('threads')
        .selectAll()
        .where('key', '=', 'waits')
        .executeTakeFirstOrThrow();
      assert.deepEqual([waits.waiting_since, waits.assignee], [null, null]);
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
    });
  });
}

/** A record with its fields in order and without texts, which import makes of Markdown. */
function withoutText(record: object): string {
  return JSON.stringify(record, (name, value: unknown) => {
    if (name === 'text') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
