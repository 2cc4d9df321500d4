import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setPolicy } from '../support/seed.ts';
import { ENGINES, ORIGIN, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { talk, wordsOf } from './support.ts';
import type { Person } from './support.ts';

for (const engine of ENGINES) {
  describe(`settling on ${engine}`, () => {
    let server: TestServer;
    let ann: Person;
    let bob: Person;
    let sem: Person;
    let minutes = 0;
    const { call, say, get, refused, holds } = talk(() => server);

    before(async () => {
      const start = Date.now();
      server = await startTestServer({ engine, clock: () => new Date(start + minutes * 60_000) });
      ann = await server.signIn('ann', { name: 'Ann' });
      bob = await server.signIn('bob');
      sem = await server.signIn('sem', { roles: ['staff'] });
    });
    after(() => server.stop());

    const change = (thread: string, who: Person, body: object) => call('PUT', `/v1/threads/${thread}`, who, body);
    const ask = async (thread: string, who = ann) => {
      const body = { kind: 'question', title: ' Why? ', markdown: 'It *creaks*.', url: `${ORIGIN}/q` };
      const answer = await call('POST', `/v1/threads/${thread}`, who, body);
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body.value;
    };

    it('makes a question with its opening, once', async () => {
      const key = randomUUIDv7();
      const body = { kind: 'question', title: ' Why? ', markdown: 'It *creaks*.', url: `${ORIGIN}/q` };
      const make = (who: Person, id: string) =>
        server.call('POST', '/v1/threads/once', { session: who.session, key: id, body });
      const [first, again] = [await make(ann, key), await make(ann, key)];
      assert.deepEqual(first.body, again.body);
      const { thread, items } = await get('/v1/threads/once');
      assert.deepEqual(thread, first.body.value);
      assert.deepEqual(
        [thread.kind, thread.title, thread.url, thread.commentCount],
        ['question', 'Why?', `${ORIGIN}/q`, 0],
      );
      assert.deepEqual(thread.opening.author, { member: ann.member, name: 'Ann' });
      assert.equal(thread.opening.text[0].children[1].type, 'emphasis');
      assert.deepEqual(items, []);
      const taken = await make(bob, randomUUIDv7());
      assert.deepEqual([taken.status, taken.body.code], [409, 'conflict']);
      assert.equal((await get('/v1/threads/once/mine', ann)).opening, 'It *creaks*.');
      assert.equal((await get('/v1/threads/once/mine', bob)).opening, undefined);
      await holds();
    });

    it('refuses an opening that says nothing, and one that nobody could look at first', async () => {
      const body = { kind: 'question', title: 'Why?', markdown: 'So' };
      assert.equal(await refused('POST', '/v1/threads/no', ann, { ...body, title: '  ' }), '422 empty');
      assert.equal(await refused('POST', '/v1/threads/no', ann, { ...body, markdown: ' ' }), '422 empty');
      assert.equal(await refused('POST', '/v1/threads/no', ann, { ...body, space: 'moon' }), '422 invalid');
      assert.equal(await refused('POST', '/v1/threads/no', ann, { ...body, kind: 'discussion' }), '400 invalid');
      await setPolicy(server, { approval: 'everyone' });
      assert.equal(await refused('POST', '/v1/threads/no', ann, body), '403 forbidden');
      await setPolicy(server, { approval: 'none' });
      assert.equal((await get('/v1/threads/no')).thread.createdAt, undefined);
    });

    it('makes of the first comment on a page of questions what the page says', async () => {
      const first = await say(ann, 'seeded', 'An answer', { page: { kind: 'question', title: 'T' } });
      assert.equal(first.kind, 'answer');
      assert.equal((await get('/v1/threads/seeded')).thread.kind, 'question');
      const later = await say(bob, 'seeded', 'Hm', { page: { kind: 'discussion' }, kind: 'opinion' });
      assert.equal(later.kind, 'opinion');
      assert.equal((await say(bob, 'seeded', 'To you', { parent: first.id })).kind, 'comment');
      assert.equal((await say(sem, 'seeded', 'We say', { kind: 'official-answer' })).kind, 'official-answer');
      for (const [who, kind, more] of [
        [ann, 'official-answer', {}],
        [ann, 'summary', {}],
        [sem, 'answer', { parent: first.id }],
      ] as const) {
        const answer = await call('POST', '/v1/threads/seeded/comments', who, { markdown: 'x', kind, ...more });
        assert.deepEqual([answer.status, answer.body.fields[0].field], [422, '/kind'], kind);
      }
      assert.equal((await say(ann, 'plain', 'Hi')).kind, 'comment');
      assert.equal(
        await refused('POST', '/v1/threads/plain/comments', ann, { markdown: 'x', kind: 'answer' }),
        '422 invalid',
      );
    });

    it('settles a question by its asker, with an answer or without', async () => {
      await ask('settle');
      const [reply, comment] = [await say(bob, 'settle', 'Oil'), await say(bob, 'settle', 'Ah', { kind: 'comment' })];
      const settled = await change('settle', ann, { accepted: reply.id });
      assert.equal(settled.body.value.accepted, reply.id);
      assert.ok(settled.body.value.solvedAt);
      const again = await change('settle', ann, { accepted: null });
      assert.deepEqual([again.body.value.accepted, again.body.value.solvedAt], [undefined, undefined]);
      minutes += 1;
      const alone = await change('settle', ann, { solved: true });
      assert.deepEqual([alone.body.value.accepted, !!alone.body.value.solvedAt], [undefined, true]);
      minutes += 1;
      assert.equal((await change('settle', ann, { solved: true })).body.value.solvedAt, alone.body.value.solvedAt);
      const answered = await change('settle', ann, { accepted: reply.id });
      assert.equal(answered.body.value.solvedAt, alone.body.value.solvedAt);
      assert.equal((await change('settle', ann, { solved: false })).body.value.accepted, undefined);
      const refusedFor = (body: object, who = ann) => refused('PUT', '/v1/threads/settle', who, body);
      assert.equal(await refusedFor({ accepted: comment.id }), '409 conflict');
      assert.equal(await refusedFor({ accepted: randomUUIDv7() }), '404 not-found');
      assert.equal(await refusedFor({ accepted: reply.id, solved: false }), '422 invalid');
      assert.equal(await refusedFor({ accepted: reply.id }, bob), '403 forbidden');
      assert.equal(await refusedFor({}), '400 invalid');
      const mine = await get(`/v1/threads/settle/mine?ids=${reply.id}`, ann);
      assert.deepEqual([mine.can.settle, mine.comments[reply.id].can.accept], [true, true]);
      await holds();
    });

    it('changes all of it or nothing', async () => {
      await say(ann, 'whole', 'Hi');
      assert.equal(await refused('PUT', '/v1/threads/whole', sem, { state: 'locked', solved: true }), '409 conflict');
      assert.equal((await get('/v1/threads/whole')).thread.state, 'open');
    });

    it('lets the asker change words, and nobody else', async () => {
      await ask('words');
      const answer = await change('words', ann, { opening: 'It **squeaks**.', title: 'Why not?' });
      assert.equal(answer.body.value.title, 'Why not?');
      assert.equal(answer.body.value.opening.text[0].children[1].type, 'strong');
      assert.equal(await refused('PUT', '/v1/threads/words', sem, { opening: 'No.' }), '403 forbidden');
      assert.equal(await refused('PUT', '/v1/threads/words', bob, { title: 'No' }), '403 forbidden');
      assert.equal(await refused('PUT', '/v1/threads/words', ann, { opening: ' ' }), '422 empty');
      assert.equal((await change('words', sem, { title: 'Clearer' })).status, 200);
    });

    it('locks, and opens again', async () => {
      await say(ann, 'lock', 'Hi');
      assert.equal((await change('lock', sem, { state: 'locked' })).body.value.state, 'locked');
      assert.equal(await refused('POST', '/v1/threads/lock/comments', bob, { markdown: 'x' }), '409 locked');
      await change('lock', sem, { state: 'open' });
      await say(bob, 'lock', 'Hello');
    });

    it('slows members down, and says for how long', async () => {
      await say(ann, 'slow', 'One');
      assert.equal((await change('slow', sem, { slowMode: 10 })).body.value.slowMode, 10);
      minutes += 4;
      const early = await call('POST', '/v1/threads/slow/comments', ann, { markdown: 'Two' });
      assert.deepEqual([early.status, early.body.code, early.headers.get('retry-after')], [429, 'rate-limited', '360']);
      const mine = await get('/v1/threads/slow/mine', ann);
      assert.equal(Date.parse(mine.nextAt), server.services.clock().getTime() + 360_000);
      await say(bob, 'slow', 'First of mine');
      await say(sem, 'slow', 'Free');
      await say(sem, 'slow', 'of it');
      minutes += 6;
      await say(ann, 'slow', 'Two');
      assert.equal((await change('slow', sem, { slowMode: null })).body.value.slowMode, undefined);
      await say(ann, 'slow', 'Three');
      assert.equal(await refused('PUT', '/v1/threads/slow', sem, { slowMode: 0 }), '400 invalid');
      assert.equal(await refused('PUT', '/v1/threads/slow', sem, { slowMode: 1441 }), '400 invalid');
    });

    it('pins a comment above all pages, and a summary by itself', async () => {
      const first = await say(ann, 'pin', 'First');
      await say(bob, 'pin', 'Second');
      await change('pin', sem, { pinned: first.id });
      const page = await get('/v1/threads/pin?order=newest&limit=1');
      assert.deepEqual([page.thread.pinned, wordsOf(page.pinned)], [first.id, 'First']);
      const summary = await say(sem, 'pin', 'In short', { kind: 'summary' });
      assert.equal((await get('/v1/threads/pin')).pinned.id, summary.id);
      await change('pin', sem, { pinned: null });
      assert.equal((await get('/v1/threads/pin')).pinned, undefined);
      const elsewhere = await say(ann, 'other', 'Elsewhere');
      assert.equal(await refused('PUT', '/v1/threads/pin', sem, { pinned: elsewhere.id }), '404 not-found');
      assert.equal(await refused('PUT', '/v1/threads/pin', ann, { pinned: first.id }), '403 forbidden');
    });

    it('makes a thread where there is none of no change at all', async () => {
      assert.equal(await refused('PUT', '/v1/threads/never', sem, { state: 'locked' }), '404 not-found');
    });
  });
}
