import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import { Client } from 'pg';
import { READY, SHARED, startCluster } from './postgres.cluster.ts';
import type { Cluster } from './postgres.cluster.ts';

let own: Promise<Cluster> | undefined;
/** Databases in the cluster that others share. */
const made: string[] = [];

/** The address of a new database that holds nothing, in the PostgreSQL of this run, or of this process where it runs alone. */
export async function freshPostgres(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const shared = process.env[SHARED];
  if (shared === undefined) {
    const { url, postgres } = await ownCluster();
    await postgres.createDatabase(name);
    return `${url}/${name}`;
  }
  made.push(name);
  await tell(shared, [`create database ${name} template ${READY}`]);
  return `${shared}/${name}`;
}

/** From here on this process has a PostgreSQL of its own, which it may crash. */
export async function ownPostgres(): Promise<void> {
  await leaveShared();
  delete process.env[SHARED];
  await ownCluster();
}

/** Ends one's own PostgreSQL at once, as a crash would, and starts it again on the same data when asked to. */
export async function crashPostgres(): Promise<{ restart(): Promise<void> }> {
  const { postgres } = await own!;
  await postgres.stop();
  return { restart: () => postgres.start() };
}

function ownCluster(): Promise<Cluster> {
  return (own ??= startCluster());
}

async function leaveShared(): Promise<void> {
  const names = made.splice(0);
  if (names.length === 0) return;
  await tell(
    process.env[SHARED]!,
    names.map((name) => `drop database ${name} with (force)`),
  );
}

async function tell(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client(`${url}/postgres`);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

after(async () => {
  await leaveShared();
  await (await own)?.stop();
});
