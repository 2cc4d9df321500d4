import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { COMMENT_ORDERS } from 'plein/discussion/discussion.model.js';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { Json, TestServer } from '../support/server.ts';
import { rootsOf, talk } from './support.ts';
import type { Person } from './support.ts';

for (const engine of ENGINES) {
  describe(`orders of branches on ${engine}`, () => {
    let server: TestServer;
    const people = new Map<string, Person>();
    const ids = new Map<string, string>();
    const { call, say, get, holds } = talk(() => server);
    const who = (name: string): Person => people.get(name)!;

    before(async () => {
      server = await startTestServer({ engine });
      for (const name of ['ann', 'bob', 'cas']) people.set(name, await server.signIn(name));
      people.set('sem', await server.signIn('sem', { roles: ['staff'] }));
      for (const root of ['a', 'b', 'c', 'd', 'e', 'f']) ids.set(root, (await say(who('ann'), 'orders', root)).id);
      for (const root of ['b', 'e']) await say(who('sem'), 'orders', `staff to ${root}`, { parent: ids.get(root) });
      ids.set('bob to c', (await say(who('bob'), 'orders', 'bob to c', { parent: ids.get('c') })).id);
      for (const [root, names] of Object.entries({ d: ['bob', 'cas'], e: ['bob'], a: ['cas'] }))
        for (const name of names) await call('PUT', `/v1/comments/${ids.get(root)}/helpful`, who(name));
    });
    after(() => server.stop());

    const EXPECTED: Readonly<Record<string, string>> = {
      oldest: 'abcdef',
      newest: 'fedcba',
      helpful: 'daebcf',
      'staff-answered': 'beacdf',
      unanswered: 'adfbce',
    };

    it('knows every order', () => assert.deepEqual(Object.keys(EXPECTED), [...COMMENT_ORDERS]));

    for (const [order, expected] of Object.entries(EXPECTED)) {
      it(`walks ${order}, each branch once`, async () => {
        for (const limit of [1, 2, 4]) {
          let seen = '';
          for (let next: string | undefined = ''; next !== undefined;) {
            const page: Json = await get(
              `/v1/threads/orders?order=${order}&limit=${limit}${next && `&cursor=${next}`}`,
            );
            seen += rootsOf(page).join('');
            next = page.next;
          }
          assert.equal(seen, expected, `by ${limit}`);
        }
      });

      it(`opens ${order} around any comment, and walks both ways from it`, async () => {
        for (const target of [...expected, 'bob to c']) {
          const page = await get(`/v1/threads/orders?order=${order}&limit=2&around=${ids.get(target)}`);
          assert.ok(rootsOf(page).includes(target === 'bob to c' ? 'c' : target), target);
          let seen = rootsOf(page).join('');
          for (let at = page; at.next !== undefined;) {
            at = await get(`/v1/threads/orders?order=${order}&limit=2&cursor=${at.next}`);
            seen += rootsOf(at).join('');
          }
          for (let at = page; at.previous !== undefined;) {
            at = await get(`/v1/threads/orders?order=${order}&limit=2&cursor=${at.previous}`);
            seen = rootsOf(at).join('') + seen;
          }
          assert.equal(seen, expected, target);
        }
      });
    }

    it('follows what is deleted and had back', async () => {
      const staffOnly = await say(who('ann'), 'moves', 'x');
      await say(who('ann'), 'moves', 'y');
      const reply = await say(who('sem'), 'moves', 'by staff', { parent: staffOnly.id });
      await call('PUT', `/v1/comments/${staffOnly.id}/helpful`, who('bob'));
      const order = async (by: string) => rootsOf(await get(`/v1/threads/moves?order=${by}`)).join('');
      assert.deepEqual([await order('staff-answered'), await order('unanswered')], ['xy', 'yx']);
      await call('DELETE', `/v1/comments/${reply.id}`, who('sem'));
      assert.equal(await order('unanswered'), 'xy');
      await holds();
      await call('POST', `/v1/comments/${reply.id}/restore`, who('sem'));
      assert.equal(await order('unanswered'), 'yx');
      await holds();
    });

    it('keeps what the team said then, whoever it is now', async () => {
      const [old, now] = [await server.signIn('old', { roles: ['staff'] }), await server.signIn('ida')];
      const [x, y] = [await say(now, 'then', 'x'), await say(now, 'then', 'y')];
      await say(old, 'then', 'as staff', { parent: y.id });
      await server.signIn('old', { roles: [], iat: Math.floor(Date.now() / 1000) + 1 });
      await say(old, 'then', 'as a member', { parent: x.id });
      assert.deepEqual(rootsOf(await get('/v1/threads/then?order=staff-answered')), ['y', 'x']);
      await holds();
    });
  });
}
