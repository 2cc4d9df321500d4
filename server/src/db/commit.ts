import { sql } from 'kysely';
import { LIMITS } from '../limits.ts';
import { databaseFailure } from './failure.ts';
import type { Connection, Databases } from './open.ts';

/** Runs a piece of work in a transaction and resolves after its commit. */
export type Commit = <T>(work: (db: Connection) => Promise<T>) => Promise<T>;

interface Waiting {
  readonly work: (db: Connection) => Promise<unknown>;
  readonly settle: (outcome: Outcome) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** How this engine commits: PostgreSQL one transaction a write; SQLite, which has one writer, several writes at a time. */
export function committer(databases: Databases): Commit {
  return databases.engine === 'postgres' ? commitEach(databases.writer) : commitTogether(databases.writer);
}

function commitEach(db: Connection): Commit {
  const inTurn = atOnce(LIMITS.writesAtOnce);
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inTurn(() => db.transaction().execute(work));
      } catch (error) {
        const failure = databaseFailure(error);
        // A key taken meanwhile is there to be read on the next attempt.
        const again = failure === 'again' || failure === 'taken';
        if (!again || attempt === LIMITS.transactionAttempts) throw error;
      }
    }
  };
}

/** Runs so many at once; the others wait their turn here, where waiting costs no connection and holds no lock. */
function atOnce(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await run();
    } finally {
      // The place is handed on, or given back.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

/** Writes that arrived in the same turn of the event loop share one commit, each in its own savepoint. */
function commitTogether(db: Connection): Commit {
  let queue: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, LIMITS.writesPerCommit);
      queue = queue.slice(LIMITS.writesPerCommit);
      const outcomes = await commitBatch(db, batch);
      batch.forEach(({ settle }, index) => settle(outcomes[index]!));
    }
    running = false;
  }

  return <T>(work: (db: Connection) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const settle = (outcome: Outcome): void =>
        'error' in outcome ? reject(outcome.error as Error) : resolve(outcome.value as T);
      queue.push({ work, settle });
      if (running) return;
      running = true;
      setImmediate(drain);
    });
}

async function commitBatch(db: Connection, batch: readonly Waiting[]): Promise<readonly Outcome[]> {
  try {
    return await db.transaction().execute(async (transaction) => {
      const outcomes: Outcome[] = [];
      for (const { work } of batch) outcomes.push(await runInSavepoint(transaction, work));
      return outcomes;
    });
  } catch (error) {
    // Nothing of the batch was kept.
    return batch.map(() => ({ error }));
  }
}

async function runInSavepoint(db: Connection, work: Waiting['work']): Promise<Outcome> {
  await sql`savepoint work`.execute(db);
  try {
    const value = await work(db);
    await sql`release work`.execute(db);
    return { value };
  } catch (error) {
    const failure = databaseFailure(error);
    if (failure === 'full' || failure === 'away') throw error;
    await sql`rollback to work`.execute(db);
    await sql`release work`.execute(db);
    return { error };
  }
}
