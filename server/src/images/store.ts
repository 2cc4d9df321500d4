import { mayApprove } from 'plein/discussion/discussion.rules.js';
import type { Image } from 'plein/images/images.model.js';
import type { Connection } from '../db/open.ts';
import { readActor } from '../members/grants.ts';

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

/** Whether a comment that the reader may approve shows the picture: whoever judges it sees all of it. */
export async function isShownToApprove(
  db: Connection,
  community: string,
  reader: { readonly member: string; readonly now: string },
  { comment }: Pick<ImageRow, 'comment'>,
): Promise<boolean> {
  if (comment === null) return false;
  const held = await db
    .selectFrom('comments')
    .innerJoin('threads', (join) =>
      join.onRef('threads.community', '=', 'comments.community').onRef('threads.key', '=', 'comments.thread'),
    )
    .select('threads.space')
    .where('comments.community', '=', community)
    .where('comments.id', '=', comment)
    .where('comments.state', '=', 'held')
    .executeTakeFirst();
  return held !== undefined && mayApprove(await readActor(db, community, reader.member, held.space, reader.now));
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
