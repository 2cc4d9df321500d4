import type { Clock } from '../clock.ts';
import { Refusal } from '../http/refusal.ts';
import { appendChanges } from './changes.ts';
import type { NewChange } from './changes.ts';
import type { Commit } from './commit.ts';
import type { Connection } from './open.ts';
import { together } from './together.ts';

/** A write as it came in: who sends it, under which key, to which route, and what of. */
export interface WriteRequest {
  readonly member: string;
  readonly key: string;
  readonly route: string;
  /** A digest of everything that makes this write what it is. */
  readonly fingerprint: string;
}

/** What a write answers; kept with its key, so that a retry gets the same. */
export interface WriteAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What the work of a write sees. */
export interface WriteContext {
  readonly db: Connection;
  readonly community: string;
  /** The member who writes. */
  readonly member: string;
  /** The key of the write: the id of what it makes. */
  readonly key: string;
  /** The server's time, as it was when the transaction began. */
  readonly now: string;
  /** Says that something changed; streams hear of it after the commit. */
  changed(change: NewChange): void;
}

/** The one way anything a member does is written. */
export type Write = (
  request: WriteRequest,
  work: (context: WriteContext) => Promise<WriteAnswer>,
) => Promise<WriteAnswer>;

export interface WriteOptions {
  readonly community: string;
  readonly commit: Commit;
  readonly clock: Clock;
  /** Called after the commit of a write that changed something. */
  readonly ring: () => void;
}

/**
 * One transaction: the key is taken, the work checks its rules and writes its rows, the answer is kept with the key,
 * and last the changes get their numbers, because from there to the commit all writes of a community queue.
 */
export function writer({ community, commit, clock, ring }: WriteOptions): Write {
  return async (request, work) => {
    const { answer, rang } = await commit(async (db) => {
      const now = clock().toISOString();
      const stored = await takeKey(db, community, request, now);
      if (stored !== undefined) return { answer: stored, rang: false };
      const changes: NewChange[] = [];
      const { member, key } = request;
      const changed = (change: NewChange): void => void changes.push(change);
      const made = await work({ db, community, member, key, now, changed });
      await together(keepAnswer(db, community, request, made), appendChanges(db, community, changes, now));
      return { answer: made, rang: changes.length > 0 };
    });
    if (rang) ring();
    return answer;
  };
}

/** Takes the key, or gives the answer kept with it; the same write still under way is waited for. */
async function takeKey(
  db: Connection,
  community: string,
  request: WriteRequest,
  now: string,
): Promise<WriteAnswer | undefined> {
  const { numInsertedOrUpdatedRows: taken } = await db
    .insertInto('idempotency_keys')
    .values({ community, ...request, status: 0, answer: '', created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
    .catch(stillRunning);
  return taken === 1n ? undefined : readAnswer(db, community, request);
}

function stillRunning(error: unknown): never {
  const waited = error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
  throw waited ? new Refusal('conflict', { retryAfter: 1, cause: error }) : error;
}

/** PostgreSQL's word for a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

async function readAnswer(db: Connection, community: string, request: WriteRequest): Promise<WriteAnswer> {
  const stored = await db
    .selectFrom('idempotency_keys')
    .select(['route', 'fingerprint', 'status', 'answer'])
    .where('community', '=', community)
    .where('member', '=', request.member)
    .where('key', '=', request.key)
    .executeTakeFirstOrThrow();
  if (stored.route !== request.route || stored.fingerprint !== request.fingerprint) {
    throw new Refusal('conflict', {
      status: 422,
      fields: [{ field: 'Idempotency-Key', message: 'was used for another write' }],
    });
  }
  return { status: stored.status, body: JSON.parse(stored.answer) as unknown };
}

async function keepAnswer(
  db: Connection,
  community: string,
  { member, key }: WriteRequest,
  { status, body }: WriteAnswer,
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status, answer: JSON.stringify(body) })
    .where('community', '=', community)
    .where('member', '=', member)
    .where('key', '=', key)
    .execute();
}
