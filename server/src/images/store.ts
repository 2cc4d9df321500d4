import type { Image } from 'plein/images/images.model.js';
import type { Connection } from '../db/open.ts';
import { readPolicy } from '../community/store.ts';
import { LIMITS } from '../limits.ts';
import { Refusal } from '../http/refusal.ts';

/** A picture with who may see it beside everyone. */
export interface ImageRow extends Image {
  readonly member: string;
  readonly comment: string | null;
}

export async function readImage(db: Connection, community: string, id: string): Promise<ImageRow | undefined> {
  return db
    .selectFrom('images')
    .select(['id', 'member', 'comment', 'width', 'height', 'bytes'])
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A picture that a published comment or the opening of a thread shows: all that everyone may see. */
export async function readShownImage(db: Connection, community: string, id: string): Promise<Image | undefined> {
  return db
    .selectFrom('images')
    .leftJoin('comments', (join) =>
      join.onRef('comments.community', '=', 'images.community').onRef('comments.id', '=', 'images.comment'),
    )
    .select(['images.id', 'images.width', 'images.height', 'images.bytes'])
    .where('images.community', '=', community)
    .where('images.id', '=', id)
    .where(({ eb, or }) => or([eb('comments.state', '=', 'published'), eb('images.thread', 'is not', null)]))
    .executeTakeFirst();
}

/** Throws `full` where a member's pictures would take more room than each of them has. */
export async function refuseFull(db: Connection, community: string, member: string, bytes: number): Promise<void> {
  const { imageQuota = LIMITS.images.quotaBytes } = await readPolicy(db, community);
  const { kept } = await db
    .selectFrom('images')
    .select(({ fn }) => fn.sum<number | null>('bytes').as('kept'))
    .where('community', '=', community)
    .where('member', '=', member)
    .executeTakeFirstOrThrow();
  if (Number(kept ?? 0) + bytes > imageQuota) throw new Refusal('full');
}
