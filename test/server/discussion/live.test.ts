import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { openStream } from '../support/stream.ts';
import { talk } from './support.ts';

for (const engine of ENGINES) {
  describe(`what streams hear of a thread on ${engine}`, () => {
    let server: TestServer;
    const { call, say, get } = talk(() => server);

    before(async () => {
      server = await startTestServer({ engine });
    });
    after(() => server.stop());

    it('tells of each change of the thread itself, as everyone may see it, and of undone deletions', async () => {
      const [ann, sem] = [await server.signIn('ann'), await server.signIn('sem', { roles: ['staff'] })];
      await call('POST', '/v1/threads/q', ann, { kind: 'question', title: 'T', markdown: 'x' });
      const reply = await say(sem, 'q', 'So');
      const stream = await openStream(server, `topics=thread:q&since=${(await get('/v1/threads/q')).position}`);
      const heard = async (count: number) => (await stream.count(count)).at(-1)!.data;
      const me = await call('PUT', '/v1/threads/q/me-too', sem);
      assert.deepEqual([(await heard(1)).type, (await heard(1)).value], ['thread', me.body.value]);
      const settled = await call('PUT', '/v1/threads/q', ann, { accepted: reply.id });
      assert.deepEqual((await heard(2)).value, settled.body.value);
      await call('PUT', `/v1/comments/${reply.id}/helpful`, ann);
      assert.deepEqual([(await heard(3)).type, (await heard(3)).value.helpfulCount], ['comment', 1]);
      await call('DELETE', `/v1/comments/${reply.id}`, sem);
      assert.equal((await heard(4)).value.state, 'deleted');
      await call('POST', `/v1/comments/${reply.id}/restore`, sem);
      assert.deepEqual([(await heard(5)).value.state, (await heard(5)).value.helpfulCount], ['published', 1]);
      stream.close();
    });
  });
}
