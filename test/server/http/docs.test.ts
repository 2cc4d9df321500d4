import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ROUTES } from '../../../server/src/app.ts';
import { startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

describe('the description of the protocol', () => {
  let server: TestServer;
  before(async () => void (server = await startTestServer()));
  after(() => server.stop());

  it('names every route, and every reference in it leads somewhere', async () => {
    const { body } = await server.call('GET', '/openapi.json');
    const described = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    assert.deepEqual(described.sort(), ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
    const references = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);
    assert.ok(references.length > 20);
    for (const name of references) assert.ok(name in body.components.schemas, name);
  });

  it('says of each route whether it needs a session and a key', async () => {
    const { paths } = (await server.call('GET', '/openapi.json')).body;
    const write = paths['/v1/threads/{thread}/comments'].post;
    assert.deepEqual(write.security, [{ session: [] }]);
    assert.ok(
      write.parameters.some(
        (one: { name: string; required: boolean }) => one.name === 'Idempotency-Key' && one.required,
      ),
    );
    assert.equal(paths['/v1/threads/{thread}'].get.security, undefined);
  });

  it('is also a page for people, without scripts', async () => {
    const page = await server.call('GET', '/docs');
    assert.equal(page.status, 200);
    assert.ok(page.body.includes('POST /v1/threads/{thread}/comments'));
    assert.ok(!page.body.includes('<script'));
    assert.match(page.headers.get('content-security-policy')!, /^default-src 'none'; style-src 'self'/);
    assert.equal((await server.call('GET', '/docs.css')).status, 200);
  });
});
