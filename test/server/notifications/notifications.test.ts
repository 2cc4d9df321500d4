import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { runSweep } from '../../../server/src/cleaning.ts';
import { assignOverdue } from '../../../server/src/discussion/assign.ts';
import { tellRest } from '../../../server/src/notifications/arrival.ts';
import { removeOldNotifications } from '../../../server/src/notifications/store.ts';
import { LIMITS } from '../../../server/src/limits.ts';
import { MAX_MENTIONS } from '../../../src/text/references.rules.ts';
import { grant, setMemberState, setPolicy } from '../support/seed.ts';
import { COMMUNITY, ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { join } from './support.ts';
import type { Person } from './support.ts';

const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`notifications on ${engine}`, () => {
    let now = Date.now();
    let server: TestServer;
    let [ann, bob, cy, dee] = [] as unknown as [Person, Person, Person, Person];
    let thread: string;

    before(async () => void (server = await startTestServer({ engine, clock: () => new Date((now += 10)) })));
    after(() => server.stop());
    beforeEach(async () => {
      thread = randomUUIDv7();
      ann = await join(server, 'Ann');
      bob = await join(server, 'Bob');
      cy = await join(server, 'Cy');
      dee = await join(server, 'Dee');
    });

    const at = ({ name, member }: Person) => `[@${name}](plein:member/${member})`;

    it('tell of answers, of mentions and of what is followed, each once and for the best reason', async () => {
      const root = await ann.say(thread, 'The helm squeaks');
      await cy.follow({ thread });
      await dee.follow({ branch: root });
      await bob.say(thread, `Oil it, says ${at(cy)}, ${at(ann)} and ${at(bob)}`, root);
      const excerpt = 'Oil it, says Cy, Ann and Bob';
      assert.deepEqual(await ann.hears(), [`mention by Bob: ${excerpt}`]);
      assert.deepEqual(await cy.hears(), [`mention by Bob: ${excerpt}`]);
      assert.deepEqual(await dee.hears(), [`followed by Bob: ${excerpt}`]);
      assert.deepEqual(await bob.hears(), []);
      const reply = await ann.say(thread, 'No', root);
      assert.deepEqual(await bob.hears(), []);
      await bob.say(thread, 'Yes', reply);
      assert.equal((await ann.hears())[0], 'reply by Bob: Yes');
      assert.deepEqual(await cy.hears(), ['followed by Bob: Yes', 'followed by Ann: No', `mention by Bob: ${excerpt}`]);
    });

    it('tell who and what, where, and how much is unread', async () => {
      const root = await ann.say(thread, 'The helm squeaks');
      const answer = await bob.say(thread, '**Oil** it', root);
      const { items, unread, next } = await ann.told();
      assert.deepEqual([unread, next, items.length], [1, undefined, 1]);
      assert.deepEqual(
        { ...items[0], id: '', at: '' },
        {
          id: '',
          kind: 'reply',
          at: '',
          read: false,
          thread: { key: thread, title: '' },
          comment: answer,
          by: { member: bob.member, name: 'Bob' },
          excerpt: 'Oil it',
        },
      );
    });

    it('follow the branch that one starts, until one says no', async () => {
      const root = await ann.say(thread, 'Mine');
      const reply = await bob.say(thread, 'First', root);
      await cy.say(thread, 'Second', reply);
      assert.deepEqual(await ann.hears(), ['followed by Cy: Second', 'reply by Bob: First']);
      assert.deepEqual(await bob.hears(), ['reply by Cy: Second']);
      await ann.follow({ branch: root }, false);
      await ann.say(thread, 'Third', root);
      await cy.say(thread, 'Fourth', reply);
      assert.equal((await ann.told()).items.length, 2);
      await bob.say(thread, 'Another branch');
      assert.equal((await ann.told()).items.length, 2);
    });

    it('say nothing of what waits, and of what is gone only once it is back', async () => {
      const root = await ann.say(thread, 'Mine');
      await setPolicy(server, { approval: 'everyone' });
      await bob.say(thread, `Held, ${at(ann)}`, root);
      await setPolicy(server, { approval: 'none' });
      assert.equal((await ann.told()).unread, 0);
      const reply = await bob.say(thread, 'Said', root);
      await bob.send('DELETE', `/v1/comments/${reply}`);
      assert.deepEqual([(await ann.told()).unread, await ann.hears()], [0, []]);
      await bob.send('POST', `/v1/comments/${reply}/restore`);
      assert.deepEqual([(await ann.told()).unread, await ann.hears()], [1, ['reply by Bob: Said']]);
    });

    it('tell whom an edit names, and nobody twice', async () => {
      const root = await ann.say(thread, 'Mine');
      const reply = await bob.say(thread, `Hi ${at(ann)}`, root);
      await dee.follow({ thread });
      await bob.send('PUT', `/v1/comments/${reply}`, { version: 1, markdown: `Hi ${at(ann)} and ${at(cy)}` });
      assert.deepEqual(await cy.hears(), ['mention by Bob: Hi Ann and Cy']);
      assert.deepEqual(await ann.hears(), ['mention by Bob: Hi Ann and Cy']);
      assert.deepEqual(await dee.hears(), []);
    });

    it('are refused where a text mentions nobody, somebody who left, or very many', async () => {
      await setMemberState(server, dee.member, 'left');
      const many = Array.from({ length: MAX_MENTIONS + 1 }, (_, index) => `[@a](plein:member/m${index})`).join(' ');
      for (const markdown of ['[@x](plein:member/nobody)', at(dee), many]) {
        const { status, body } = await server.call('POST', `/v1/threads/${thread}/comments`, {
          session: ann.session,
          body: { markdown },
        });
        assert.deepEqual([status, body.code, body.fields[0].field], [422, 'invalid', '/markdown']);
      }
      const { body } = await server.call('POST', `/v1/threads/${thread}/comments`, {
        session: ann.session,
        body: { markdown: `Hi [@somebody else](plein:member/${bob.member})` },
      });
      assert.deepEqual(body.value.text[0].children[1], { type: 'mention', member: bob.member, name: 'Bob' });
    });

    it('are marked as read, some or all, by their own member', async () => {
      const root = await ann.say(thread, 'Mine');
      for (const words of ['One', 'Two', 'Three']) await bob.say(thread, words, root);
      const ids = (await ann.told()).items.map(({ id }) => id);
      const mark = async (who: Person, which: unknown) => {
        const call = { session: who.session, body: { ids: which } };
        return (await server.call('PUT', '/v1/notifications/read', call)).body.value.unread;
      };
      assert.equal(await mark(bob, ids), 0);
      assert.equal(await mark(ann, [ids[1]]), 2);
      assert.equal(await mark(ann, [ids[1], 'unknown']), 2);
      assert.deepEqual(
        (await ann.told()).items.map(({ read }) => read),
        [false, true, false],
      );
      assert.equal(await mark(ann, 'all'), 0);
      assert.equal(await ann.send('PUT', '/v1/notifications/read', { ids: 'some' }), 400);
      assert.equal((await server.call('GET', '/v1/notifications')).status, 401);
    });

    it('are read page by page', async () => {
      const root = await ann.say(thread, 'Mine');
      for (const words of ['One', 'Two', 'Three']) await bob.say(thread, words, root);
      const first = await ann.told('?limit=2');
      const second = await ann.told(`?limit=2&cursor=${first.next}`);
      assert.deepEqual(
        [...first.items, ...second.items].map(({ excerpt }) => excerpt),
        ['Three', 'Two', 'One'],
      );
      assert.deepEqual([first.unread, second.next], [3, undefined]);
    });

    it('tell of questions: answers, the accepted one, and that it is solved', async () => {
      await ann.send('POST', `/v1/threads/${thread}`, { kind: 'question', title: 'Why?', markdown: 'Why does it?' });
      await cy.send('PUT', `/v1/threads/${thread}/me-too`);
      const answer = await bob.say(thread, 'Rust');
      assert.deepEqual(await ann.hears(), ['reply by Bob: Rust']);
      for (const accepted of [answer, null, answer]) await ann.send('PUT', `/v1/threads/${thread}`, { accepted });
      assert.deepEqual(await bob.hears(), ['accepted by Ann: Rust']);
      assert.deepEqual(await cy.hears(), ['solved by Ann: Rust']);
      assert.equal((await cy.told()).items[0]!.thread.title, 'Why?');
    });

    it('tell somebody of the team that a question waits on their list', async () => {
      await grant(server, dee.member, 'staff');
      await setPolicy(server, { approval: 'none', answerWithin: 1 });
      await ann.send('POST', `/v1/threads/${thread}`, { kind: 'question', title: 'Why?', markdown: 'Why does it?' });
      now += 2 * HOUR;
      await runSweep(server.services, assignOverdue);
      assert.deepEqual(await dee.hears(), ['waiting by nobody: the thread']);
      await setPolicy(server, { approval: 'none' });
    });

    it('reach very many followers by and by, and none of them where the comment has gone', async () => {
      const followers = await addFollowers(server, thread, ann, LIMITS.notifications.atOnce + 5);
      const told = async () => {
        const rows = await server.services.databases.reader
          .selectFrom('notifications')
          .select('member')
          .where('thread', '=', thread)
          .execute();
        return rows.map(({ member }) => member).sort();
      };
      const { reader } = server.services.databases;
      const due = () => reader.selectFrom('notifications_due').select('comment').execute();
      // The server tells them by itself as well, so that more may have been told by now.
      await bob.say(thread, 'News');
      assert.ok((await told()).length >= LIMITS.notifications.atOnce);
      await runSweep(server.services, tellRest);
      assert.deepEqual(await told(), followers);
      await runSweep(server.services, tellRest);
      assert.deepEqual(await due(), []);
      const gone = await bob.say(thread, 'More news');
      await bob.send('DELETE', `/v1/comments/${gone}`);
      await runSweep(server.services, tellRest);
      const already = await told();
      const row = { community: COMMUNITY, comment: gone, after_member: '' };
      await server.services.commit((db) => db.insertInto('notifications_due').values(row).execute());
      await runSweep(server.services, tellRest);
      assert.deepEqual([await told(), await due()], [already, []]);
    });

    it('are kept for 90 days', async () => {
      const root = await ann.say(thread, 'Mine');
      await bob.say(thread, 'One', root);
      now += 89 * 24 * HOUR;
      await runSweep(server.services, removeOldNotifications);
      const count = async () => {
        const rows = server.services.databases.reader.selectFrom('notifications').select('id');
        return (await rows.where('member', '=', ann.member).execute()).length;
      };
      assert.equal(await count(), 1);
      now += 2 * 24 * HOUR;
      await runSweep(server.services, removeOldNotifications);
      assert.equal(await count(), 0);
    });
  });
}

/** Members who follow a thread, in order; their rows alone. */
async function addFollowers({ services }: TestServer, thread: string, like: Person, count: number) {
  const ids = Array.from({ length: count }, () => randomUUIDv7()).sort();
  await services.commit(async (db) => {
    const row = await db.selectFrom('members').selectAll().where('id', '=', like.member).executeTakeFirstOrThrow();
    await db
      .insertInto('members')
      .values(ids.map((id) => ({ ...row, id })))
      .execute();
  });
  await like.say(thread, 'The beginning');
  await services.commit((db) =>
    db
      .insertInto('follows')
      .values(ids.map((member) => ({ community: COMMUNITY, thread, member, branch: '', created_at: '2026-01-01' })))
      .execute(),
  );
  return ids;
}
