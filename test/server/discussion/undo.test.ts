import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { RESTORE_SECONDS } from 'plein/discussion/discussion.rules.js';
import { runSweep } from '../../../server/src/cleaning.ts';
import { forgetDeleted } from '../../../server/src/discussion/forget.ts';
import { setPolicy } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { Json, TestServer } from '../support/server.ts';
import { exported } from '../transfer/support.ts';
import { talk, wordsOf } from './support.ts';
import type { Person } from './support.ts';

for (const engine of ENGINES) {
  describe(`history and undo on ${engine}`, () => {
    let server: TestServer;
    let ann: Person;
    let bob: Person;
    let seconds = 0;
    const { call, say, get, refused, holds } = talk(() => server);

    before(async () => {
      const start = Date.now();
      server = await startTestServer({ engine, clock: () => new Date(start + seconds * 1000) });
      ann = await server.signIn('ann');
      bob = await server.signIn('bob');
    });
    after(() => server.stop());

    const edit = (id: string, version: number, markdown: string) =>
      call('PUT', `/v1/comments/${id}`, ann, { version, markdown });
    const sweep = () => runSweep(server.services, forgetDeleted);
    const everything = async (thread: string) =>
      JSON.stringify([
        await get(`/v1/threads/${thread}`),
        await get(`/v1/threads/${thread}/mine`, ann),
        await exported(server.services.databases),
      ]);

    it('keeps every text that an edit replaced, and shows them newest first, page by page', async () => {
      const { id, createdAt } = await say(ann, 'edits', 'one');
      for (const [index, words] of ['two', 'three', 'four'].entries()) {
        seconds += 1;
        await edit(id, index + 1, words);
      }
      const read = async (limit: number) => {
        const seen: Json[] = [];
        for (let next: string | undefined = ''; next !== undefined;) {
          const page: Json = await get(`/v1/comments/${id}/versions?limit=${limit}${next && `&cursor=${next}`}`);
          seen.push(...page.items);
          next = page.next;
        }
        return seen;
      };
      for (const limit of [1, 2, 3, 4, 50]) {
        const seen = await read(limit);
        assert.deepEqual(seen.map(wordsOf), ['four', 'three', 'two', 'one']);
        assert.deepEqual(
          seen.map(({ version }) => version),
          [4, 3, 2, 1],
        );
      }
      const seen = await read(50);
      assert.equal(seen.at(-1).at, createdAt);
      assert.equal(seen[0].at, (await get(`/v1/comments/${id}`)).editedAt);
      await holds();
    });

    it('keeps no history of what nobody else ever saw', async () => {
      await setPolicy(server, { approval: 'everyone' });
      const { id } = await say(ann, 'quiet', 'first thought');
      await edit(id, 1, 'second thought');
      await setPolicy(server, { approval: 'none' });
      assert.equal(await refused('GET', `/v1/comments/${id}/versions`), '404 not-found');
      const { reader } = server.services.databases;
      assert.deepEqual(
        await reader.selectFrom('comment_versions').select('version').where('comment', '=', id).execute(),
        [],
      );
    });

    it('gives a deletion back whole within its time, and to its author alone', async () => {
      const root = await say(ann, 'undo', 'a secret word');
      const reply = await say(bob, 'undo', 'an answer', { parent: root.id });
      await call('PUT', `/v1/comments/${root.id}/reactions/like`, bob);
      await call('PUT', `/v1/comments/${root.id}/helpful`, bob);
      await edit(root.id, 1, 'a secret phrase');
      const whole = await get('/v1/threads/undo');
      const own = async () => (await get(`/v1/threads/undo/mine?ids=${root.id}`, ann)).comments[root.id];
      assert.equal((await own()).can.restore, false);
      const gone = await call('DELETE', `/v1/comments/${root.id}`, ann);
      assert.deepEqual([gone.body.value.text, gone.body.value.reactions], [[], {}]);
      assert.deepEqual([(await own()).can.restore, (await own()).can.delete], [true, false]);
      assert.equal((await get(`/v1/threads/undo/mine?ids=${root.id}`, bob)).comments[root.id].can.restore, false);
      assert.ok(!(await everything('undo')).includes('secret'));
      assert.deepEqual((await get(`/v1/comments/${root.id}/versions`)).items, []);
      assert.equal((await get(`/v1/comments/${root.id}/markdown`, ann)).markdown, '');
      assert.equal(await refused('POST', `/v1/comments/${root.id}/restore`, bob), '403 forbidden');
      await sweep();
      seconds += RESTORE_SECONDS - 1;
      await sweep();
      const back = await call('POST', `/v1/comments/${root.id}/restore`, ann);
      assert.equal(back.body.value.state, 'published');
      const now = await get('/v1/threads/undo');
      assert.deepEqual(now.items, whole.items);
      assert.deepEqual(now.thread, whole.thread);
      assert.equal((await get(`/v1/comments/${root.id}/versions`)).items.length, 2);
      assert.equal(await refused('POST', `/v1/comments/${root.id}/restore`, ann), '200');
      assert.equal(await refused('POST', `/v1/comments/${reply.id}/restore`, ann), '403 forbidden');
      await holds();
    });

    it('forgets for good what was not had back in time', async () => {
      const root = await say(ann, 'forget', 'a buried word');
      await edit(root.id, 1, 'a buried phrase');
      await call('PUT', `/v1/comments/${root.id}/reactions/like`, bob);
      await call('PUT', `/v1/comments/${root.id}/helpful`, bob);
      await call('DELETE', `/v1/comments/${root.id}`, ann);
      seconds += RESTORE_SECONDS;
      assert.equal(await refused('POST', `/v1/comments/${root.id}/restore`, ann), '409 closed');
      await sweep();
      const { reader } = server.services.databases;
      const row = await reader.selectFrom('comments').selectAll().where('id', '=', root.id).executeTakeFirstOrThrow();
      assert.deepEqual([row.text, row.markdown, row.reactions, row.forget_at], ['[]', null, '{}', null]);
      for (const table of ['comment_versions', 'reactions', 'helpful_votes'] as const) {
        const left = await reader.selectFrom(table).select('comment').where('comment', '=', root.id).execute();
        assert.deepEqual(left, [], table);
      }
      assert.equal((await get(`/v1/comments/${root.id}`)).state, 'deleted');
      await holds();
    });

    it('gives back what waited for approval as waiting', async () => {
      await setPolicy(server, { approval: 'everyone' });
      const { id } = await say(ann, 'held', 'not yet');
      await call('DELETE', `/v1/comments/${id}`, ann);
      assert.equal((await get(`/v1/threads/held/mine?ids=${id}`, ann)).comments[id].can.restore, true);
      assert.deepEqual((await get(`/v1/threads/held/mine?ids=${id}`, bob)).comments, {});
      const back = await call('POST', `/v1/comments/${id}/restore`, ann);
      assert.deepEqual([back.body.status, back.body.value.state], ['held', 'held']);
      assert.deepEqual((await get('/v1/threads/held')).items, []);
      await setPolicy(server, { approval: 'none' });
      await holds();
    });

    it('undoes once, when that is asked for many times at once', async () => {
      const { id } = await say(ann, 'twice', 'here');
      await call('DELETE', `/v1/comments/${id}`, ann);
      const key = randomUUIDv7();
      const path = `/v1/comments/${id}/restore`;
      const answers = await Promise.all([
        ...Array.from({ length: 4 }, () => server.call('POST', path, { session: ann.session, key })),
        ...Array.from({ length: 4 }, () => call('POST', path, ann)),
      ]);
      assert.ok(answers.every(({ status }) => status === 200));
      assert.equal((await get('/v1/threads/twice')).thread.commentCount, 1);
      await holds();
    });

    it('points no longer at what was forgotten', async () => {
      const sem = await server.signIn('sem', { roles: ['staff'] });
      await call('POST', '/v1/threads/q', bob, { kind: 'question', title: 'Q', markdown: 'Q?' });
      const reply = await say(ann, 'q', 'A');
      await call('PUT', '/v1/threads/q', sem, { accepted: reply.id, pinned: reply.id });
      await call('DELETE', `/v1/comments/${reply.id}`, ann);
      assert.equal((await get('/v1/threads/q')).pinned, undefined);
      seconds += RESTORE_SECONDS;
      await sweep();
      const { thread } = await get('/v1/threads/q');
      assert.deepEqual([thread.accepted, thread.pinned], [undefined, undefined]);
      assert.ok(thread.solvedAt);
      await holds();
    });
  });
}
