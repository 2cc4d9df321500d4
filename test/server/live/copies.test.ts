import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { freshPostgres } from '../support/postgres.ts';
import { redisAbsent, startRedis } from '../support/redis.ts';
import type { TestRedis } from '../support/redis.ts';
import { startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { openStream } from '../support/stream.ts';

const post = async (server: TestServer, session: string, markdown: string) =>
  server.call('POST', '/v1/threads/both/comments', { session, body: { markdown } });

/** A stream of what one server tells after all that the other one knows. */
async function follow(server: TestServer) {
  const { position } = (await server.call('GET', '/v1/threads/both')).body;
  return openStream(server, `topics=thread:both&since=${position}`);
}

describe('two copies of the server on one database, without a bell between them', () => {
  let here: TestServer;
  let there: TestServer;
  before(async () => {
    const settings = { databaseUrl: await freshPostgres() };
    [here, there] = await Promise.all([startTestServer({ settings }), startTestServer({ settings })]);
  });
  after(() => Promise.all([here.stop(), there.stop()]));

  it("start at the same moment, tell what the other wrote, and know each other's sessions", async () => {
    const { session } = await here.signIn('ann');
    const stream = await follow(there);
    const posted = await post(here, session, 'Over there');
    assert.deepEqual((await stream.count(1))[0]!.data.value, posted.body.value);
    stream.close();
    assert.equal((await there.call('GET', '/v1/session', { session })).status, 200);
  });
});

describe('two copies of the server with Redis', { skip: redisAbsent }, () => {
  let redis: TestRedis;
  let here: TestServer;
  let there: TestServer;
  before(async () => {
    redis = await startRedis();
    const settings = { databaseUrl: await freshPostgres(), redisUrl: redis.url, rateFactor: 1 };
    [here, there] = await Promise.all([startTestServer({ settings }), startTestServer({ settings })]);
  });
  after(async () => {
    await Promise.all([here.stop(), there.stop()]);
    await redis.kill();
  });

  it('count rates together, and each for itself when Redis is gone, never not at all', async () => {
    const { session } = await here.signIn('bob');
    const statuses = async (servers: readonly TestServer[]) => {
      const all: number[] = [];
      for (const server of servers) all.push((await post(server, session, 'Hi')).status);
      return all;
    };
    assert.deepEqual(await statuses([here, there, here, there]), [201, 201, 201, 429]);
    await redis.kill();
    assert.deepEqual(await statuses([here, here, here, here]), [201, 201, 201, 429]);
  });

  it('go on telling what the other wrote when Redis is gone', async () => {
    const { session } = await here.signIn('carl');
    await redis.kill();
    const stream = await follow(there);
    const posted = await post(here, session, 'Without a bell');
    assert.equal((await stream.count(1))[0]!.data.value.id, posted.body.value.id);
    stream.close();
  });
});
