import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { crashPostgres, ownPostgres } from '../support/postgres.ts';
import { startTestServer } from '../support/server.ts';
import type { TestAnswer, TestServer } from '../support/server.ts';

const isAway = (answer: TestAnswer): void => {
  assert.deepEqual([answer.status, answer.body.code], [503, 'unavailable']);
  assert.match(answer.headers.get('retry-after')!, /^\d+$/);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
};

describe('a PostgreSQL that goes away and comes back', () => {
  let server: TestServer;
  before(async () => {
    await ownPostgres();
    server = await startTestServer({ engine: 'postgres' });
  });
  after(() => server.stop());

  it('is a passing thing: no restart, nothing acknowledged lost', async () => {
    const { session } = await server.signIn('ann');
    const post = (markdown: string) =>
      server.call('POST', '/v1/threads/away/comments', { session, body: { markdown } });
    assert.equal((await post('Before')).status, 201);
    const { restart } = await crashPostgres();
    isAway(await post('While it is away'));
    isAway(await server.call('GET', '/v1/threads/away'));
    assert.equal((await server.call('GET', '/readyz')).status, 503);
    assert.equal((await server.call('GET', '/healthz')).status, 200);
    await restart();
    assert.equal((await server.call('GET', '/readyz')).status, 200);
    assert.equal((await post('After')).status, 201);
    const { thread, items } = (await server.call('GET', '/v1/threads/away')).body;
    assert.equal(thread.commentCount, 2);
    assert.equal(items.length, 2);
  });
});

describe('an SQLite file that somebody else holds', () => {
  let server: TestServer;
  before(async () => void (server = await startTestServer({ engine: 'sqlite' })));
  after(() => server.stop());

  it('refuses writes for as long as that lasts, and goes on reading', async () => {
    const { session } = await server.signIn('ann');
    const post = (markdown: string) =>
      server.call('POST', '/v1/threads/away/comments', { session, body: { markdown } });
    assert.equal((await post('Before')).status, 201);
    const other = new DatabaseSync(server.settings.databaseUrl.slice('sqlite:'.length));
    other.exec('begin immediate');
    isAway(await post('While it is held'));
    assert.equal((await server.call('GET', '/v1/threads/away')).body.thread.commentCount, 1);
    other.exec('rollback');
    other.close();
    assert.equal((await post('After')).status, 201);
  });

  it('says 507 when there is no room, keeps all there was, and goes on when there is', async () => {
    const { session } = await server.signIn('ann');
    const { databases } = server.services;
    const post = (markdown: string) =>
      server.call('POST', '/v1/threads/full/comments', { session, body: { markdown } });
    assert.equal((await post('Before')).status, 201);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(databases.writer);
    await sql`pragma max_page_count = ${sql.raw(String(rows[0]!.page_count))}`.execute(databases.writer);
    let answer = await post('x'.repeat(9_000));
    for (let attempt = 0; attempt < 50 && answer.status === 201; attempt += 1) answer = await post('x'.repeat(9_000));
    assert.deepEqual([answer.status, answer.body.code], [507, 'unavailable']);
    const { commentCount } = (await server.call('GET', '/v1/threads/full')).body.thread;
    await sql`pragma max_page_count = 1073741823`.execute(databases.writer);
    assert.equal((await post('After')).status, 201);
    assert.equal((await server.call('GET', '/v1/threads/full')).body.thread.commentCount, commentCount + 1);
  });
});
