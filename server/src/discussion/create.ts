import { isTeam } from 'plein/community/community.rules.js';
import type { Actor } from 'plein/community/community.model.js';
import type { CommentDraft, CommentKind } from 'plein/discussion/discussion.model.js';
import { MAX_LINKS, refuseComment, refuseReply } from 'plein/discussion/discussion.rules.js';
import { kindOf, slowUntil } from 'plein/discussion/settling.rules.js';
import { renderMarkdown } from 'plein/text/markdown.js';
import type { Text } from 'plein/text/text.model.js';
import { isEmptyText, linkCount } from 'plein/text/text.rules.js';
import { readPolicy } from '../community/store.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, invalid, refuse } from '../http/refusal.ts';
import { resolveText, showPictures } from '../images/references.ts';
import { readActor } from '../members/grants.ts';
import { followOwn, tellOfComment } from '../notifications/arrival.ts';
import { waitsForApproval } from './approval.ts';
import { countPublished } from './counts.ts';
import { pathBelow } from './paths.ts';
import { lastWritten, lockThread, startThread } from './threads.ts';
import { selectComments } from './views.ts';
import type { CommentRow, ThreadRow } from './views.ts';
import { stateOf, threadChanged, written } from './written.ts';

/** The tree of a comment's Markdown; made before the transaction, because it takes time and touches nothing. */
export function renderComment(markdown: string, field = '/markdown'): Text {
  const text = renderMarkdown(markdown);
  if (isEmptyText(text)) throw new Refusal('empty', { fields: [{ field, message: 'says nothing' }] });
  if (linkCount(text) > MAX_LINKS) throw invalid(field, `has more than ${MAX_LINKS} links`, 422);
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
  const parent = draft.parent === undefined ? undefined : await readParent(context, draft.parent, thread);
  const facts = stateOf(thread);
  refuse(parent === undefined ? refuseComment(actor, facts) : refuseReply(actor, parent, facts));
  const kind = kindOf(actor, draft, facts);
  if (kind === undefined) throw invalid('/kind', 'is not what you may write here', 422);
  await refuseHaste(context, actor, thread);
  const policy = await readPolicy(db, community);
  const state = (await waitsForApproval(db, community, actor, policy)) ? 'held' : 'published';
  const text = await resolveText(context, draft.text, { comment: id });
  await insertComment(context, { ...draft, text }, { thread, parent, state, kind, byTeam: isTeam(actor) });
  await showPictures(context, id, text);
  if (parent === undefined) await followOwn(context, thread.key, id);
  if (state === 'published') await tellOfComment(context, id);
  return written(context, id, 201);
}

interface Place {
  readonly thread: ThreadRow;
  readonly parent: ParentRow | undefined;
  readonly state: 'held' | 'published';
  readonly kind: CommentKind;
  readonly byTeam: boolean;
}

/** Gives the comment the thread's next number and keeps every count it is part of. */
async function insertComment(
  context: WriteContext,
  draft: NewComment,
  { thread, parent, state, kind, byTeam }: Place,
): Promise<void> {
  const { db, community, member, key: id, now } = context;
  const number = thread.last_number + 1;
  const path = pathBelow(parent?.path ?? '', number);
  const said = { text: JSON.stringify(draft.text), markdown: draft.markdown, language: draft.language ?? null };
  const place = {
    parent: parent?.id ?? null,
    root: parent?.root ?? id,
    depth: parent === undefined ? 0 : parent.depth + 1,
    path,
  };
  const made = { kind, state, author_member: member, created_at: now, version: 1, by_team: byTeam ? 1 : 0 };
  const { numInsertedOrUpdatedRows: inserted } = await db
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
    .onConflict((conflict) => conflict.columns(['community', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted !== 1n) throw new Refusal('conflict', { status: 422 });
  if (state === 'held') return giveNumber(context, thread, number);
  const pinned = kind === 'summary' ? { pinned: id } : {};
  await countPublished(
    context,
    { thread, path, member, byTeam, by: 1 },
    { last_number: number, active_at: now, ...pinned },
  );
  if (kind === 'summary') threadChanged(context, thread.key);
}

async function giveNumber({ db, community }: WriteContext, { key }: ThreadRow, number: number): Promise<void> {
  await db
    .updateTable('threads')
    .set({ last_number: number })
    .where('community', '=', community)
    .where('key', '=', key)
    .execute();
}

type ParentRow = Pick<CommentRow, 'id' | 'path' | 'root' | 'depth'> & {
  readonly state: 'published' | 'held' | 'deleted';
};

async function readParent(context: WriteContext, id: string, thread: ThreadRow): Promise<ParentRow> {
  const { db, community, member } = context;
  const row = await selectComments(db, community).where('c.id', '=', id).executeTakeFirst();
  const unseen = row?.state === 'held' || row?.state === 'withdrawn';
  if (row === undefined || row.thread !== thread.key || (unseen && row.author_member !== member)) {
    throw new Refusal('not-found', { fields: [{ field: '/parent', message: 'is not in this thread' }] });
  }
  return { ...row, state: row.state === 'published' ? 'published' : 'deleted' };
}

/** In slow mode some time must lie between two comments of one member. */
async function refuseHaste(
  { db, community, member, now }: WriteContext,
  actor: Actor,
  thread: ThreadRow,
): Promise<void> {
  const until = slowUntil(actor, stateOf(thread), await lastWritten(db, community, { member, now }, thread), now);
  if (until === undefined) return;
  throw new Refusal('rate-limited', { retryAfter: Math.ceil((Date.parse(until) - Date.parse(now)) / 1000) });
}
