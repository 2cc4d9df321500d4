import { RESTORE_SECONDS, refuseDelete, refuseEdit, refuseRestore } from 'plein/discussion/discussion.rules.js';
import type { Text } from 'plein/text/text.model.js';
import { readPolicy } from '../community/store.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, refuse } from '../http/refusal.ts';
import { resolveText, showPictures } from '../images/references.ts';
import { tellOfEdit } from '../notifications/arrival.ts';
import { countPublished } from './counts.ts';
import { lockComment } from './locked.ts';
import { keepVersion } from './versions.ts';
import { countVotes } from './votes.ts';
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
  const text = await resolveText(context, edit.text, { comment: id });
  // What nobody but its author ever saw has no history.
  if (row.state === 'published') await keepVersion(context, id);
  await db
    .updateTable('comments')
    .set({ text: JSON.stringify(text), markdown: edit.markdown, edited_at: now, version: row.version + 1 })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute();
  await showPictures(context, { comment: id }, text);
  await tellOfEdit(context, id);
  return written(context, id);
}

/**
 * Leaves a tombstone without words or name; one that nobody but its author ever saw leaves none. Its words are kept
 * from every reader until its author can no longer have them back.
 */
export async function deleteComment(context: WriteContext, id: string): Promise<WriteAnswer> {
  const { db, community, now } = context;
  const { row, view, actor, thread } = await lockComment(context, id);
  refuse(refuseDelete(actor, { ...view, author: { name: '', ...given(row.author_member) } }));
  if (view.state !== 'published' && view.state !== 'held') return answer(view);
  await db
    .updateTable('comments')
    .set({
      state: row.state === 'held' ? 'withdrawn' : 'deleted',
      helpful_count: 0,
      tombstone: JSON.stringify({ at: now, by: 'author' }),
      forget_at: new Date(Date.parse(now) + RESTORE_SECONDS * 1000).toISOString(),
    })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute();
  if (row.state === 'published') await countPublished(context, { ...countedOf(row), thread, by: -1 });
  return written(context, id);
}

/** Undoes one's own deletion, while the words are still there; undoing it twice is undoing it once. */
export async function restoreComment(context: WriteContext, id: string): Promise<WriteAnswer> {
  const { db, community, member, now } = context;
  const { row, view, actor, thread } = await lockComment(context, id);
  if (row.author_member !== member) throw new Refusal('forbidden');
  if (view.state === 'published' || view.state === 'held') return answer(view);
  refuse(refuseRestore(actor, view, stateOf(thread), now));
  if (row.forget_at === null) throw new Refusal('closed');
  const state = row.state === 'withdrawn' ? 'held' : 'published';
  const helpful = await countVotes(db, community, id);
  await db
    .updateTable('comments')
    .set({ state, helpful_count: helpful, tombstone: null, forget_at: null })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute();
  if (state === 'published')
    await countPublished(context, { ...countedOf({ ...row, helpful_count: helpful }), thread, by: 1 });
  return written(context, id);
}

function countedOf(
  row: Pick<Awaited<ReturnType<typeof lockComment>>['row'], 'path' | 'author_member' | 'by_team' | 'helpful_count'>,
) {
  return { path: row.path, member: row.author_member, byTeam: row.by_team === 1, helpful: row.helpful_count };
}

function given(member: string | null): { readonly member?: string } {
  return member === null ? {} : { member };
}
