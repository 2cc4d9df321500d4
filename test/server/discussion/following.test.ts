import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setPolicy } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { talk } from './support.ts';
import type { Person } from './support.ts';

for (const engine of ENGINES) {
  describe(`following on ${engine}`, () => {
    let server: TestServer;
    let ann: Person;
    let bob: Person;
    const { call, say, get, refused } = talk(() => server);

    before(async () => {
      server = await startTestServer({ engine });
      ann = await server.signIn('ann');
      bob = await server.signIn('bob');
    });
    after(() => server.stop());

    it('follows a thread and branches of it, each once, and stops', async () => {
      const root = await say(ann, 'follow', 'Root');
      const reply = await say(ann, 'follow', 'Reply', { parent: root.id });
      const follow = async (path: string, method = 'PUT') => (await call(method, `/v1/${path}/follow`, bob)).body.value;
      assert.deepEqual(await follow('threads/follow'), { thread: true, branches: [] });
      assert.deepEqual(await follow('threads/follow'), { thread: true, branches: [] });
      assert.deepEqual(await follow(`comments/${root.id}`), { thread: true, branches: [root.id] });
      assert.deepEqual((await get('/v1/threads/follow/mine', bob)).following, { thread: true, branches: [root.id] });
      const begun = { thread: false, branches: [root.id] };
      assert.deepEqual((await get('/v1/threads/follow/mine', ann)).following, begun, 'one follows what one began');
      assert.deepEqual(await follow('threads/follow', 'DELETE'), { thread: false, branches: [root.id] });
      assert.deepEqual(await follow(`comments/${root.id}`, 'DELETE'), { thread: false, branches: [] });
      assert.equal(await refused('PUT', `/v1/comments/${reply.id}/follow`, bob), '404 not-found');
      assert.equal(await refused('PUT', '/v1/threads/nowhere/follow', bob), '404 not-found');
      assert.equal(await refused('PUT', '/v1/threads/follow/follow'), '401 not-signed-in');
    });

    it('knows when a member was last there, in one row', async () => {
      await say(ann, 'visits', 'Hi');
      assert.equal((await get('/v1/threads/visits/mine', bob)).lastVisit, undefined);
      const first = await call('PUT', '/v1/threads/visits/visit', bob);
      assert.equal((await get('/v1/threads/visits/mine', bob)).lastVisit, first.body.value.lastVisit);
      const answers = await Promise.all(Array.from({ length: 5 }, () => call('PUT', '/v1/threads/visits/visit', bob)));
      const newest = answers
        .map(({ body }) => body.value.lastVisit)
        .toSorted()
        .at(-1);
      const rows = await server.services.databases.reader
        .selectFrom('visits')
        .select('visited_at')
        .where('thread', '=', 'visits')
        .execute();
      assert.deepEqual(
        rows.map(({ visited_at }) => visited_at),
        [newest],
      );
      const nowhere = await call('PUT', '/v1/threads/nowhere/visit', bob);
      assert.deepEqual(nowhere.body, { status: 'accepted' });
    });

    it('tells what is new to whoever asks, page by page, also where many wrote at once', async () => {
      const ids: string[] = [];
      for (let count = 0; count < 5; count += 1) ids.push((await say(ann, 'news', `Number ${count}`)).id);
      const own = await say(bob, 'news', 'Mine', { parent: ids[2] });
      await server.services.databases.writer
        .updateTable('comments')
        .set({ created_at: '2026-05-01T10:00:00.000Z' })
        .where('thread', '=', 'news')
        .execute();
      const path = '/v1/threads/news/new?since=2026-05-01T09:59Z&limit=2';
      const found: string[] = [];
      for (let next = ''; next !== 'none';) {
        const page = await get(`${path}${next && `&cursor=${next}`}`, bob);
        assert.ok(page.items.length <= 2);
        found.push(...page.items);
        next = page.next ?? 'none';
      }
      assert.deepEqual(found, ids.toSorted());
      assert.deepEqual((await get(path, ann)).items, [own.id]);
      assert.deepEqual((await get('/v1/threads/news/new?since=2026-05-01T10:00:00Z', bob)).items, []);
      for (const since of ['', 'yesterday', '2026-05-01', '2026-13-01T00:00:00Z']) {
        assert.equal(await refused('GET', `/v1/threads/news/new?since=${since}`, bob), '400 invalid', since);
      }
      assert.equal(await refused('GET', '/v1/threads/news/new', bob), '400 invalid');
      const { next: cursor } = await get(path, bob);
      assert.equal(
        await refused('GET', `/v1/threads/follow/new?since=2026-05-01T09:59Z&cursor=${cursor}`, bob),
        '400 invalid',
      );
      const answer = await call('GET', path, bob);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(await refused('GET', path), '401 not-signed-in');
    });

    it('says what somebody may do in a thread that is not there, and what the community advises', async () => {
      const advice = { houseRules: true, similar: true };
      await setPolicy(server, { approval: 'none', advice });
      const none = await get('/v1/threads/new/mine', bob);
      assert.deepEqual(none.can.open, ['question']);
      assert.deepEqual([none.can.follow, none.can.steward, none.following], [false, false, undefined]);
      assert.deepEqual(none.advice, advice);
      const sem = await server.signIn('sem', { roles: ['staff'] });
      assert.deepEqual((await get('/v1/threads/new/mine', sem)).can.open, ['question', 'blog']);
      await say(ann, 'new', 'Hi');
      const there = await get('/v1/threads/new/mine', sem);
      assert.deepEqual([there.can.open, there.can.follow, there.can.steward], [undefined, true, true]);
      assert.deepEqual(there.can.kinds, ['comment', 'summary']);
    });
  });
}
