import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createLog } from '../../../server/src/log.ts';
import { startServer } from '../../../server/src/server.ts';
import type { RunningServer } from '../../../server/src/server.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { talk } from './support.ts';
import type { Person } from './support.ts';

const MEMBERS = 50;

for (const engine of ENGINES) {
  describe(`many members at once, at two servers, on ${engine}`, () => {
    let server: TestServer;
    let other: RunningServer;
    let members: readonly Person[];
    const { call, say, get, holds } = talk(() => server);

    before(async () => {
      server = await startTestServer({ engine });
      other = await startServer(server.settings, { log: createLog('silent'), host: '127.0.0.1' });
      members = await Promise.all(Array.from({ length: MEMBERS }, (_, index) => server.signIn(`member-${index}`)));
    });
    after(async () => {
      await other.stop();
      await server.stop();
    });

    /** Sends one write to one of the servers, some to both at once; answers what sends it again, to the other. */
    const send = async ({ session }: Person, number: number, on: boolean, path: string) => {
      const headers = { authorization: `Bearer ${session}`, 'idempotency-key': randomUUIDv7() };
      const method = on ? 'PUT' : 'DELETE';
      const to = async ({ url }: { readonly url: string }) =>
        assert.equal((await fetch(`${url}/v1/${path}`, { method, headers })).status, 200);
      const [first, second] = number % 2 === 0 ? [server, other] : [other, server];
      await Promise.all(number % 5 === 0 ? [to(first), to(second)] : [to(first)]);
      return () => to(second);
    };

    /** On and off as often as the member's number says, and then the first of that once more: a retry, which does nothing. */
    const toggle = async (who: Person, index: number, path: string) => {
      const retry = await send(who, index, true, path);
      for (let step = 1; step <= index % 3; step += 1) await send(who, index + step, step % 2 === 0, path);
      await retry();
    };
    const isOn = (index: number): boolean => index % 3 !== 1;
    const on = Array.from({ length: MEMBERS }, (_, index) => index).filter(isOn).length;

    it('counts what stands in the tables: votes, reactions, the same question, and who follows', async () => {
      const ann = await server.signIn('ann');
      await call('POST', '/v1/threads/race', ann, { kind: 'question', title: 'Race', markdown: 'Who is first?' });
      const { id } = await say(ann, 'race', 'Me');
      const paths = [
        `comments/${id}/helpful`,
        `comments/${id}/reactions/like`,
        'threads/race/me-too',
        'threads/race/follow',
      ];
      await Promise.all(members.flatMap((who, index) => paths.map((path) => toggle(who, index, path))));

      const { thread, items } = await get('/v1/threads/race');
      const { helpfulCount, reactions } = items[0].comment;
      assert.deepEqual([helpfulCount, reactions, thread.meTooCount], [on, { like: on }, on]);
      for (const [index, who] of members.entries()) {
        const mine = await get(`/v1/threads/race/mine?ids=${id}`, who);
        const wants = isOn(index);
        assert.deepEqual([mine.comments[id].helpful, mine.meToo], [wants, wants], `member ${index}`);
        assert.deepEqual(mine.comments[id].reactions, wants ? ['like'] : []);
        assert.deepEqual(mine.following, { thread: wants, branches: [] });
      }
      await holds();
    });
  });
}
