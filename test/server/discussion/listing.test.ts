import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { Json, TestServer } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`listing discussions on ${engine}`, () => {
    let server: TestServer;

    before(async () => {
      server = await startTestServer({ engine });
      const ann = await server.signIn('ann');
      for (const thread of ['first', 'second', 'third', 'fourth']) {
        const body = { markdown: `In ${thread}` };
        const { status } = await server.call('POST', `/v1/threads/${thread}/comments`, { session: ann.session, body });
        assert.equal(status, 201);
      }
      await set('second', { helpful_count: 12 });
      await set('fourth', { helpful_count: 9 });
      await set('third', { comment_count: 0 });
      await set('first', { comment_count: 0, solved_at: new Date().toISOString() });
    });
    after(() => server.stop());

    const set = (key: string, values: Json) =>
      server.services.databases.writer.updateTable('threads').set(values).where('key', '=', key).execute();

    /** Every page of one thread each. */
    async function keysOf(order: string): Promise<string[]> {
      const keys: string[] = [];
      let next = '';
      do {
        const { body } = await server.call('GET', `/v1/threads?order=${order}&limit=1${next && `&cursor=${next}`}`);
        keys.push(...body.items.map(({ key }: Json) => key));
        next = body.next ?? '';
      } while (next !== '');
      return keys;
    }

    it('shows the newest activity first, and says when that was', async () => {
      assert.deepEqual(await keysOf('active'), ['fourth', 'third', 'second', 'first']);
      const { body } = await server.call('GET', '/v1/threads?limit=1');
      assert.match(body.items[0].activeAt, /^\d{4}-/);
    });

    it('shows what helped most first, counting as numbers', async () => {
      assert.deepEqual((await keysOf('helpful')).slice(0, 2), ['second', 'fourth']);
      assert.equal((await keysOf('helpful')).length, 4);
    });

    it('shows what nobody has answered, unless it is solved', async () => {
      assert.deepEqual(await keysOf('unanswered'), ['third']);
    });

    it('takes no cursor of another order', async () => {
      const { body } = await server.call('GET', '/v1/threads?limit=1');
      const { status } = await server.call('GET', `/v1/threads?order=helpful&cursor=${body.next}`);
      assert.equal(status, 400);
    });
  });
}
