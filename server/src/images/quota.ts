import type { ExpressionBuilder } from 'kysely';
import { readPolicy } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import type { Database } from '../db/schema.ts';
import type { WriteContext } from '../db/write.ts';
import { LIMITS } from '../limits.ts';
import { Refusal } from '../http/refusal.ts';
import { forgotten } from './sweep.ts';

type Giver = Pick<WriteContext, 'community' | 'member' | 'now'>;

/** Throws `full` where a member's pictures would take more room than each of them has. */
export async function refuseFull(db: Connection, giver: Giver, bytes: number): Promise<void> {
  const { quota, kept, spare } = await readRoom(db, giver);
  if (kept - spare + bytes > quota) throw new Refusal('full');
}

/** Where it takes that, those of a member's pictures that are to go anyway go now. */
export async function makeRoom(db: Connection, giver: Giver, bytes: number): Promise<void> {
  const { quota, kept } = await readRoom(db, giver);
  if (kept + bytes <= quota) return;
  await db
    .deleteFrom('images')
    .where('community', '=', giver.community)
    .where('member', '=', giver.member)
    .where(isSpare(db, giver))
    .execute();
}

async function readRoom(db: Connection, giver: Giver) {
  const { imageQuota = LIMITS.images.quotaBytes } = await readPolicy(db, giver.community);
  const own = db.selectFrom('images').where('community', '=', giver.community).where('member', '=', giver.member);
  const sum = own.select(({ fn }) => fn.sum<number | null>('bytes').as('bytes'));
  const kept = await sum.executeTakeFirstOrThrow();
  const spare = await sum.where(isSpare(db, giver)).executeTakeFirstOrThrow();
  return { quota: imageQuota, kept: Number(kept.bytes ?? 0), spare: Number(spare.bytes ?? 0) };
}

/** What no text shows though there was time for one to, and what a comment showed that is gone for good. */
function isSpare(db: Connection, { community, now }: Giver) {
  const before = new Date(Date.parse(now) - LIMITS.images.roomSeconds * 1000).toISOString();
  return ({ eb, and, or }: ExpressionBuilder<Database, 'images'>) =>
    or([
      and([eb('unused_since', 'is not', null), eb('created_at', '<', before)]),
      and([eb('comment', 'is not', null), eb('comment', 'in', forgotten(db, community))]),
    ]);
}
