import type { Connection } from './db/open.ts';
import { LIMITS } from './limits.ts';
import type { Services } from './services.ts';

/** Takes away what is older than it is kept, now and then; returns what ends that. */
export function startCleaning(services: Services): () => void {
  const clean = (): void => {
    const { commit, settings, clock, log } = services;
    void commit((db) => removeOld(db, settings.community, clock())).catch((error: unknown) => {
      log.warn({ error }, 'old rows could not be taken away; trying again later');
    });
  };
  const timer = setInterval(clean, LIMITS.cleaningSeconds * 1000);
  timer.unref();
  return () => clearInterval(timer);
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
