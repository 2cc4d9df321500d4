import { openDatabase } from '../../../server/src/db/open.ts';
import { READY, SHARED, startCluster } from './postgres.cluster.ts';
import type { Cluster } from './postgres.cluster.ts';

let cluster: Cluster | undefined;

/** Starts the PostgreSQL that all test files of a run share, with a database that has its tables already. */
export async function globalSetup(): Promise<void> {
  cluster = await startCluster();
  await cluster.postgres.createDatabase(READY);
  await (await openDatabase(`${cluster.url}/${READY}`)).close();
  process.env[SHARED] = cluster.url;
}

export async function globalTeardown(): Promise<void> {
  await cluster?.stop();
}
