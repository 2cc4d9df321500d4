import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { grant, setMemberState } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`who signs in on ${engine}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer({ engine })));
    after(() => server.stop());

    const rolesOf = async (member: string): Promise<string[]> =>
      (await server.call('GET', `/v1/members/${member}`)).body.grants.map((held: { role: string }) => held.role).sort();
    const seconds = (ago: number) => Math.floor(Date.now() / 1000) - ago;

    it('holds the roles that the newest token names, and no others', async () => {
      const { member } = await server.signIn('ann', { roles: ['staff', 'mods', 'admin', 'boss', 5], iat: seconds(30) });
      assert.deepEqual(await rolesOf(member), ['moderator', 'staff']);
      await server.signIn('ann', { roles: 'staff', iat: seconds(20) });
      assert.deepEqual(await rolesOf(member), ['staff']);
      await server.signIn('ann', { roles: ['mods'], iat: seconds(25) });
      assert.deepEqual(await rolesOf(member), ['staff'], 'an older token changes nothing');
      await server.signIn('ann', { iat: seconds(10) });
      assert.deepEqual(await rolesOf(member), []);
    });

    it('keeps the roles that were given here, whatever a token says', async () => {
      const { member } = await server.signIn('bob', { iat: seconds(30) });
      await grant(server, member, 'ambassador');
      await server.signIn('bob', { roles: ['staff'], iat: seconds(20) });
      await server.signIn('bob', { roles: [], iat: seconds(10) });
      assert.deepEqual(await rolesOf(member), ['ambassador']);
    });

    it('is one member however many pages exchange a token at the same moment', async () => {
      const signed = await Promise.all(Array.from({ length: 12 }, () => server.signIn('crowd')));
      assert.equal(new Set(signed.map(({ member }) => member)).size, 1);
      assert.equal(new Set(signed.map(({ session }) => session)).size, 12);
    });

    it('is shown by a name that is one line and not endless', async () => {
      const { session } = await server.signIn('dora', {
        name: `  Dora\n\u202e${'x'.repeat(300)}  `,
        line_of_work: 'Frame engineer',
      });
      const { member } = (await server.call('GET', '/v1/session', { session })).body;
      assert.equal(member.name.length, 100);
      assert.ok(member.name.startsWith('Dora x'));
      assert.equal(member.lineOfWork, 'Frame engineer');
    });

    it('is out at once when they are no member any more', async () => {
      const { session, member } = await server.signIn('eve');
      await setMemberState(server, member, 'left');
      const answer = await server.call('GET', '/v1/session', { session });
      assert.deepEqual([answer.status, answer.body.code], [401, 'session-expired']);
      const write = await server.call('POST', '/v1/threads/a/comments', { session, body: { markdown: 'Hi' } });
      assert.equal(write.status, 401);
    });

    it('has a session that is nowhere in the database as it is used', async () => {
      const { session } = await server.signIn('finn');
      const rows = await server.services.databases.reader.selectFrom('sessions').selectAll().execute();
      assert.ok(rows.length > 0);
      assert.ok(!JSON.stringify(rows).includes(session));
    });
  });
}
