import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { malformed, readDocument, type Target } from './support/malformed.ts';
import { signIn } from './support/member.ts';
import { EVENT, furnish, POLL, temporaryFolder, THREAD } from './support/place.ts';
import { pause, residentBytes, startProcess, type ServerProcess } from './support/process.ts';
import type { Random } from './support/random.ts';
import { randomFor } from './support/seed.ts';
import { exchange } from './support/socket.ts';

const REQUESTS = 20_000;
const AT_ONCE = 40;
const MiB = 1024 * 1024;
const inMiB = (bytes: number): number => Math.round(bytes / MiB);

interface Tally {
  readonly statuses: Map<number, number>;
  /** Requests that got what no request may get, with what they were. */
  readonly wrongs: string[];
}

/** Sends malformed requests, so many at once, and keeps what must not be. */
async function bombard(port: number, target: Target, random: Random, count: number): Promise<Tally> {
  const tally: Tally = { statuses: new Map(), wrongs: [] };
  let left = count;
  const sender = async (): Promise<void> => {
    while ((left -= 1) >= 0) {
      const { kind, bytes } = malformed(target, random);
      const { statuses, end } = await exchange(port, bytes);
      for (const status of statuses) tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
      const failed = statuses.some((status) => status >= 500 && status !== 501 && status !== 505);
      if (failed || end !== 'closed')
        tally.wrongs.push(
          `${kind}: ${statuses.join()} ${end}: ${JSON.stringify(bytes.toString('latin1').slice(0, 400))}`,
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return tally;
}

async function targetOf(url: string): Promise<Target> {
  const document = await (await fetch(`${url}/openapi.json`)).json();
  const members = await Promise.all(['one', 'two', 'three'].map((subject) => signIn(url, subject)));
  const ids = [POLL, EVENT, members[0]!.member];
  const known = {
    thread: [THREAD],
    id: ids,
    ids,
    threads: [THREAD],
    space: ['main'],
    topics: [`thread:${THREAD}`, `poll:${POLL}`],
  };
  return { ...readDocument(document as never), sessions: members.map(({ session }) => session), known };
}

interface Memory {
  /** What the program holds on to, once garbage is collected. */
  readonly heap: number;
  /** What the process takes of the machine; engines give it back late. */
  readonly resident: number;
}

async function memoryOf(server: ServerProcess): Promise<Memory> {
  process.kill(server.pid, 'SIGUSR2');
  await (await fetch(`${server.url}/healthz`)).text();
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const heap = Number(/^nodejs_heap_size_used_bytes (\S+)$/m.exec(metrics)?.[1]);
  return { heap, resident: residentBytes(server.pid) };
}

function diagnose(context: TestContext, { statuses }: Tally, before: Memory, after: Memory): void {
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  context.diagnostic(
    `${REQUESTS} requests; answers ${told.join(', ')}; heap ${inMiB(before.heap)} to ${inMiB(after.heap)} MiB, resident ${inMiB(before.resident)} to ${inMiB(after.resident)} MiB`,
  );
}

describe('malformed requests', () => {
  it(`${REQUESTS} of them: no crash, no failure of the server, no memory lost`, async (context) => {
    const random = randomFor(context);
    const folder = temporaryFolder('malformed');
    const databaseUrl = `sqlite:${folder.path}/plein.db`;
    await furnish(databaseUrl);
    const nodeFlags = ['--expose-gc', '--import', new URL('./support/collect.ts', import.meta.url).href];
    const server = await startProcess({ databaseUrl, nodeFlags });
    try {
      const target = await targetOf(server.url);
      assert.ok(target.operations.length >= 20, `only ${target.operations.length} operations are described`);
      const warm = await bombard(server.port, target, random, REQUESTS / 5);
      const before = await memoryOf(server);
      const tally = await bombard(server.port, target, random, (REQUESTS * 4) / 5);
      for (const [status, count] of warm.statuses)
        tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + count);
      const now = await memoryOf(server);
      diagnose(context, tally, before, now);
      assert.deepEqual([...warm.wrongs, ...tally.wrongs].slice(0, 10), []);
      assert.ok(server.running, 'the server has stopped');
      assert.deepEqual(server.log.filter((line) => /"level":(50|60)|nobody waited|Error/.test(line)).slice(0, 5), []);
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
      assert.ok(now.heap < before.heap + 10 * MiB, 'the heap has grown');
      assert.ok(now.resident < 450 * MiB, 'the process has grown');
      assert.ok(
        (tally.statuses.get(200) ?? 0) + (tally.statuses.get(201) ?? 0) > 100,
        'hardly a request got past the door',
      );
      assert.equal(await server.stop(), 0);
    } finally {
      await server.kill();
      folder.remove();
    }
  });

  it('a server that fails at some of them is noticed', async (context) => {
    const fragile = createServer((request, response) => {
      request.resume();
      if (request.url?.includes('%')) response.statusCode = 500;
      response.end();
    });
    await new Promise<void>((resolve) => fragile.listen(0, '127.0.0.1', resolve));
    const target: Target = {
      operations: [
        { method: 'GET', path: '/v1/{id}', parameters: [] },
        { method: 'POST', path: '/v1/x', parameters: [], body: {} },
      ],
      schemas: {},
      sessions: ['x'],
      known: {},
    };
    const { wrongs } = await bombard((fragile.address() as AddressInfo).port, target, randomFor(context), 400);
    fragile.close();
    assert.notEqual(wrongs.length, 0);
  });
});

/** Connections that send so slowly that they would hold the server for ever. */
describe('slow senders', () => {
  const HEAD =
    'POST /v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n';

  it('are closed, all of 200, while others are served', async () => {
    const folder = temporaryFolder('slow');
    const server = await startProcess({ databaseUrl: `sqlite:${folder.path}/plein.db` });
    const sockets: Socket[] = [];
    try {
      const open = new Set<Socket>();
      for (let index = 0; index < 200; index += 1) {
        const socket = connect({ port: server.port, host: '127.0.0.1' });
        open.add(socket);
        socket.on('error', () => undefined);
        socket.once('close', () => open.delete(socket));
        socket.resume();
        // Half never end their headers, half never end their body.
        socket.write(index % 2 === 0 ? HEAD : `${HEAD}\r\n{`);
        sockets.push(socket);
      }
      const drip = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write('a')), 900);
      const started = performance.now();
      while (open.size > 0 && performance.now() - started < 25_000) {
        assert.equal((await fetch(`${server.url}/v1/community`)).status, 200);
        await pause(200);
      }
      clearInterval(drip);
      assert.equal(open.size, 0, `${open.size} slow connections are still open`);
    } finally {
      for (const socket of sockets) socket.destroy();
      await server.kill();
      folder.remove();
    }
  });
});
