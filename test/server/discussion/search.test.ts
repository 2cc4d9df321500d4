import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Policy } from 'plein/community/community.model.js';
import { addSpace, setPolicy } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { Json, TestServer } from '../support/server.ts';

const HOSTILE: readonly (readonly [what: string, words: string])[] = [
  ['a NUL', 'brake\0chain'],
  ['an open quote', '"unended'],
  ['an operator', 'zebra OR NOT "x" AND NEAR(y z, 3)'],
  ['a column', 'words : zebra*'],
  ['a statement', "zebra'); drop table comments; --"],
  ['emoji', '🚲🚲🚲'],
  ['nothing but signs', '*** & | ! ( ) :*'],
  ['another direction', 'אופניים \u202e\u2066'],
  ['very many letters', 'zebra'.repeat(199)],
  ['more letters than fit', 'zebra'.repeat(2_000)],
  ['a place', '§0123456789abcdef'],
];

for (const engine of ENGINES) {
  describe(`searching on ${engine}`, () => {
    let server: TestServer;
    let ann: { session: string; member: string };
    before(async () => {
      server = await startTestServer({ engine });
      ann = await server.signIn('ann');
    });
    after(() => server.stop());

    const say = async (thread: string, markdown: string, more: object = {}): Promise<string> => {
      const body = { markdown, ...more };
      const answer = await server.call('POST', `/v1/threads/${thread}/comments`, { session: ann.session, body });
      assert.equal(answer.status, 201);
      return answer.body.value.id;
    };
    const get = async (path: string): Promise<Json> => {
      const answer = await server.call('GET', path);
      assert.equal(answer.status, 200);
      return answer.body;
    };
    const ids = (page: Json): string[] => page.items.map((item: Json) => item.id);
    const keys = (page: Json): string[] => page.items.map((item: Json) => item.key);
    const find = async (thread: string, words: string) =>
      ids(await get(`/v1/threads/${thread}/search?words=${encodeURIComponent(words)}`));
    const ask = async (words: string) => keys(await get(`/v1/thread-search?words=${encodeURIComponent(words)}`));

    it('finds comments that hold every word, whatever case and accents, the last as far as it is typed', async () => {
      const brake = await say('bikes', 'The **brâke** squeals in the rain');
      const chain = await say('bikes', 'The chain squeals too');
      await say('cars', 'The brake squeals');
      assert.deepEqual(await find('bikes', 'SQUEALS brake'), [brake]);
      assert.deepEqual(new Set(await find('bikes', 'the sque')), new Set([brake, chain]));
      assert.deepEqual(await find('bikes', 'sque the'), []);
      assert.deepEqual(await find('bikes', 'brake chain'), []);
      assert.deepEqual(await find('nowhere', 'brake'), []);
    });

    it('puts first what says it as typed, then what says it most', async () => {
      const once = await say('best', `A saddle once, and ${'many other things '.repeat(30)}`);
      const often = await say('best', 'Saddle, saddle, saddle');
      const apart = await say('best', 'Leather it is, and a saddle');
      const phrase = await say('best', 'I ride on a leather saddle');
      assert.deepEqual((await find('best', 'saddle'))[0], often);
      assert.deepEqual((await find('best', 'saddle')).at(-1), once);
      assert.deepEqual(await find('best', 'leather saddle'), [phrase, apart]);
    });

    it('walks through everything it found, each once', async () => {
      for (let number = 0; number < 13; number += 1) await say('many', `Spoke ${'x '.repeat(number)}`);
      const seen: string[] = [];
      let next = '';
      do {
        const page = await get(`/v1/threads/many/search?words=spoke&limit=4${next && `&cursor=${next}`}`);
        seen.push(...ids(page));
        next = page.next ?? '';
      } while (next !== '');
      assert.deepEqual(seen, await find('many', 'spoke'));
      assert.equal(new Set(seen).size, 13);
      const { next: other } = await get('/v1/threads/many/search?words=spoke&limit=4');
      assert.equal((await server.call('GET', `/v1/threads/many/search?words=x&cursor=${other}`)).status, 400);
    });

    it('finds what an edit says now, and nothing of what it said before', async () => {
      const id = await say('edits', 'An aluminium frame');
      await server.call('PUT', `/v1/comments/${id}`, {
        session: ann.session,
        body: { version: 1, markdown: 'A titanium frame' },
      });
      assert.deepEqual(await find('edits', 'titanium'), [id]);
      assert.deepEqual(await find('edits', 'aluminium'), []);
    });

    it('never finds what is deleted or waits for approval', async () => {
      const id = await say('gone', 'A secret valve');
      await server.call('DELETE', `/v1/comments/${id}`, { session: ann.session });
      assert.deepEqual(await find('gone', 'valve'), []);
      assert.deepEqual(await ask('secret valve'), []);
      const everyone: Policy = { approval: 'everyone' };
      await setPolicy(server, everyone);
      await say('gone', 'A hidden valve');
      await setPolicy(server, { approval: 'none' });
      assert.deepEqual(await find('gone', 'valve'), []);
    });

    it('lets a question that was asked be found while it is typed', async () => {
      await addSpace(server, 'utrecht');
      await say('true-wheel', 'Use zip ties', { page: { title: 'How do I true a wobbling wheel?' } });
      await say('stand', 'One can true a wheel without one', {
        page: { title: 'Which repair stand?', space: 'utrecht' },
      });
      await say('lunch', 'How do I get there?', { page: { title: 'Lunch on Friday' } });
      assert.deepEqual((await ask('How can I true my wheel at home'))[0], 'true-wheel');
      assert.deepEqual(await ask('wobbling whe'), ['true-wheel', 'stand']);
      assert.deepEqual(keys(await get('/v1/thread-search?words=true+wheel&space=utrecht')), ['stand']);
      const first = await get('/v1/thread-search?words=true+wheel&limit=1');
      const second = await get(`/v1/thread-search?words=true+wheel&limit=1&cursor=${first.next}`);
      assert.deepEqual([...keys(first), ...keys(second)], await ask('true wheel'));
    });

    for (const [what, words] of HOSTILE) {
      it(`takes ${what} for what it is: words or none`, async () => {
        const answer = await server.call('GET', `/v1/threads/bikes/search?words=${encodeURIComponent(words)}`);
        assert.ok([200, 400].includes(answer.status), `answered ${answer.status}`);
        if (answer.status === 200) assert.deepEqual(answer.body, { items: [] });
        const threads = await server.call('GET', `/v1/thread-search?words=${encodeURIComponent(words)}`);
        assert.equal(threads.status, answer.status);
      });
    }

    it('refuses more words than anybody means', async () => {
      const words = Array.from({ length: 33 }, (_, index) => `w${index}`).join('+');
      assert.equal((await server.call('GET', `/v1/threads/bikes/search?words=${words}`)).status, 400);
      assert.deepEqual((await get(`/v1/thread-search?words=${words}`)).items, []);
    });
  });
}

describe('searching very often', () => {
  it('is refused for a while, and reading is not', async () => {
    const server = await startTestServer({ settings: { rateFactor: 1 } });
    const search = async () => (await server.call('GET', '/v1/threads/bikes/search?words=brake')).status;
    for (let number = 0; number < 30; number += 1) assert.equal(await search(), 200);
    assert.equal(await search(), 429);
    assert.equal((await server.call('GET', '/v1/thread-search?words=brake')).status, 429);
    assert.equal((await server.call('GET', '/v1/threads/bikes')).status, 200);
    await server.stop();
  });
});
