import { open } from 'node:fs/promises';
import { DatabaseSync, backup } from 'node:sqlite';
import { openSqlite } from '../db/sqlite.ts';
import { loadStorage } from '../settings.ts';
import type { Typed } from './command.ts';
import { requireSqlite } from './database.ts';
import { whole } from './export.ts';
import { CommandError, Progress } from './terminal.ts';
import type { Terminal } from './terminal.ts';
import { existsSync } from 'node:fs';

const ADVICE =
  'This database is PostgreSQL: back it up with pg_dump (pg_dump --format=custom --file=<file> "$PLEIN_DATABASE_URL"), or write everything with plein-server export <file>.';

/** `plein-server backup <file>`: a copy of the database as of one moment, while the server goes on. */
export async function runBackup({ paths: [file = ''] }: Typed, terminal: Terminal): Promise<number> {
  const storage = loadStorage(terminal.env);
  const path = requireSqlite(storage, ADVICE);
  if (!existsSync(path)) throw new CommandError(`There is no database at ${path} yet.`);
  const progress = new Progress(terminal);
  await whole(file, async (part) => {
    const database = openSqlite(path);
    try {
      await backup(database, part, {
        rate: 1_000,
        progress: ({ totalPages, remainingPages }) =>
          progress.tell(totalPages - remainingPages, `${totalPages - remainingPages} of ${totalPages} pages copied`),
      });
    } finally {
      database.close();
    }
    const problem = damage(part);
    if (problem !== undefined)
      throw new CommandError(`The copy is not whole (${problem}): is the database damaged? Run plein-server check.`);
    await flush(part);
  });
  progress.end();
  const { images } = storage;
  const place = images.type === 'disk' ? images.folder : images.bucket;
  terminal.error.write(`Pictures are kept apart, in ${place}: copy them as well, after the database.\n`);
  terminal.error.write(`The database is copied to ${file}.\n`);
  return 0;
}

/** What is wrong with a file of SQLite; undefined if nothing. Leaves it as one file, without a log beside it. */
export function damage(path: string): string | undefined {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma journal_mode = delete');
    const found = String(database.prepare('pragma integrity_check').get()?.['integrity_check']);
    return found === 'ok' ? undefined : found;
  } catch (error) {
    return (error as Error).message;
  } finally {
    database.close();
  }
}

/** Waits until the disk has it. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
}
