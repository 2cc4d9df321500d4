import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkDatabase } from '../../../server/src/cli/check.ts';
import type { Databases } from '../../../server/src/db/open.ts';
import { jsonLinesSource } from '../../../server/src/transfer/json-lines.ts';
import type { Source } from '../../../server/src/transfer/source.model.ts';
import { COMMUNITY, ENGINES } from '../support/server.ts';
import { exported, freshDatabases, freshFolder, importFrom } from './support.ts';

const AT = '2026-01-01T12:00:00.000Z';
const member = {
  type: 'member',
  id: 'm1',
  name: 'Mies',
  naming: 'real',
  grants: [],
  spaces: ['top'],
  askAbout: [],
  joinedAt: AT,
  state: 'active',
  identities: [],
};
const space = { type: 'space', id: 'top', name: 'Top', scope: 'national', naming: 'either' };
const thread = {
  type: 'thread',
  key: 'a',
  space: 'top',
  kind: 'question',
  title: '',
  state: 'open',
  naming: 'either',
  createdAt: AT,
};
const comment = (id: string, fields: object = {}) => ({
  type: 'comment',
  id,
  thread: 'a',
  kind: 'comment',
  state: 'published',
  author: { member: 'm1' },
  markdown: `Number **${id}**`,
  createdAt: AT,
  version: 1,
  ...fields,
});
const event = {
  type: 'event',
  id: 'e1',
  uid: 'e1@x',
  space: 'top',
  kind: 'ride',
  title: 'Ride',
  allDay: false,
  start: '2026-03-29T02:30',
  end: '2026-03-29T05:00',
  timeZone: 'Europe/Amsterdam',
  status: 'scheduled',
  signUp: true,
  sequence: 0,
  createdAt: AT,
  changedAt: AT,
};
const poll = {
  type: 'poll',
  id: 'p1',
  space: 'top',
  question: 'Which?',
  choice: 'multiple',
  min: 1,
  max: 2,
  options: [
    { id: 'x', label: 'X' },
    { id: 'y', label: 'Y' },
    { id: 'z', label: 'Z' },
  ],
  opensAt: AT,
  visibility: 'always',
  changeable: true,
};
const GROUND = [space, member, thread, comment('c1'), event, poll];

async function fileOf(lines: readonly (string | Buffer | object)[]): Promise<string> {
  const path = join(await freshFolder(), 'records.jsonl');
  const bytes = lines.map((line) => (Buffer.isBuffer(line) || typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(path, Buffer.concat(bytes.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])));
  return path;
}

async function importLines(databases: Databases, ...lines: readonly (string | Buffer | object)[]) {
  return importFrom(databases, await jsonLinesSource(await fileOf(lines)));
}

const REFUSED: readonly (readonly [name: string, line: string | Buffer | object, reason: RegExp])[] = [
  ['no JSON', '{"type":', /^is not JSON$/],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /^is not UTF-8$/],
  ['a line without end', `"${'x'.repeat(2_200_000)}"`, /^is longer than/],
  ['an unknown type', { type: 'thing' }, /^is of no known type/],
  ['no object', '[]', /^is of no known type/],
  ['an unknown field', { ...member, id: 'm2', shoe: 42 }, /^shoe: Unexpected property/],
  ['a missing field', { ...thread, key: 'b', title: undefined }, /^title: /],
  ['an impossible instant', { ...member, id: 'm2', joinedAt: '2026-02-30T00:00:00.000Z' }, /^joinedAt: .*instant/],
  ['a NUL', { ...member, id: 'm2', name: 'a\0b' }, /NUL/],
  [
    'half a surrogate pair',
    `{"type":"space","id":"s","name":"\\ud800","scope":"local","naming":"either"}`,
    /surrogate/,
  ],
  ['HTML for a text', comment('c2', { text: [{ type: 'html', html: '<b>x</b>' }] }), /^text: .*no HTML/],
  [
    'an address that runs',
    comment('c2', {
      text: [{ type: 'paragraph', children: [{ type: 'link', url: 'javascript:alert(1)', children: [] }] }],
    }),
    /^text: .*safe addresses/,
  ],
  ['no words', comment('c2', { markdown: ' ' }), /neither text nor markdown/],
  ['a tombstone on a living comment', comment('c2', { tombstone: { at: AT, by: 'author' } }), /^tombstone: /],
  ['a thread that is not there', comment('c2', { thread: 'b' }), /^thread: there is no thread b$/],
  [
    'a reply before what it answers',
    comment('c2', { parent: 'c9' }),
    /^parent: there is no comment c9 in this thread$/,
  ],
  ['an author who is nobody', comment('c2', { author: { member: 'm9' } }), /^author: there is no member m9$/],
  ['a space that is not there', { ...thread, key: 'b', space: 'nowhere' }, /^space: there is no space nowhere$/],
  ['a space below none', { ...space, id: 's', parent: 'nowhere' }, /^parent: there is no space nowhere$/],
  ['a role in no space', { ...member, id: 'm2', grants: [{ role: 'staff', space: 'nowhere', since: AT }] }, /nowhere/],
  ['a reaction to nothing', { type: 'reaction', comment: 'c9', member: 'm1', reaction: 'like' }, /no comment c9/],
  ['an event that ends first', { ...event, id: 'e2', end: '2026-03-29T01:00' }, /^end: comes before start$/],
  ['a day with a time', { ...event, id: 'e2', allDay: true }, /^start: is a day alone/],
  ['a zone nobody knows', { ...event, id: 'e2', timeZone: 'Mars/Olympus' }, /^timeZone: .*time-zone/],
  ['a seat at nothing', { type: 'attendance', occurrence: 'e9', member: 'm1', at: AT }, /no occurrence e9/],
  ['a poll that asks too much', { ...poll, id: 'p2', max: 4 }, /^max: /],
  ['a single choice of two', { ...poll, id: 'p2', choice: 'single' }, /^choice: /],
  [
    "a ballot with another poll's option",
    { type: 'ballot', poll: 'p1', member: 'm1', options: ['w'] },
    /^options: foreign-option$/,
  ],
  [
    'a ballot with too many',
    { type: 'ballot', poll: 'p1', member: 'm1', options: ['x', 'y', 'z'] },
    /^options: too-many$/,
  ],
  ['a ballot for no poll', { type: 'ballot', poll: 'p9', member: 'm1', options: ['x'] }, /no poll p9/],
];

for (const engine of ENGINES) {
  describe(`importRecords (${engine})`, () => {
    it('refuses each bad line with its number and a reason, and takes the others', async () => {
      const databases = await freshDatabases(engine);
      const { report, rejects } = await importLines(
        databases,
        ...GROUND,
        '',
        ...REFUSED.map(([, line]) => line),
        comment('c3'),
      );
      for (const [index, [name, , reason]] of REFUSED.entries()) {
        assert.equal(rejects[index]?.number, GROUND.length + 2 + index, name);
        assert.match(String(rejects[index]?.reason), reason, name);
      }
      assert.equal(rejects.length, REFUSED.length);
      assert.deepEqual(report.added, {
        space: 1,
        member: 1,
        thread: 1,
        comment: 2,
        event: 1,
        poll: 1,
        reaction: 0,
        attendance: 0,
        ballot: 0,
      });
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
    });

    it('counts and places what it takes', async () => {
      const databases = await freshDatabases(engine);
      const lines = [
        comment('c2', { parent: 'c1' }),
        comment('c3', { parent: 'c2', createdAt: '2026-02-01T12:00:00.000Z' }),
        comment('c4'),
        comment('c5', { parent: 'c1', state: 'held' }),
        comment('c6', { parent: 'c1', state: 'deleted', markdown: undefined, tombstone: { at: AT, by: 'author' } }),
        { type: 'reaction', comment: 'c3', member: 'm1', reaction: 'like' },
        { type: 'attendance', occurrence: 'e1', member: 'm1', at: AT },
        { type: 'ballot', poll: 'p1', member: 'm1', options: ['z', 'x'] },
      ];
      const { rejects } = await importLines(databases, ...GROUND, ...lines);
      assert.deepEqual(rejects, []);
      const row = (id: string) =>
        databases.reader.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      assert.deepEqual([(await row('c1')).reply_count, (await row('c2')).reply_count], [2, 1]);
      assert.deepEqual(
        [(await row('c3')).depth, (await row('c3')).root, (await row('c3')).reactions],
        [2, 'c1', '{"like":1}'],
      );
      assert.match((await row('c2')).text, /"strong"/);
      const order = await databases.reader.selectFrom('comments').select('id').orderBy('path').execute();
      assert.deepEqual(
        order.map(({ id }) => id),
        ['c1', 'c2', 'c3', 'c5', 'c6', 'c4'],
      );
      const kept = await databases.reader.selectFrom('threads').selectAll().executeTakeFirstOrThrow();
      assert.deepEqual([kept.comment_count, kept.last_number, kept.active_at], [4, 6, '2026-02-01T12:00:00.000Z']);
      const at = await databases.reader.selectFrom('events').selectAll().executeTakeFirstOrThrow();
      assert.deepEqual(
        [at.attendee_count, at.starts_at, at.ends_at],
        [1, '2026-03-29T01:30:00.000Z', '2026-03-29T03:00:00.000Z'],
      );
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
    });

    it('takes what an earlier import did not bring, and leaves what it did', async () => {
      const databases = await freshDatabases(engine);
      await importLines(databases, ...GROUND);
      const { report } = await importLines(
        databases,
        ...GROUND,
        comment('c1', { markdown: 'Other' }),
        comment('c2'),
        comment('c2'),
      );
      assert.deepEqual(
        Object.entries(report.added).filter(([, added]) => added > 0),
        [['comment', 1]],
      );
      assert.match(await exported(databases), /Number \*\*c1\*\*/);
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
    });

    it('accepts no answer that never came', async () => {
      const databases = await freshDatabases(engine);
      const asked = { ...thread, key: 'b', accepted: 'c2' };
      await importLines(
        databases,
        ...GROUND,
        asked,
        { ...thread, key: 'd', accepted: 'c9' },
        comment('c2', { thread: 'b', kind: 'answer' }),
      );
      const threads = await databases.reader.selectFrom('threads').select(['key', 'accepted']).orderBy('key').execute();
      assert.deepEqual(
        threads.map(({ accepted }) => accepted),
        [null, 'c2', null],
      );
    });

    it('goes on where it was interrupted, without losing or repeating a record', async () => {
      const databases = await freshDatabases(engine);
      const comments = Array.from({ length: 2_000 }, (_, index) =>
        comment(`n${index}`, index === 1_600 ? { author: { member: 'm9' } } : {}),
      );
      const source = await jsonLinesSource(await fileOf([...GROUND, ...comments]));
      const interrupted: Source = {
        fingerprint: source.fingerprint,
        async *items() {
          let count = 0;
          for await (const item of source.items()) {
            if ((count += 1) > 1_234) throw new Error('the light went out');
            yield item;
          }
        },
      };
      await assert.rejects(importFrom(databases, interrupted), /the light went out/);
      const { found } = await databases.reader
        .selectFrom('comments')
        .select(({ fn }) => fn.countAll<number>().as('found'))
        .executeTakeFirstOrThrow();
      assert.equal(found, 1_000 - GROUND.length + 1);
      const { report, rejects } = await importFrom(databases, source);
      assert.equal(report.resumed, 1_000);
      assert.equal(report.read, GROUND.length + 2_000);
      assert.equal(report.added.comment, 2_000 - 1 + 1 - found);
      assert.deepEqual(
        rejects.map(({ number }) => number),
        [GROUND.length + 1_601],
      );
      assert.deepEqual(await checkDatabase(databases, COMMUNITY), []);
      assert.equal((await importFrom(databases, source)).report.resumed, 0);
    });
  });
}
