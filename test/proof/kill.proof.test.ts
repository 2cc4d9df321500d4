import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { createClient, type Client } from './support/client.ts';
import { wrongs } from './support/facts.ts';
import { signIn } from './support/member.ts';
import { furnish, temporaryFolder, THREAD } from './support/place.ts';
import { startPostgres, type Postgres } from './support/postgres.ts';
import { freePort, pause, startProcess, type ServerProcess } from './support/process.ts';
import { randomFor } from './support/seed.ts';

const CLIENTS = 6;

/** Kills a server again and again while members write, and compares what they were told with what is there. */
async function killRepeatedly(context: TestContext, databaseUrl: string, kills: number): Promise<void> {
  const random = randomFor(context);
  await furnish(databaseUrl);
  const port = await freePort();
  let server = await startProcess({ databaseUrl, port });
  const shared: string[] = [];
  const members = Array.from({ length: CLIENTS }, (_, index) => signIn(server.url, `member-${index}`));
  const clients = (await Promise.all(members)).map((who) => createClient(who, shared, random));
  const starts: number[] = [];
  let replayed = 0;
  try {
    for (let round = 1; round <= kills; round += 1) {
      server = await killOnce(server, clients, random.between(20, 900));
      starts.push(server.startedIn);
      assert.deepEqual(await wrongs(databaseUrl, clients), [], `after kill ${round}`);
      replayed += clients.filter(({ pending }) => pending !== undefined).length;
      await Promise.all(clients.map((client) => client.settle(server.url)));
      assert.deepEqual(await wrongs(databaseUrl, clients), [], `after kill ${round} and the retries`);
    }
    await compareWithApi(server, clients);
    assert.equal(await server.stop(), 0);
  } finally {
    await server.kill();
  }
  const writes = clients.flatMap(({ journal }) => journal).filter(({ outcome }) => outcome === 'acknowledged').length;
  const slowest = Math.round(Math.max(...starts));
  context.diagnostic(
    `${kills} kills, ${writes} acknowledged writes, ${replayed} sent again; slowest start ${slowest} ms`,
  );
  assert.ok(writes >= kills * 10, `only ${writes} writes: too few to prove anything`);
  assert.ok(replayed > 0, 'no kill came in the middle of a write');
}

async function killOnce(server: ServerProcess, clients: readonly Client[], delay: number): Promise<ServerProcess> {
  const work = Promise.all(clients.map((client) => client.work(server.url, () => !server.running)));
  await Promise.race([work, pause(delay)]);
  await server.kill();
  await work;
  return startProcess({ databaseUrl: server.databaseUrl, port: server.port });
}

/** The acknowledged comments as the protocol gives them. */
async function compareWithApi({ url }: ServerProcess, clients: readonly Client[]): Promise<void> {
  for (const { own } of clients) {
    for (const [id, { markdown, version }] of own.comments) {
      const comment = (await (await fetch(`${url}/v1/comments/${id}`)).json()) as { version: number; thread: string };
      assert.deepEqual([comment.version, comment.thread], [version, THREAD], markdown);
      assert.ok(JSON.stringify(comment).includes(markdown), `${id} does not say ${markdown}`);
    }
  }
}

describe('a server killed under load loses nothing it acknowledged, does nothing twice and nothing by half', () => {
  const folder = temporaryFolder('kill');
  let postgres: Postgres;
  before(async () => (postgres = await startPostgres()));
  after(async () => {
    await postgres.stop();
    folder.remove();
  });

  it('on SQLite, 20 times', (context) => killRepeatedly(context, `sqlite:${folder.path}/plein.db`, 20));

  it('on PostgreSQL, 5 times', async (context) => killRepeatedly(context, await postgres.create('kill'), 5));
});
