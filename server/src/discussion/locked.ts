import type { Actor } from 'plein/community/community.model.js';
import type { Comment } from 'plein/discussion/discussion.model.js';
import type { WriteContext } from '../db/write.ts';
import { Refusal } from '../http/refusal.ts';
import { readActor } from '../members/grants.ts';
import { lockThread } from './threads.ts';
import { commentViews, selectComments } from './views.ts';
import type { CommentRow, ThreadRow } from './views.ts';

export interface LockedThread {
  readonly thread: ThreadRow;
  readonly actor: Actor;
}

export interface Locked extends LockedThread {
  readonly row: CommentRow;
  readonly view: Comment;
}

/** A thread that is there, held until the end of the transaction, and who acts in it. */
export async function lockThere(context: WriteContext, key: string): Promise<LockedThread> {
  const { db, community, member, now } = context;
  const thread = await lockThread(db, community, key);
  if (thread === undefined) throw new Refusal('not-found');
  return { thread, actor: await readActor(db, community, member, thread.space, now) };
}

/** A comment the member may know of, with its thread held until the end of the transaction. */
export async function lockComment(context: WriteContext, id: string): Promise<Locked> {
  const { db, community, member, now } = context;
  const found = await selectComments(db, community).where('c.id', '=', id).executeTakeFirst();
  if (found === undefined) throw new Refusal('not-found');
  const { thread, actor } = await lockThere(context, found.thread);
  // Read again, now that nobody else changes it.
  const row = await selectComments(db, community).where('c.id', '=', id).executeTakeFirstOrThrow();
  const unseen = row.state === 'held' || row.state === 'withdrawn';
  if (unseen && row.author_member !== member) throw new Refusal('not-found');
  const [view] = await commentViews(db, community, [row], now);
  return { row, view: view!, thread, actor };
}
