import { Kysely, PostgresAdapter, PostgresDialect, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { Pool, types } from 'pg';
import type { PoolClient } from 'pg';
import { LIMITS } from '../limits.ts';
import type { Database } from './schema.ts';
import { together } from './together.ts';

export interface Postgres {
  readonly db: Kysely<Database>;
  /** Runs work in a transaction that begins so; several questions may be on their way in it at once. */
  transact<T>(begin: string, work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
}

/** A pool of connections. With `patient` a question may take the time it takes. */
export function openPool(url: string, { patient = false }: { readonly patient?: boolean }): Postgres {
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
  return {
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }),
    transact: async (begin, work) => transact(await pool.connect(), begin, work),
  };
}

const INT8 = 20;

async function transact<T>(client: PoolClient, begin: string, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  let broken: Error | undefined;
  try {
    const [, value] = await together(client.query(begin), work(kyselyOn(client)));
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => (broken = cause));
    throw error;
  } finally {
    client.release(broken);
  }
}

const known = new WeakMap<PoolClient, Kysely<Database>>();

function kyselyOn(client: PoolClient): Kysely<Database> {
  const found = known.get(client) ?? new Kysely<Database>({ dialect: oneConnection(new PipelinedConnection(client)) });
  known.set(client, found);
  return found;
}

/** Kysely lets one question after the other through a transaction of its own; on this they go out as they are asked. */
function oneConnection(connection: DatabaseConnection): Dialect {
  const nothing = async (): Promise<void> => undefined;
  const refuse = async (): Promise<never> =>
    Promise.reject(new Error('This transaction has begun and holds no other.'));
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: nothing,
    destroy: nothing,
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

const COUNTING = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'];

class PipelinedConnection implements DatabaseConnection {
  readonly #client: PoolClient;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#client.query(sql, [...parameters]);
    const counted = COUNTING.includes(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {};
    return { ...counted, rows: rows as R[] };
  }

  streamQuery(): never {
    throw new Error('Rows are read page by page.');
  }
}
