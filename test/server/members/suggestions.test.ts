import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { grant, setMemberState } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`suggestions of members on ${engine}`, () => {
    let server: TestServer;
    const people = new Map<string, { session: string; member: string }>();
    before(async () => {
      server = await startTestServer({ engine });
      for (const name of ['Ánna de Vries', 'Anton', 'Johanna', 'Bo Andersen', 'Cy 100%', 'Zoë']) {
        people.set(name, await server.signIn(name, { name }));
      }
    });
    after(() => server.stop());

    const ask = async (query: string) => {
      const { session } = people.get('Zoë')!;
      const answer = await server.call('GET', `/v1/members/suggestions?${query}`, { session });
      assert.equal(answer.status, 200);
      return answer.body.items.map(({ name }: { name: string }) => name);
    };
    const say = (name: string, thread: string) =>
      server.call('POST', `/v1/threads/${thread}/comments`, {
        session: people.get(name)!.session,
        body: { markdown: 'Hi' },
      });

    it('are those of whose name a word begins so, whatever its case and accents', async () => {
      assert.deepEqual(await ask('words=AN'), ['Ánna de Vries', 'Anton', 'Bo Andersen']);
      assert.deepEqual(await ask('words=vr'), ['Ánna de Vries']);
      assert.deepEqual(await ask('words=zoe'), ['Zoë']);
      assert.deepEqual(await ask('words=an&limit=1'), ['Ánna de Vries']);
      assert.deepEqual(await ask('words=%20'), []);
      assert.deepEqual(await ask('words=x'), []);
    });

    it('take signs for what they are', async () => {
      assert.deepEqual(await ask('words=%25'), []);
      assert.deepEqual(await ask('words=100%25'), ['Cy 100%']);
      assert.deepEqual(await ask('words=_n'), []);
      assert.deepEqual(await ask(`words=${encodeURIComponent("an' or '1'='1")}`), []);
    });

    it('begin with the people of the thread', async () => {
      await say('Bo Andersen', 'bike');
      assert.deepEqual(await ask('words=an&thread=bike'), ['Bo Andersen', 'Ánna de Vries', 'Anton']);
      assert.deepEqual(await ask('words=an&thread=another'), ['Ánna de Vries', 'Anton', 'Bo Andersen']);
      const body = { kind: 'question', title: 'Why?', markdown: 'Why?' };
      await server.call('POST', '/v1/threads/why', { session: people.get('Anton')!.session, body });
      assert.deepEqual(await ask('words=an&thread=why'), ['Anton', 'Ánna de Vries', 'Bo Andersen']);
    });

    it('tell names and what everyone is told beside them, to members alone', async () => {
      await grant(server, people.get('Johanna')!.member, 'staff');
      const { session } = people.get('Zoë')!;
      const { body } = await server.call('GET', '/v1/members/suggestions?words=joh', { session });
      assert.deepEqual(body.items, [{ member: people.get('Johanna')!.member, name: 'Johanna', role: 'staff' }]);
      assert.equal((await server.call('GET', '/v1/members/suggestions?words=joh')).status, 401);
      assert.equal((await server.call('GET', '/v1/members/suggestions', { session })).status, 400);
    });

    it('leave out who left', async () => {
      await setMemberState(server, people.get('Anton')!.member, 'left');
      assert.deepEqual(await ask('words=an'), ['Ánna de Vries', 'Bo Andersen']);
    });
  });
}
