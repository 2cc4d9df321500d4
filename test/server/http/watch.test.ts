import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../../../server/src/app.ts';
import { createLog } from '../../../server/src/log.ts';
import { startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

describe('what those who run the server see', () => {
  let server: TestServer;
  before(async () => void (server = await startTestServer()));
  after(() => server.stop());

  it('measures by route, never by address, and shows it on this machine alone', async () => {
    await server.call('GET', '/v1/threads/a-secret-thread');
    const { status, body } = await server.call('GET', '/metrics');
    assert.equal(status, 200);
    assert.ok(body.includes('plein_request_seconds_count{method="GET",route="/v1/threads/{thread}",status="200"} 1'));
    assert.ok(!body.includes('a-secret-thread'));
    const proxied = await server.call('GET', '/metrics', { headers: { 'x-forwarded-for': '198.51.100.1' } });
    assert.equal(proxied.status, 404);
    // As a function, the app knows no address at all.
    const app = createApp(server.services);
    assert.equal((await app(new Request('http://plein/metrics'))).status, 404);
  });

  it('shows measures from elsewhere to who has the token', async () => {
    const settings = { ...server.settings, metricsToken: 'a token for the monitor' };
    const app = createApp({ ...server.services, settings });
    const ask = async (authorization: string) =>
      (await app(new Request('http://plein/metrics', { headers: { authorization } }))).status;
    assert.equal(await ask('Bearer a token for the monitor'), 200);
    assert.equal(await ask('Bearer another'), 404);
  });

  it('logs each request without who, what and from where, and failures without values', async () => {
    const lines: string[] = [];
    const sink = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) });
    const log = createLog('info', sink);
    const failing = { ...server.services, log, verifyToken: () => Promise.reject(new Error('secret-in-a-message')) };
    const app = createApp(failing);
    const request = new Request('http://plein/v1/session', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer secret-in-a-header',
        'x-forwarded-for': '198.51.100.77',
      },
      body: JSON.stringify({ token: 'secret-in-a-body' }),
    });
    const answer = await app(request);
    assert.equal(answer.status, 500);
    const body = await answer.text();
    assert.deepEqual(JSON.parse(body), {
      type: 'about:blank',
      title: 'Something went wrong.',
      status: 500,
      code: 'failed',
    });
    const told = lines.map((line) => JSON.parse(line));
    assert.deepEqual(
      told.map(({ msg }) => msg),
      ['sign-in', 'failed', 'request'],
    );
    assert.ok(told.slice(1).every(({ id }) => id === answer.headers.get('x-request-id')));
    assert.doesNotMatch(lines.join(), /secret|198\.51/);
  });
});
