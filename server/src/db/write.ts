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

/** What a write answers; kept with its key for a retry. */
export interface WriteAnswer {
  readonly status: number;
  readonly body: unknown;
  /** What the body shows, where that can be changed or taken away later: its name is kept in place of its words. */
  readonly about?: Subject;
}

/** Something that is shown as it is at the moment of asking. */
export interface Subject {
  readonly type: 'comment' | 'thread' | 'occurrence';
  readonly id: string;
}

/** The body of an answer about something, as it is now. */
export type ReadAgain = (db: Connection, community: string, id: string, now: string) => Promise<unknown>;

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
  readonly again: Readonly<Record<Subject['type'], ReadAgain>>;
  /** Called after the commit of a write that changed something. */
  readonly ring: () => void;
}

/**
 * One transaction: the key is taken, the work checks its rules and writes its rows, the answer is kept with the key,
 * and last the changes get their numbers, because from there to the commit all writes of a community queue.
 */
export function writer({ community, commit, clock, again, ring }: WriteOptions): Write {
  return async (request, work) => {
    const { answer, rang } = await commit(async (db) => {
      const now = clock().toISOString();
      if (!(await takeKey(db, community, request, now))) {
        const { status, kept } = await readAnswer(db, community, request);
        const { about } = kept;
        const body = about === undefined ? kept : await again[about.type](db, community, about.id, now);
        return { answer: { status, body }, rang: false };
      }
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

/** False where the key is taken; the same write still under way is waited for. */
async function takeKey(db: Connection, community: string, request: WriteRequest, now: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows: taken } = await db
    .insertInto('idempotency_keys')
    .values({ community, ...request, status: 0, answer: '', created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
    .catch(stillRunning);
  return taken === 1n;
}

function stillRunning(error: unknown): never {
  const waited = error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
  throw waited ? new Refusal('conflict', { retryAfter: 1, cause: error }) : error;
}

/** PostgreSQL's word for a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/** What is kept with a key: the body, or what it is about. */
type Kept = Pick<WriteAnswer, 'about'>;

async function readAnswer(db: Connection, community: string, request: WriteRequest) {
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
  return { status: stored.status, kept: JSON.parse(stored.answer) as Kept };
}

async function keepAnswer(
  db: Connection,
  community: string,
  { member, key }: WriteRequest,
  { status, body, about }: WriteAnswer,
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ status, answer: JSON.stringify(about === undefined ? body : { about }) })
    .where('community', '=', community)
    .where('member', '=', member)
    .where('key', '=', key)
    .execute();
}
