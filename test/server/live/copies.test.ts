import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { freshPostgres } from '../support/postgres.ts';
import { startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { openStream } from '../support/stream.ts';

/** Redis comes from the system; without it the bell is tested in one process alone. */
async function startRedis(): Promise<{ url: string; process: ChildProcess } | undefined> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const process = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1']);
  return new Promise((resolve) => {
    process.once('error', () => resolve(undefined));
    process.stdout.on('data', (chunk) => {
      if (String(chunk).includes('Ready to accept')) resolve({ url: `redis://127.0.0.1:${port}`, process });
    });
  });
}

describe('two copies of the server on one database', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let here: TestServer;
  let there: TestServer;

  before(async () => {
    redis = await startRedis();
    const settings = { databaseUrl: await freshPostgres(), ...(redis && { redisUrl: redis.url }), rateFactor: 1 };
    [here, there] = await Promise.all([startTestServer({ settings }), startTestServer({ settings })]);
  });
  after(async () => {
    await Promise.all([here.stop(), there.stop()]);
    redis?.process.kill();
  });

  it("start at the same moment, tell what the other wrote, and know each other's sessions", async () => {
    const { session } = await here.signIn('ann');
    const stream = await openStream(there, 'topics=thread:both');
    const posted = await here.call('POST', '/v1/threads/both/comments', { session, body: { markdown: 'Over there' } });
    const [event] = await stream.count(1);
    assert.deepEqual(event!.data.value, posted.body.value);
    stream.close();
    assert.equal((await there.call('GET', '/v1/session', { session })).status, 200);
  });

  it('count rates together, and each for itself when Redis is gone', async (context) => {
    if (redis === undefined) {
      assert.notEqual(process.env['CI'], 'true', 'redis-server is missing: install it');
      return context.skip('redis-server is not installed');
    }
    const { session } = await here.signIn('bob');
    const post = async (server: TestServer) =>
      (await server.call('POST', '/v1/threads/both/comments', { session, body: { markdown: 'Hi' } })).status;
    assert.deepEqual([await post(here), await post(there), await post(here), await post(there)], [201, 201, 201, 429]);
    const gone = new Promise((resolve) => redis!.process.once('exit', resolve));
    redis.process.kill('SIGKILL');
    await gone;
    const alone: number[] = [];
    for (let index = 0; index < 4; index += 1) alone.push(await post(here));
    assert.deepEqual(alone, [201, 201, 201, 429]);
    const { position } = (await there.call('GET', '/v1/threads/both')).body;
    const stream = await openStream(there, `topics=thread:both&since=${position}`);
    const { session: other } = await here.signIn('carl');
    await here.call('POST', '/v1/threads/both/comments', { session: other, body: { markdown: 'Without a bell' } });
    assert.equal((await stream.count(1)).length, 1);
    stream.close();
  });
});
