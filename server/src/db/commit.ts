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

/**
 * Writes that arrive together share a commit, each in a savepoint of its own: one for the disk to wait for, and no queue inside
 * the database. On PostgreSQL the community's row is locked first, so that servers take turns and never wait for each
 * other in a circle; SQLite has one writer anyway.
 */
export function committer({ transaction, engine }: Databases, community: string): Commit {
  const begin = engine === 'postgres' ? lockOf(community) : undefined;
  let queue: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, LIMITS.writesPerCommit);
      queue = queue.slice(LIMITS.writesPerCommit);
      const outcomes = await commitBatch(transaction, begin, batch);
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

type Begin = (transaction: Connection) => Promise<unknown>;

function lockOf(community: string): Begin {
  return (transaction) =>
    transaction.selectFrom('communities').select('id').where('id', '=', community).forNoKeyUpdate().execute();
}

async function commitBatch(
  transact: Databases['transaction'],
  begin: Begin | undefined,
  batch: readonly Waiting[],
): Promise<readonly Outcome[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(async (db) => {
        await begin?.(db);
        const [first, second] = batch;
        if (first !== undefined && second === undefined) return [{ value: await first.work(db) }];
        const outcomes: Outcome[] = [];
        for (const { work } of batch) outcomes.push(await runInSavepoint(db, work));
        return outcomes;
      });
    } catch (error) {
      // Nothing of the batch was kept.
      if (databaseFailure(error) !== 'again' || attempt === LIMITS.transactionAttempts)
        return batch.map(() => ({ error }));
    }
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
    if (failure !== undefined && failure !== 'taken') throw error;
    await sql`rollback to work`.execute(db);
    await sql`release work`.execute(db);
    return { error };
  }
}
