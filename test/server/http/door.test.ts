import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { request as open } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { ORIGIN, startTestServer } from '../support/server.ts';
import type { TestAnswer, TestServer } from '../support/server.ts';

describe('the door', () => {
  let server: TestServer;
  let session: string;

  before(async () => {
    server = await startTestServer();
    ({ session } = await server.signIn('ann'));
  });
  after(() => server.stop());

  const post = (body: unknown, headers: Record<string, string> = {}, key: string | null = randomUUIDv7()) =>
    server.call('POST', '/v1/threads/door/comments', { session, body, headers, key });
  const isProblem = (answer: TestAnswer, status: number, code: string) => {
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.deepEqual([answer.body.code, answer.body.status], [code, status]);
    return answer.body.fields?.map((problem: { field: string }) => problem.field) ?? [];
  };

  it('names every field that is wrong, and stores nothing', async () => {
    const shapes: readonly (readonly [unknown, string])[] = [
      [{}, '/markdown'],
      [{ markdown: 5 }, '/markdown'],
      [{ markdown: 'a', kind: 'announcement' }, '/kind'],
      [{ markdown: 'a', page: { url: 'x', author: 'me' } }, '/page/author'],
      [{ markdown: 'a', parentVersion: 1.5 }, '/parentVersion'],
      [{ markdown: 'a', language: 'not a language' }, '/language'],
      ['{"markdown":"a","__proto__":{"state":"removed"}}', '/__proto__'],
      ['{"markdown":"a","constructor":{}}', '/constructor'],
      [{ markdown: 'a\0b' }, '/markdown'],
      ['{"markdown":"\\ud800"}', '/markdown'],
      [[], ''],
      ['null', ''],
      ['{"markdown":"a"', ''],
      ['', ''],
    ];
    for (const [body, field] of shapes) {
      const fields = isProblem(await post(body), 400, 'invalid');
      assert.ok(fields.includes(field), `${JSON.stringify(body)} names ${fields}`);
    }
    assert.equal((await server.call('GET', '/v1/comment-counts?threads=door')).body.door, 0);
  });

  it('refuses bodies that are too large, too deep, not JSON or not UTF-8', async () => {
    isProblem(await post({ markdown: 'x'.repeat(10_000_000) }), 413, 'too-large');
    isProblem(await post(`{"markdown":${'['.repeat(30_000)}${']'.repeat(30_000)}}`), 400, 'invalid');
    assert.deepEqual(isProblem(await post('markdown=a', { 'content-type': 'text/plain' }), 415, 'invalid'), [
      'Content-Type',
    ]);
    const response = await fetch(`${server.url}/v1/threads/door/comments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${session}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUIDv7(),
      },
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
    });
    assert.equal(response.status, 400);
  });

  it('refuses a body without a stated length as soon as it is too large', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${session}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUIDv7(),
      };
      const sending = open(`${server.url}/v1/threads/door/comments`, { method: 'POST', headers }, (response) =>
        resolve(response.statusCode!),
      );
      sending.on('error', reject);
      sending.write('{"markdown":"');
      sending.write('x'.repeat(70_000));
    });
    assert.equal(status, 413);
  });

  it('asks for a key with every write, and for the right kind', async () => {
    assert.deepEqual(isProblem(await post({ markdown: 'a' }, {}, null), 400, 'invalid'), ['Idempotency-Key']);
    for (const key of ['1', crypto.randomUUID(), randomUUIDv7().toUpperCase()]) {
      assert.deepEqual(isProblem(await post({ markdown: 'a' }, {}, key), 400, 'invalid'), ['Idempotency-Key']);
    }
  });

  it('refuses parameters that are unknown, doubled or out of bounds', async () => {
    const paths: readonly (readonly [string, string])[] = [
      ['/v1/threads/door?limit=0', 'limit'],
      ['/v1/threads/door?limit=ten', 'limit'],
      ['/v1/threads/door?order=random', 'order'],
      ['/v1/threads/door?sort=x', 'sort'],
      ['/v1/threads/door?limit=1&limit=2', 'limit'],
      ['/v1/threads/door?cursor=nonsense', 'cursor'],
      [
        `/v1/threads/door?cursor=${Buffer.from('["branches oldest other","after","000001"]').toString('base64url')}`,
        'cursor',
      ],
      ['/v1/threads/-door', 'thread'],
      ['/v1/threads/%E0%A4%A', 'thread'],
      [`/v1/comment-counts?threads=${Array.from({ length: 101 }, (_, index) => `k${index}`).join(',')}`, 'threads'],
      ['/v1/members?ids=a&space=b', 'ids'],
      ['/v1/members?cursor=AAAA', 'cursor'],
      ['/v1/live?topics=everything', 'topics'],
      ['/v1/live?topics=thread:a&since=x', 'since'],
    ];
    for (const [path, field] of paths) {
      const fields = isProblem(await server.call('GET', path), 400, 'invalid');
      assert.ok(fields.includes(field), `${path} names ${fields}`);
    }
  });

  it('answers what is not there, and what cannot be done to it', async () => {
    isProblem(await server.call('GET', '/v1/nothing'), 404, 'not-found');
    isProblem(await server.call('GET', '/'), 404, 'not-found');
    isProblem(await server.call('GET', `/v1/comments/${randomUUIDv7()}`), 404, 'not-found');
    isProblem(await server.call('DELETE', '/v1/community', { session }), 405, 'unsupported');
    isProblem(await server.call('PATCH', '/v1/comments/a', { session }), 405, 'unsupported');
    isProblem(await server.call('GET', `/v1/community?${'x'.repeat(15_000)}=1`), 400, 'invalid');
  });

  it('tells nobody why a session was refused, and never lets one in without', async () => {
    isProblem(await server.call('GET', '/v1/threads/door/mine'), 401, 'not-signed-in');
    for (const authorization of ['Bearer x', `Bearer ${'A'.repeat(43)}`, 'Basic YTpi', 'Bearer ']) {
      const answer = await server.call('GET', '/v1/threads/door/mine', { headers: { authorization } });
      assert.deepEqual(isProblem(answer, 401, 'session-expired'), []);
    }
    isProblem(
      await server.call('POST', '/v1/threads/door/comments', { body: { markdown: 'a' } }),
      401,
      'not-signed-in',
    );
  });

  it('lets known sites in by their exact origin, and no other write', async () => {
    const from = (origin: string, method = 'GET') =>
      server.call(method, method === 'GET' ? '/v1/community' : '/v1/preview', {
        session,
        headers: { origin },
        ...(method === 'POST' && { body: { markdown: 'a' } }),
      });
    const known = await from(ORIGIN);
    assert.equal(known.headers.get('access-control-allow-origin'), ORIGIN);
    assert.match(known.headers.get('vary') ?? '', /Origin/);
    assert.equal(known.headers.get('access-control-allow-credentials'), null);
    assert.equal((await from(ORIGIN, 'POST')).status, 200);
    for (const origin of [
      'https://evil.test',
      `${ORIGIN}.evil.test`,
      ORIGIN.replace('https', 'http'),
      `${ORIGIN}:8443`,
      'null',
    ]) {
      assert.equal((await from(origin)).headers.get('access-control-allow-origin'), null);
      isProblem(await from(origin, 'POST'), 403, 'forbidden');
    }
    const asked = await server.call('OPTIONS', '/v1/threads/a/comments', {
      headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
    });
    assert.equal(asked.status, 204);
    assert.match(asked.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
  });

  it('gives public reads a tag that saves a second sending, and keeps private ones out of caches', async () => {
    const first = await server.call('GET', '/v1/community', { session });
    const etag = first.headers.get('etag')!;
    assert.match(first.headers.get('cache-control')!, /^public, max-age=0, s-maxage=\d+, stale-while-revalidate=\d+$/);
    const second = await server.call('GET', '/v1/community', { headers: { 'if-none-match': `"x", W/${etag}` } });
    assert.deepEqual([second.status, second.body, second.headers.get('etag')], [304, '', etag]);
    assert.equal((await server.call('GET', '/v1/community', { headers: { 'if-none-match': '"x"' } })).status, 200);
    const mine = await server.call('GET', '/v1/threads/door/mine', { session });
    assert.equal(mine.headers.get('cache-control'), 'no-store');
    assert.equal(mine.headers.get('etag'), null);
  });

  it('sends the headers that keep an answer from being taken for a page', async () => {
    for (const path of ['/v1/community', '/v1/nothing', '/openapi.json']) {
      const { headers } = await server.call('GET', path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy')!, /default-src 'none'/);
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
    }
  });
});
