import type { Actor } from 'plein/community/community.model.js';
import type { Comment, Reaction } from 'plein/discussion/discussion.model.js';
import { refuseDelete, refuseEdit, refuseReaction } from 'plein/discussion/discussion.rules.js';
import type { Text } from 'plein/text/text.model.js';
import { readPolicy } from '../community/store.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, refuse } from '../http/refusal.ts';
import { readActor } from '../members/grants.ts';
import { countPublished } from './counts.ts';
import { lockThread } from './threads.ts';
import { commentViews, selectComments } from './views.ts';
import type { CommentRow, ThreadRow } from './views.ts';
import { answer, stateOf, written } from './written.ts';

/** Only a version that is still the newest is edited; whoever edited in between is not overwritten. */
export async function editComment(
  context: WriteContext,
  id: string,
  edit: { readonly version: number; readonly markdown: string; readonly text: Text },
): Promise<WriteAnswer> {
  const { db, community, now } = context;
  const { row, view, actor, thread } = await lockComment(context, id);
  refuse(refuseEdit(actor, view, stateOf(thread), await readPolicy(db, community), now));
  if (edit.version !== row.version) throw new Refusal('conflict');
  await db
    .updateTable('comments')
    .set({ text: JSON.stringify(edit.text), markdown: edit.markdown, edited_at: now, version: row.version + 1 })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute();
  return written(context, id);
}

/** Leaves a tombstone without words or name; one that nobody but its author ever saw leaves none. */
export async function deleteComment(context: WriteContext, id: string): Promise<WriteAnswer> {
  const { db, community, member, now } = context;
  const { row, view, actor } = await lockComment(context, id);
  refuse(
    refuseDelete(actor, {
      ...view,
      author: { name: '', ...(row.author_member !== null && { member: row.author_member }) },
    }),
  );
  if (view.state === 'deleted' || view.state === 'removed') return answer(view);
  await db
    .updateTable('comments')
    .set({
      state: row.state === 'held' ? 'withdrawn' : 'deleted',
      text: '[]',
      markdown: null,
      reactions: '{}',
      tombstone: JSON.stringify({ at: now, by: 'author' }),
    })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('reactions').where('community', '=', community).where('comment', '=', id).execute();
  if (row.state === 'published')
    await countPublished(db, community, { thread: row.thread, path: row.path, member, by: -1 });
  return written(context, id);
}

export async function setReaction(
  context: WriteContext,
  id: string,
  reaction: Reaction,
  on: boolean,
): Promise<WriteAnswer> {
  const { db, community, member, now } = context;
  const { view, actor, thread } = await lockComment(context, id);
  refuse(refuseReaction(actor, view, stateOf(thread)));
  const mine = { community, comment: id, member, reaction };
  const result = on
    ? await db
        .insertInto('reactions')
        .values({ ...mine, created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
    : await db
        .deleteFrom('reactions')
        .where((eb) => eb.and(mine))
        .executeTakeFirst();
  const touched = 'numDeletedRows' in result ? result.numDeletedRows : (result.numInsertedOrUpdatedRows ?? 0n);
  if (touched === 0n) return answer(view);
  const count = (view.reactions[reaction] ?? 0) + (on ? 1 : -1);
  const reactions = count > 0 ? { ...view.reactions, [reaction]: count } : {};
  await db
    .updateTable('comments')
    .set({ reactions: JSON.stringify(reactions) })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute();
  return written(context, id);
}

interface Locked {
  readonly row: CommentRow;
  readonly view: Comment;
  readonly actor: Actor;
  readonly thread: ThreadRow;
}

/** A comment the member may know of, with its thread held until the end of the transaction. */
async function lockComment(context: WriteContext, id: string): Promise<Locked> {
  const { db, community, member, now } = context;
  const found = await selectComments(db, community).where('c.id', '=', id).executeTakeFirst();
  if (found === undefined) throw new Refusal('not-found');
  const thread = (await lockThread(db, community, found.thread))!;
  // Read again, now that nobody else changes it.
  const row = await selectComments(db, community).where('c.id', '=', id).executeTakeFirstOrThrow();
  const unseen = row.state === 'held' || row.state === 'withdrawn';
  if (unseen && row.author_member !== member) throw new Refusal('not-found');
  const [view] = await commentViews(db, community, [row], now);
  return { row, view: view!, thread, actor: await readActor(db, community, member, thread.space, now) };
}
