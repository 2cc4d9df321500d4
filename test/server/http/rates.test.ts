import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RATES } from '../../../server/src/limits.ts';
import { startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

describe('rates', () => {
  let server: TestServer;
  before(async () => void (server = await startTestServer({ settings: { rateFactor: 1 } })));
  after(() => server.stop());

  it('let a member write a few comments at once, then say when to come back', async () => {
    const { session } = await server.signIn('ann');
    const post = () => server.call('POST', '/v1/threads/a/comments', { session, body: { markdown: 'Hi' } });
    const [burst] = RATES.comment.member;
    for (let index = 0; index < burst!.points; index += 1) assert.equal((await post()).status, 201);
    const refused = await post();
    assert.deepEqual([refused.status, refused.body.code], [429, 'rate-limited']);
    const seconds = Number(refused.headers.get('retry-after'));
    assert.ok(seconds >= 1 && seconds <= burst!.seconds);
    // Somebody else at the same address is not kept from it.
    const bob = await server.signIn('bob');
    const other = await server.call('POST', '/v1/threads/a/comments', {
      session: bob.session,
      body: { markdown: 'Hi' },
    });
    assert.equal(other.status, 201);
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
