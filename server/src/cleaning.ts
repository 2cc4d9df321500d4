import type { Connection } from './db/open.ts';
import { appendChanges } from './db/changes.ts';
import type { NewChange } from './db/changes.ts';
import type { WriteContext } from './db/write.ts';
import { forgetDeleted } from './discussion/forget.ts';
import { assignOverdue } from './discussion/assign.ts';
import { LIMITS } from './limits.ts';
import { tellRest } from './notifications/arrival.ts';
import { removeOldNotifications } from './notifications/store.ts';
import type { Services } from './services.ts';

/** What is done by itself, now and then, in one transaction. With several servers each of them does it: it must stand that. */
export type Sweep = (context: Pick<WriteContext, 'db' | 'community' | 'now' | 'changed'>) => Promise<void>;

/** Every sweep, and how many seconds lie between two of it. */
const SWEEPS: readonly (readonly [seconds: number, sweep: Sweep])[] = [
  [LIMITS.cleaningSeconds, ({ db, community, now }) => removeOld(db, community, new Date(now))],
  [LIMITS.forgettingSeconds, forgetDeleted],
  [LIMITS.assigningSeconds, assignOverdue],
  [LIMITS.cleaningSeconds, removeOldNotifications],
  [LIMITS.notifications.turnSeconds, tellRest],
];

/** Starts all sweeps; returns what ends them. */
export function startCleaning(services: Services): () => void {
  const timers = SWEEPS.map(([seconds, sweep]) => {
    const run = (): void => {
      void runSweep(services, sweep).catch((error: unknown) => {
        services.log.warn({ error }, 'a sweep could not be done; trying again later');
      });
    };
    return setInterval(run, seconds * 1000).unref();
  });
  return () => timers.forEach((timer) => clearInterval(timer));
}

/** Does one sweep; streams hear after its commit of what it changed. */
export async function runSweep({ commit, settings, clock, live }: Services, sweep: Sweep): Promise<void> {
  const { community } = settings;
  const changed = await commit(async (db) => {
    const now = clock().toISOString();
    const changes: NewChange[] = [];
    await sweep({ db, community, now, changed: (change) => void changes.push(change) });
    await appendChanges(db, community, changes, now);
    return changes.length > 0;
  });
  if (changed) live.ring();
}

/** Removes ended sessions, old keys and old changes; streams that ask for a change that is gone are told to read again. */
export async function removeOld(db: Connection, community: string, now: Date): Promise<void> {
  const before = (seconds: number): string => new Date(now.getTime() - seconds * 1000).toISOString();
  await db
    .deleteFrom('sessions')
    .where('community', '=', community)
    .where('expires_at', '<=', now.toISOString())
    .execute();
  await db
    .deleteFrom('idempotency_keys')
    .where('community', '=', community)
    .where('created_at', '<', before(LIMITS.idempotencySeconds))
    .execute();
  const { last } = await db
    .selectFrom('changes')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('community', '=', community)
    .where('created_at', '<', before(LIMITS.changesSeconds))
    .executeTakeFirstOrThrow();
  if (last === null) return;
  await db
    .updateTable('communities')
    .set({ pruned_number: last })
    .where('id', '=', community)
    .where('pruned_number', '<', last)
    .execute();
  await db.deleteFrom('changes').where('community', '=', community).where('number', '<=', last).execute();
}
