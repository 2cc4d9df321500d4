import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { addSpace, grant } from '../support/seed.ts';
import { COMMUNITY, ENGINES, startTestServer } from '../support/server.ts';
import type { Json, TestServer } from '../support/server.ts';

const NAMES = ['émile', 'Emma', 'bram', 'Zoë', 'Ånna', '李雷', 'Bram'];
const SORTED = ['Ånna', 'bram', 'Bram', 'émile', 'Emma', 'Zoë', '李雷'];

for (const engine of ENGINES) {
  describe(`members on ${engine}`, () => {
    let server: TestServer;
    const ids = new Map<string, string>();
    before(async () => {
      server = await startTestServer({ engine });
      for (const [index, name] of NAMES.entries())
        ids.set(name, (await server.signIn(`subject ${index}`, { name })).member);
      await addSpace(server, 'region');
      await addSpace(server, 'dealer', 'region');
      for (const name of ['Emma', 'Zoë']) await join(ids.get(name)!, 'dealer');
      await grant(server, ids.get('Zoë')!, 'ambassador', 'dealer');
    });
    after(() => server.stop());

    const join = (member: string, space: string) =>
      server.services.commit((db) =>
        db.insertInto('member_spaces').values({ community: COMMUNITY, member, space }).execute(),
      );
    const list = async (query: string) => (await server.call('GET', `/v1/members?${query}`)).body;
    const names = (page: Json): string[] => page.items.map(({ name }: { name: string }) => name);

    it('are listed by name, in pages, whatever script and accents', async () => {
      const seen: string[] = [];
      for (let query: string | undefined = 'limit=2'; query !== undefined;) {
        const page: Json = await list(query);
        seen.push(...names(page));
        query = page.next && `limit=2&cursor=${page.next}`;
      }
      // Two who differ in case alone may stand either way round.
      const folded = (all: readonly string[]) => all.map((name) => name.toLowerCase());
      assert.deepEqual(folded(seen), folded(SORTED));
      assert.equal(new Set(seen).size, NAMES.length);
    });

    it('can be asked for by space, those below it included, and by role', async () => {
      assert.deepEqual(names(await list('space=region')), ['Emma', 'Zoë']);
      assert.deepEqual(names(await list('role=ambassador')), ['Zoë']);
      assert.deepEqual(names(await list('role=manager')), []);
      assert.equal((await server.call('GET', '/v1/members?role=king')).status, 400);
    });

    it('can be asked for by id, and ids of nobody are left out', async () => {
      const asked = [ids.get('Zoë'), randomUUIDv7(), ids.get('Emma')].join(',');
      assert.deepEqual(names(await list(`ids=${asked}`)), ['Zoë', 'Emma']);
      const { body } = await server.call('GET', `/v1/members/${ids.get('Zoë')}`);
      assert.deepEqual(body.spaces, [{ id: 'dealer', name: 'dealer' }]);
      assert.deepEqual(
        body.grants.map(({ role, space }: { role: string; space: string }) => [role, space]),
        [['ambassador', 'dealer']],
      );
      assert.equal((await server.call('GET', `/v1/members/${randomUUIDv7()}`)).status, 404);
    });

    it('say nothing of the login they come from', async () => {
      assert.doesNotMatch(JSON.stringify(await list('limit=100')), /subject|login\.example/);
    });
  });
}
