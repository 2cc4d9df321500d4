import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ENGINES } from '../support/server.ts';
import type { Json } from '../support/server.ts';
import { openStream } from '../support/stream.ts';
import { meeting } from './support.ts';

for (const engine of ENGINES) {
  describe(`keys of threads on ${engine}`, () => {
    const here = meeting(engine);
    const { get, holds, send } = here;
    const say = (thread: string, markdown: string, parent?: string): Promise<Json> =>
      here.say(here.ann, thread, markdown, { page: { title: `About ${thread}` }, ...(parent && { parent }) });
    const rename = async (thread: string, to: string) =>
      (await send('POST', `/v1/threads/${thread}/rename`, { to })).status;

    it('leads from the old key to the thread on every path', async () => {
      const { id } = await say('old', 'Before the saddle was named');
      assert.equal(await rename('old', 'new'), 200);
      const page = await get('/v1/threads/old');
      assert.deepEqual(page, await get('/v1/threads/new'));
      assert.deepEqual([page.thread.key, page.thread.title, page.items[0].comment.thread], ['new', 'About old', 'new']);
      assert.deepEqual(await get('/v1/comment-counts?threads=old,new'), { old: 1, new: 1 });
      assert.deepEqual(Object.keys((await get(`/v1/threads/old/mine?ids=${id}`, here.ann)).comments), [id]);
      assert.equal((await get('/v1/threads/old/search?words=saddle')).items[0].id, id);
      assert.equal((await get(`/v1/threads/old?around=${id}`)).items.length, 1);
      assert.equal((await say('old', 'After, under the old key', id)).thread, 'new');
      assert.equal((await get('/v1/threads/new')).thread.commentCount, 2);
      assert.ok(!(await get('/v1/threads')).items.some(({ key }: Json) => key === 'old'));
      await holds();
    });

    it('finds what was written before a rename and what was written after', async () => {
      const early = await say('chain-a', 'A rusty chain');
      await rename('chain-a', 'chain-b');
      const later = await say('chain-b', 'A rusty chain again');
      await rename('chain-b', 'chain-c');
      const found = (await get('/v1/threads/chain-a/search?words=rusty')).items.map(({ id }: Json) => id);
      assert.deepEqual(new Set(found), new Set([early.id, later.id]));
      assert.deepEqual(
        (await get('/v1/thread-search?words=rusty+chain')).items.map(({ key }: Json) => key),
        ['chain-c'],
      );
    });

    it('keeps following, votes and what settled it', async () => {
      const body = { kind: 'question', title: 'Which pump?', markdown: 'Mine leaks.' };
      assert.equal((await send('POST', '/v1/threads/pump', body, here.ann.session)).status, 201);
      const answer = await send('POST', '/v1/threads/pump/comments', { markdown: 'This one', kind: 'answer' });
      const { id } = answer.body.value;
      await send('PUT', '/v1/threads/pump/me-too');
      await send('PUT', '/v1/threads/pump/follow');
      await send('PUT', '/v1/threads/pump', { accepted: id, pinned: id });
      await rename('pump', 'pumps');
      const { thread, pinned } = await get('/v1/threads/pump');
      assert.deepEqual([thread.accepted, thread.pinned, thread.meTooCount, pinned.id], [id, id, 1, id]);
      assert.equal(thread.opening.text[0].children[0].text, 'Mine leaks.');
      const mine = await get('/v1/threads/pump/mine', here.staff);
      assert.deepEqual([mine.meToo, mine.following.thread], [true, true]);
      await holds();
    });

    it('refuses a key that leads anywhere, and takes one back that was its own', async () => {
      for (const key of ['x1', 'y1']) await say(key, 'Hi');
      assert.equal(await rename('x1', 'x2'), 200);
      assert.equal(await rename('y1', 'x2'), 409);
      assert.equal(await rename('y1', 'x1'), 409);
      assert.equal(await rename('y1', 'y1'), 409);
      assert.equal(await rename('x2', 'x1'), 200);
      assert.equal((await get('/v1/threads/x2')).thread.key, 'x1');
      assert.equal((await send('POST', '/v1/threads/x2', { kind: 'blog', title: 'T', markdown: 'x' })).status, 409);
      assert.equal(await rename('nobody', 'somebody'), 404);
      assert.equal(await rename('x1', 'not a key'), 400);
    });

    it('is for stewards and the team', async () => {
      await say('mine', 'Hi');
      const by = async (session?: string) => {
        const call = session === undefined ? {} : { session };
        return (await here.server.call('POST', '/v1/threads/mine/rename', { ...call, body: { to: 'yours' } })).status;
      };
      assert.deepEqual([await by(), await by(here.ann.session), await by(here.staff.session)], [401, 403, 200]);
    });

    it('tells who follows the old key where the thread went', async () => {
      await say('live-a', 'Hi');
      const { position } = await get('/v1/threads/live-a');
      const stream = await openStream(here.server, `topics=thread:live-a&since=${position}`);
      await rename('live-a', 'live-b');
      const [event] = await stream.count(1);
      assert.deepEqual(
        [event?.data.topic, event?.data.type, event?.data.value.key],
        ['thread:live-a', 'thread', 'live-b'],
      );
      stream.close();
      const since = (await get('/v1/threads/live-a')).position;
      const again = await openStream(here.server, `topics=thread:live-b&since=${since}`);
      const { id } = await say('live-a', 'Still here');
      assert.equal((await again.count(1))[0]?.data.value.id, id);
      again.close();
    });
  });
}
