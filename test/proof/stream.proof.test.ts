import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { Agent } from 'node:http';
import { after, before, describe, it, type TestContext } from 'node:test';
import { openDatabase } from '../../server/src/db/open.ts';
import { send } from './support/client.ts';
import { follow, parser, type Follower } from './support/follower.ts';
import { signIn, type SignedIn } from './support/member.ts';
import { furnish, temporaryFolder } from './support/place.ts';
import { startPostgres, type Postgres } from './support/postgres.ts';
import { pause, startProcess, type ServerProcess } from './support/process.ts';
import type { Random } from './support/random.ts';
import { randomFor } from './support/seed.ts';

const THREADS = ['one', 'two', 'three', 'four'];
const FOLLOWERS = 100;
const WRITERS = 4;
const RESTARTS = 6;

interface Written {
  readonly thread: string;
  readonly id: string;
}

/** Writes comments one after another, each until it is acknowledged, whichever server takes it. */
async function write(
  urls: readonly string[],
  who: SignedIn,
  random: Random,
  written: Written[],
  until: () => boolean,
): Promise<void> {
  while (!until()) {
    const id = randomUUIDv7();
    const thread = random.pick(THREADS);
    const path = `/v1/threads/${thread}/comments`;
    const operation = {
      key: id,
      type: 'create',
      method: 'POST',
      path,
      subject: id,
      body: { markdown: id },
      outcome: 'sent',
    } as const;
    for (let status = 0; status !== 201;) {
      status = (await send(random.pick(urls), operation, who.session).catch(() => ({ status: 0 }))).status;
      assert.ok([0, 201, 503].includes(status), `a write got ${status}`);
      if (status !== 201) await pause(random.between(5, 60));
    }
    written.push({ thread, id });
    await pause(random.below(12));
  }
}

async function lastChange(databaseUrl: string): Promise<number> {
  const databases = await openDatabase(databaseUrl);
  const { change_number: last } = await databases.reader
    .selectFrom('communities')
    .select('change_number')
    .executeTakeFirstOrThrow();
  await databases.close();
  return last;
}

/** Follows, writes, cuts and restarts all at once; then every follower must know everything, in order. */
async function proveStreams(context: TestContext, databaseUrl: string, processes: number): Promise<void> {
  const random = randomFor(context);
  await furnish(databaseUrl);
  const servers: ServerProcess[] = [];
  for (let count = 0; count < processes; count += 1) servers.push(await startProcess({ databaseUrl }));
  const urls = servers.map(({ url }) => url);
  const since = await lastChange(databaseUrl);
  const followers = Array.from({ length: FOLLOWERS }, () => {
    const threads = random.shuffle(THREADS).slice(0, random.between(1, THREADS.length));
    return follow(
      urls,
      threads.map((thread) => `thread:${thread}`),
      since,
      random,
    );
  });
  try {
    const written: Written[] = [];
    let done = false;
    const members = await Promise.all(
      Array.from({ length: WRITERS }, (_, index) => signIn(urls[0]!, `writer-${index}`)),
    );
    const writing = Promise.all(members.map((who) => write(urls, who, random, written, () => done)));
    const cutting = cutAtRandom(followers, random, () => done);
    await restartInTurn(servers, databaseUrl, random);
    done = true;
    await Promise.all([writing, cutting]);
    await untilTold(followers, written);
    compare(context, followers, written);
  } finally {
    for (const follower of followers) follower.end();
    for (const server of servers) await server.kill();
  }
}

async function cutAtRandom(followers: readonly Follower[], random: Random, until: () => boolean): Promise<void> {
  while (!until()) {
    random.pick(followers).cut();
    await pause(random.between(5, 40));
  }
}

/** By turns as a crash and as an orderly stop. */
async function restartInTurn(servers: ServerProcess[], databaseUrl: string, random: Random): Promise<void> {
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    await pause(random.between(300, 1_200));
    const at = restart % servers.length;
    const server = servers[at]!;
    await (restart % 2 === 0 ? server.kill() : server.stop());
    servers[at] = await startProcess({ databaseUrl, port: server.port });
  }
  await pause(random.between(300, 1_200));
}

/** The stream promises to come within seconds: the table is looked at every two, and readers come back in less. */
async function untilTold(followers: readonly Follower[], written: readonly Written[]): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (followers.some((follower) => missing(follower, written).length > 0) && performance.now() < deadline)
    await pause(50);
}

function missing({ seen }: Follower, written: readonly Written[]): readonly Written[] {
  return written.filter(({ thread, id }) => seen.has(`thread:${thread}`) && !seen.get(`thread:${thread}`)!.has(id));
}

function compare(context: TestContext, followers: readonly Follower[], written: readonly Written[]): void {
  const events = followers.reduce(
    (sum, { seen }) => sum + [...seen.values()].reduce((part, ids) => part + ids.size, 0),
    0,
  );
  const connections = followers.reduce((sum, follower) => sum + follower.connections, 0);
  const repeated = followers.reduce((sum, follower) => sum + follower.repeated, 0);
  context.diagnostic(
    `${written.length} comments, ${FOLLOWERS} readers on ${connections} connections, ${RESTARTS} restarts, ${events} told, ${repeated} twice`,
  );
  assert.deepEqual(
    followers.flatMap(({ wrongs }) => wrongs),
    [],
  );
  assert.deepEqual(
    followers.flatMap((follower) => missing(follower, written)),
    [],
  );
  assert.ok(connections > FOLLOWERS * 2, 'hardly a reader was cut');
  assert.ok(written.length >= 100, `only ${written.length} comments`);
}

describe('the parser of the followers', () => {
  it('puts events together from pieces and leaves comments and retries aside', () => {
    const events: object[] = [];
    const parse = parser((event) => events.push(event));
    for (const piece of [
      'retry: 4200\n\n: hello\n\nid: 5',
      '7\nda',
      'ta: {"a":1}\n',
      '\nevent: reset\nid: 60\ndata: {}\n\n',
    ])
      parse(piece);
    assert.deepEqual(events, [
      { retry: '4200' },
      { id: '57', data: '{"a":1}' },
      { event: 'reset', id: '60', data: '{}' },
    ]);
  });
});

describe('the live stream tells everything, in order, through cuts and restarts', () => {
  const folder = temporaryFolder('stream');
  let postgres: Postgres;
  before(async () => (postgres = await startPostgres()));
  after(async () => {
    await postgres.stop();
    folder.remove();
  });

  it('one server on SQLite', (context) => proveStreams(context, `sqlite:${folder.path}/plein.db`, 1));

  it('two servers on PostgreSQL', async (context) => proveStreams(context, await postgres.create('stream'), 2));

  it('a reader by cursor skips none of 3,000 commits of 64 writers at two servers on PostgreSQL', async (context) => {
    const random = randomFor(context);
    const databaseUrl = await postgres.create('order');
    await furnish(databaseUrl);
    const servers = [await startProcess({ databaseUrl }), await startProcess({ databaseUrl })];
    const databases = await openDatabase(databaseUrl);
    try {
      const members = await Promise.all(
        Array.from({ length: 64 }, (_, index) => signIn(servers[index % 2]!.url, `writer-${index}`)),
      );
      let left = 3_000;
      let writing = true;
      const read: number[] = [];
      const reader = (async () => {
        for (let last = false; !last;) {
          last = !writing;
          const rows = await databases.reader
            .selectFrom('changes')
            .select('number')
            .where('number', '>', read.at(-1) ?? 0)
            .orderBy('number')
            .limit(random.between(1, 400))
            .execute();
          read.push(...rows.map(({ number }) => number));
          if (rows.length > 0) last = false;
          await pause(random.below(8));
        }
      })();
      await Promise.all(
        members.map(async ({ session }, index) => {
          const agent = new Agent({ keepAlive: true, maxSockets: 1 });
          while ((left -= 1) >= 0) {
            const key = randomUUIDv7();
            const path = `/v1/threads/thread-${random.below(32)}/comments`;
            const operation = {
              key,
              type: 'create',
              method: 'POST',
              path,
              subject: key,
              body: { markdown: key },
              outcome: 'sent',
            } as const;
            const { status, body } = await send(servers[index % 2]!.url, operation, session, agent);
            assert.equal(status, 201, body);
          }
          agent.destroy();
        }),
      );
      writing = false;
      await reader;
      const numbers = await databases.reader.selectFrom('changes').select('number').orderBy('number').execute();
      context.diagnostic(`${numbers.length} changes, ${read.length} read by cursor`);
      assert.ok(numbers.length >= 3_000);
      assert.deepEqual(
        read,
        numbers.map(({ number }) => number),
      );
    } finally {
      await databases.close();
      for (const server of servers) await server.kill();
    }
  });
});
