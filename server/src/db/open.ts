import { Kysely, sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { migrate } from './migrate.ts';
import type { Engine } from './migrations/tables.ts';
import { openPool } from './postgres.ts';
import type { Database } from './schema.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';

/** What stores take: the database, or a transaction on it. */
export type Connection = Kysely<Database>;

/** One open database. SQLite reads and writes on two connections, so that reads see what is committed alone. */
export interface Databases {
  readonly engine: Engine;
  readonly reader: Connection;
  readonly writer: Connection;
  /** Runs work of which all is kept, or nothing. */
  transaction<T>(work: (db: Connection) => Promise<T>): Promise<T>;
  /** Runs several reads on one and the same state. */
  snapshot<T>(read: (db: Connection) => Promise<T>): Promise<T>;
  /** What is another after any commit: as long as it is the same, so is everything there is to read. */
  state(): Promise<string>;
  /** Rejects if the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Lets a question take the time it takes: for a command that reads everything, and nobody waits for. */
  readonly patient?: boolean;
}

/** Opens the database at `sqlite:<path>` or `postgres://…` and brings its tables to this version. */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Databases> {
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : undefined;
  const databases = file === undefined ? openPostgres(url, options) : openSqliteFile(file);
  try {
    await migrate(databases.writer, databases.engine);
  } catch (error) {
    await databases.close();
    throw error;
  }
  return databases;
}

function openSqliteFile(path: string): Databases {
  const writer = new Kysely<Database>({ dialect: sqliteDialect(() => openSqlite(path)) });
  const reader = new Kysely<Database>({ dialect: sqliteDialect(() => openSqlite(path)) });
  return assemble({
    engine: 'sqlite',
    reader,
    writer,
    transaction: (work) => writer.transaction().execute(work),
    snapshot: (read) => reader.transaction().setAccessMode('read only').execute(read),
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  });
}

function openPostgres(url: string, options: OpenOptions): Databases {
  const { db, transact } = openPool(url, options);
  return assemble({
    engine: 'postgres',
    reader: db,
    writer: db,
    transaction: (work) => transact('begin', work),
    snapshot: (read) => transact('start transaction isolation level repeatable read read only', read),
    close: () => db.destroy(),
  });
}

/**
 * SQLite counts the commits of others for each connection, and nobody writes on the one that reads. A snapshot of
 * PostgreSQL names the transactions it sees, and equal ones see the same.
 */
const STATE: Readonly<Record<Engine, RawBuilder<unknown>>> = {
  sqlite: sql`select data_version as state from pragma_data_version`,
  postgres: sql`select pg_current_snapshot()::text as state`,
};

function assemble(parts: Omit<Databases, 'state' | 'ping'>): Databases {
  const { engine, reader } = parts;
  return {
    ...parts,
    state: async () => {
      const { rows } = await sql<{ state: unknown }>`${STATE[engine]}`.execute(reader);
      return String(rows[0]?.state);
    },
    ping: async () => void (await sql`select 1`.execute(reader)),
  };
}
