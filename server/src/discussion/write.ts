import { sql } from 'kysely';
import type { Actor } from 'plein/community/community.model.js';
import type { Comment, CommentDraft, Reaction } from 'plein/discussion/discussion.model.js';
import {
  MAX_LINKS,
  isHeld,
  refuseComment,
  refuseDelete,
  refuseEdit,
  refuseReaction,
  refuseReply,
} from 'plein/discussion/discussion.rules.js';
import { renderMarkdown } from 'plein/text/markdown.js';
import type { Text } from 'plein/text/text.model.js';
import { isEmptyText, linkCount } from 'plein/text/text.rules.js';
import { readPolicy } from '../community/store.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, invalid, refuse } from '../http/refusal.ts';
import { readActor } from '../members/grants.ts';
import { countPublished } from './counts.ts';
import { pathBelow } from './paths.ts';
import { lockThread, startThread } from './threads.ts';
import { commentViews, selectComments } from './views.ts';
import type { CommentRow, ThreadRow } from './views.ts';

/** The tree of a comment's Markdown; made before the transaction, because it takes time and touches nothing. */
export function renderComment(markdown: string): Text {
  const text = renderMarkdown(markdown);
  if (isEmptyText(text)) throw new Refusal('empty', { fields: [{ field: '/markdown', message: 'says nothing' }] });
  if (linkCount(text) > MAX_LINKS) throw invalid('/markdown', `has more than ${MAX_LINKS} links`, 422);
  return text;
}

export type NewComment = Omit<CommentDraft, 'id'> & { readonly text: Text };

export async function createComment(
  context: WriteContext,
  draft: NewComment,
  origins: readonly string[],
): Promise<WriteAnswer> {
  const { db, community, member, key: id, now } = context;
  const thread =
    (await lockThread(db, community, draft.thread)) ??
    (await startThread(db, community, { key: draft.thread, seed: draft.page ?? {}, origins, now }));
  const actor = await readActor(db, community, member, thread.space, now);
  await refuseTakenId(context);
  const parent = draft.parent === undefined ? undefined : await readParent(context, draft.parent, thread);
  refuse(
    parent === undefined ? refuseComment(actor, stateOf(thread)) : refuseReply(actor, parent.view, stateOf(thread)),
  );
  const state = (await waits(context, actor)) ? 'held' : 'published';
  const number = thread.last_number + 1;
  const path = pathBelow(parent?.row.path ?? '', number);
  await db
    .insertInto('comments')
    .values({
      community,
      id,
      thread: thread.key,
      parent: draft.parent ?? null,
      root: parent?.row.root ?? id,
      depth: parent === undefined ? 0 : parent.row.depth + 1,
      path,
      kind: 'comment',
      state,
      author_member: member,
      text: JSON.stringify(draft.text),
      markdown: draft.markdown,
      language: draft.language ?? null,
      created_at: now,
      version: 1,
      parent_version: draft.parentVersion ?? null,
    })
    .execute();
  await db
    .updateTable('threads')
    .set({ last_number: number, ...(state === 'published' && { active_at: now }) })
    .where('community', '=', community)
    .where('key', '=', thread.key)
    .execute();
  if (state === 'published') await countPublished(db, community, { thread: thread.key, path, member, by: 1 });
  return written(context, id, 201);
}

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
    .set({ reactions: sql`${JSON.stringify(reactions)}` })
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

async function readParent(context: WriteContext, id: string, thread: ThreadRow) {
  const { db, community, member, now } = context;
  const row = await selectComments(db, community).where('c.id', '=', id).executeTakeFirst();
  const unseen = row?.state === 'held' || row?.state === 'withdrawn';
  if (row === undefined || row.thread !== thread.key || (unseen && row.author_member !== member)) {
    throw new Refusal('not-found', { fields: [{ field: '/parent', message: 'is not in this thread' }] });
  }
  const [view] = await commentViews(db, community, [row], now);
  return { row, view: view! };
}

async function refuseTakenId({ db, community, key }: WriteContext): Promise<void> {
  const taken = await db
    .selectFrom('comments')
    .select('id')
    .where('community', '=', community)
    .where('id', '=', key)
    .executeTakeFirst();
  if (taken !== undefined) throw new Refusal('conflict', { status: 422 });
}

async function waits({ db, community, member }: WriteContext, actor: Actor): Promise<boolean> {
  const policy = await readPolicy(db, community);
  if (policy.approval === 'none') return false;
  const { comment_count: before } = await db
    .selectFrom('members')
    .select('comment_count')
    .where('community', '=', community)
    .where('id', '=', member)
    .executeTakeFirstOrThrow();
  return isHeld(actor, policy, before);
}

function stateOf({ state }: ThreadRow): { readonly state: 'open' | 'locked' } {
  return { state: state === 'locked' ? 'locked' : 'open' };
}

/** The answer with the comment as it now is; streams hear of it if everyone may see it. */
async function written(context: WriteContext, id: string, status = 200): Promise<WriteAnswer> {
  const { db, community, now } = context;
  const row = await selectComments(db, community).where('c.id', '=', id).executeTakeFirstOrThrow();
  if (row.state !== 'held' && row.state !== 'withdrawn') {
    context.changed({ type: 'comment', topic: `thread:${row.thread}`, subject: id });
  }
  const [view] = await commentViews(db, community, [row], now);
  return answer(view!, status);
}

function answer(value: Comment, status = 200): WriteAnswer {
  return { status, body: { status: value.state === 'held' ? 'held' : 'published', value } };
}
