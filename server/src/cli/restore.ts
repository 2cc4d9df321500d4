import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../db/open.ts';
import { loadStorage } from '../settings.ts';
import { damage, flush } from './backup.ts';
import type { Typed } from './command.ts';
import { requireSqlite } from './database.ts';
import { CommandError } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const ADVICE =
  'This database is PostgreSQL: restore what pg_dump wrote with pg_restore, or take an export into an empty database with plein-server import --from plein <file>.';
/** What people made: a database without any of it may be written over. */
const CONTENT = ['members', 'threads', 'events', 'polls'] as const;

/** `plein-server restore <file>`: the backup is checked and brought to this version first, then put in place at once. */
export async function runRestore({ paths: [file = ''], options }: Typed, terminal: Terminal): Promise<number> {
  const path = requireSqlite(loadStorage(terminal.env), ADVICE);
  if (!existsSync(file)) throw new CommandError(`There is no ${file}.`);
  const next = `${path}.restoring`;
  try {
    await copyFile(file, next);
    await checkBackup(file, next);
    const kept = existsSync(path) ? await setAside(path, options['force'] === true) : undefined;
    await rename(next, path);
    terminal.error.write(
      `The database is as in ${file}.${kept === undefined ? '' : ` What was there is in ${kept}.`}\n`,
    );
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) await rm(next + ending, { force: true });
  }
  return 0;
}

/** Throws unless the copy is a whole database of ours; brings it to this version. */
async function checkBackup(file: string, copy: string): Promise<void> {
  const problem = damage(copy) ?? notOurs(copy);
  if (problem !== undefined) throw new CommandError(`${file} is no backup that can be restored: ${problem}.`);
  const databases = await openDatabase(`sqlite:${copy}`);
  await databases.close();
  const left = damage(copy);
  if (left !== undefined) throw new CommandError(`${file} could not be brought to this version: ${left}.`);
  await flush(copy);
}

function notOurs(path: string): string | undefined {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const found = database
      .prepare("select count(*) as tables from sqlite_schema where name in ('communities', 'changes')")
      .get();
    return found?.['tables'] === 2 ? undefined : 'it holds no community';
  } finally {
    database.close();
  }
}

/** Moves the present database out of the way; refuses while a server has it open, or where it holds something. */
async function setAside(path: string, force: boolean): Promise<string | undefined> {
  const database = new DatabaseSync(path, { timeout: 1_000 });
  let holds: boolean;
  try {
    // Only the last connection may leave the log, so this finds out whether there is another, and empties the log.
    database.exec('pragma journal_mode = delete');
    holds = holdsContent(database);
  } catch (error) {
    throw new CommandError(`${path} is in use (${(error as Error).message}): stop the server first.`);
  } finally {
    database.close();
  }
  if (!holds) return undefined;
  if (!force) throw new CommandError(`${path} holds a community already: add --force to put the backup in its place.`);
  const kept = `${path}.replaced-${new Date().toISOString().replaceAll(':', '')}`;
  await rename(path, kept);
  return kept;
}

function holdsContent(database: DatabaseSync): boolean {
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  const names = new Set(tables.map(({ name }) => name));
  return CONTENT.some(
    (table) => names.has(table) && database.prepare(`select 1 from ${table} limit 1`).get() !== undefined,
  );
}
