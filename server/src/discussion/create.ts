import type { Actor } from 'plein/community/community.model.js';
import type { CommentDraft } from 'plein/discussion/discussion.model.js';
import { MAX_LINKS, isHeld, refuseComment, refuseReply } from 'plein/discussion/discussion.rules.js';
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
import { stateOf, written } from './written.ts';

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
  await insertComment(context, draft, { thread, parent: parent?.row, state });
  return written(context, id, 201);
}

interface Place {
  readonly thread: ThreadRow;
  readonly parent: CommentRow | undefined;
  readonly state: 'held' | 'published';
}

/** Gives the comment the thread's next number and keeps every count it is part of. */
async function insertComment(
  { db, community, member, key: id, now }: WriteContext,
  draft: NewComment,
  { thread, parent, state }: Place,
): Promise<void> {
  const number = thread.last_number + 1;
  const path = pathBelow(parent?.path ?? '', number);
  const said = { text: JSON.stringify(draft.text), markdown: draft.markdown, language: draft.language ?? null };
  const place = {
    parent: parent?.id ?? null,
    root: parent?.root ?? id,
    depth: parent === undefined ? 0 : parent.depth + 1,
    path,
  };
  const made = { kind: 'comment', state, author_member: member, created_at: now, version: 1 };
  await db
    .insertInto('comments')
    .values({
      community,
      id,
      thread: thread.key,
      ...place,
      ...made,
      ...said,
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
