import { existsSync } from 'node:fs';
import { openDatabase } from '../db/open.ts';
import type { Databases } from '../db/open.ts';
import { loadStorage } from '../settings.ts';
import type { Storage } from '../settings.ts';
import { CommandError } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Opens the database of the settings for one piece of work. With `existing`, one that is not there yet is not made. */
export async function withDatabase<Result>(
  { env }: Terminal,
  { existing }: { readonly existing: boolean },
  work: (databases: Databases, storage: Storage) => Promise<Result>,
): Promise<Result> {
  const storage = loadStorage(env);
  const path = sqlitePath(storage);
  if (existing && path !== undefined && !existsSync(path))
    throw new CommandError(`There is no database at ${path} yet.`);
  const databases = await openDatabase(storage.databaseUrl, { patient: true });
  try {
    return await work(databases, storage);
  } finally {
    await databases.close();
  }
}

/** Where the file is; undefined for PostgreSQL. */
export function sqlitePath({ databaseUrl }: Storage): string | undefined {
  return databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : undefined;
}

/** The file of SQLite, for commands that know no other database. */
export function requireSqlite(storage: Storage, advice: string): string {
  const path = sqlitePath(storage);
  if (path === undefined) throw new CommandError(advice);
  return path;
}
