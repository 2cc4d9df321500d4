import { Kysely, PostgresDialect, sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { Pool, types } from 'pg';
import { LIMITS } from '../limits.ts';
import { migrate } from './migrate.ts';
import type { Engine } from './migrations/tables.ts';
import type { Database } from './schema.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';

/** What stores take: the database, or a transaction on it. */
export type Connection = Kysely<Database>;

/** One open database. SQLite reads and writes on two connections, so that reads see what is committed alone. */
export interface Databases {
  readonly engine: Engine;
  readonly reader: Connection;
  readonly writer: Connection;
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
  return assemble('sqlite', reader, writer, async () => {
    await reader.destroy();
    await writer.destroy();
  });
}

function openPostgres(url: string, { patient = false }: OpenOptions): Databases {
  const { statementMilliseconds } = LIMITS;
  const pool = new Pool({
    connectionString: url,
    max: LIMITS.databaseConnections,
    pipeline: true,
    connectionTimeoutMillis: LIMITS.connectMilliseconds,
    lock_timeout: LIMITS.lockMilliseconds,
    ...(!patient && { statement_timeout: statementMilliseconds, query_timeout: statementMilliseconds + 1_000 }),
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)) },
  });
  // A connection that breaks while nobody uses it only has to be replaced, which the pool does.
  pool.on('error', () => undefined);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return assemble('postgres', db, db, () => db.destroy());
}

const INT8 = 20;

/**
 * SQLite counts the commits of others for each connection, and nobody writes on the one that reads. A snapshot of
 * PostgreSQL names the transactions it sees, and equal ones see the same.
 */
const STATE: Readonly<Record<Engine, RawBuilder<unknown>>> = {
  sqlite: sql`select data_version as state from pragma_data_version`,
  postgres: sql`select pg_current_snapshot()::text as state`,
};

function assemble(engine: Engine, reader: Connection, writer: Connection, close: () => Promise<void>): Databases {
  return {
    engine,
    reader,
    writer,
    snapshot: (read) =>
      reader.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read),
    state: async () => {
      const { rows } = await sql<{ state: unknown }>`${STATE[engine]}`.execute(reader);
      return String(rows[0]?.state);
    },
    ping: async () => void (await sql`select 1`.execute(reader)),
    close,
  };
}
