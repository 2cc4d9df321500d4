import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { rates } from '../../../server/src/http/rates.ts';
import { Refusal } from '../../../server/src/http/refusal.ts';
import { LIMITS, RATES } from '../../../server/src/limits.ts';
import { grant, makeSettled } from '../support/seed.ts';
import { ENGINES, ORIGIN, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

/** The items of a field such as `"a";r=1;t=2, "b";r=3;t=4`, by name. */
function itemsOf(field: string | null): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const items = (field ?? '').split(', ').map((item) => {
    const [name = '', ...parameters] = item.split(';');
    const values = parameters.map((parameter) => parameter.split('=')).map(([key, value]) => [key, Number(value)]);
    return [JSON.parse(name) as string, Object.fromEntries(values) as Record<string, number>] as const;
  });
  return new Map(items);
}

for (const engine of ENGINES) {
  describe(`rates on ${engine}`, () => {
    let server: TestServer;
    let minutes = 0;
    const clock = () => new Date(Date.now() + minutes * 60_000);
    before(async () => void (server = await startTestServer({ engine, clock, settings: { rateFactor: 1 } })));
    after(() => server.stop());

    const post = (session: string) =>
      server.call('POST', '/v1/threads/a/comments', { session, body: { markdown: 'Hi' }, headers: { origin: ORIGIN } });
    const postAll = async (session: string, times: number) => {
      for (let index = 0; index < times; index += 1) assert.equal((await post(session)).status, 201);
    };

    it('let a member write a few comments at once, then say when to come back', async () => {
      const { session, member } = await server.signIn('ann');
      await makeSettled(server, member);
      const [burst] = RATES.comment.member;
      await postAll(session, burst!.points);
      const refused = await post(session);
      assert.deepEqual([refused.status, refused.body.code], [429, 'rate-limited']);
      const seconds = Number(refused.headers.get('retry-after'));
      assert.ok(seconds >= 1 && seconds <= burst!.seconds);
      // Somebody else at the same address is not kept from it.
      const bob = await server.signIn('bob');
      assert.equal((await post(bob.session)).status, 201);
    });

    it('let a newcomer write less, until their first day is over or they hold a role', async () => {
      const [burst] = RATES.comment.newcomer!;
      const { session } = await server.signIn('nora');
      await postAll(session, burst!.points);
      const refused = await post(session);
      assert.equal(refused.status, 429);
      const wait = Number(refused.headers.get('retry-after'));
      assert.ok(wait > RATES.comment.member[0]!.seconds && wait <= burst!.seconds);
      const policies = [...itemsOf(refused.headers.get('ratelimit-policy')).entries()];
      assert.deepEqual(policies, [[`comment-newcomer-${burst!.seconds}`, { q: burst!.points, w: burst!.seconds }]]);
      const staff = await server.signIn('nico');
      await grant(server, staff.member, 'staff');
      const first = await post(staff.session);
      assert.ok(itemsOf(first.headers.get('ratelimit')).has(`comment-member-${RATES.comment.member[0]!.seconds}`));
      minutes = LIMITS.newcomerSeconds / 60;
      assert.equal((await post((await server.signIn('nora')).session)).status, 201);
      minutes = 0;
    });

    it('say with every write what is left, where another site may read it', async () => {
      const { session, member } = await server.signIn('carl');
      await makeSettled(server, member);
      for (const written of [1, 2]) {
        const { headers } = await post(session);
        const [policy, standing] = [itemsOf(headers.get('ratelimit-policy')), itemsOf(headers.get('ratelimit'))];
        for (const { points, seconds } of RATES.comment.member) {
          const name = `comment-member-${seconds}`;
          assert.deepEqual(policy.get(name), { q: points, w: seconds });
          assert.equal(standing.get(name)?.['r'], points - written);
          assert.ok(standing.get(name)!['t']! >= 1 && standing.get(name)!['t']! <= seconds);
        }
        const exposed = headers.get('access-control-expose-headers')?.split(', ') ?? [];
        for (const name of ['RateLimit', 'RateLimit-Policy', 'Retry-After']) assert.ok(exposed.includes(name), name);
      }
      const read = await server.call('GET', '/v1/threads/a/mine?ids=', { session });
      assert.equal(read.headers.get('ratelimit'), null);
    });

    it('count an address whatever it claims to be', async () => {
      const [most] = RATES.exchange.address;
      const exchange = (index: number) =>
        server.call('POST', '/v1/session', {
          key: null,
          body: { token: 'x' },
          headers: { 'x-forwarded-for': `198.51.${index}.1` },
        });
      const statuses: number[] = [];
      for (let index = 0; index <= most!.points; index += 1) statuses.push((await exchange(index)).status);
      assert.equal(statuses.at(-1), 429);
      assert.ok(statuses.includes(401));
    });
  });
}

describe("a newcomer's first day", () => {
  it('has room for so many comments however they are spread, and more for an office that asks for it', async (context) => {
    context.mock.timers.enable({ apis: ['Date', 'setTimeout'] });
    const [burst, day] = RATES.comment.newcomer!;
    for (const factor of [1, 3]) {
      const count = rates(factor);
      const write = () => count('comment', { member: 'nora', newcomer: true });
      let written = 0;
      while (written < day!.points * factor) {
        await write();
        written += 1;
        context.mock.timers.tick((burst!.seconds * 1000) / burst!.points);
      }
      await assert.rejects(write, (error: unknown) => {
        assert.ok(error instanceof Refusal);
        assert.equal(error.code, 'rate-limited');
        assert.equal(error.standings[0]?.name, `comment-newcomer-${day!.seconds}`);
        assert.ok(error.retryAfter! > LIMITS.newcomerSeconds / 2);
        return true;
      });
      context.mock.timers.tick(day!.seconds * 1000);
      await write();
    }
  });
});
