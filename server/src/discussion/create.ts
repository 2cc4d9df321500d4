import { isTeam } from 'plein/community/community.rules.js';
import type { Actor } from 'plein/community/community.model.js';
import type { CommentDraft, CommentKind } from 'plein/discussion/discussion.model.js';
import { refuseComment, refuseReply } from 'plein/discussion/discussion.rules.js';
import { kindOf, slowUntil } from 'plein/discussion/settling.rules.js';
import type { Text } from 'plein/text/text.model.js';
import { readPolicy } from '../community/store.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { together } from '../db/together.ts';
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

export type NewComment = Omit<CommentDraft, 'id'> & { readonly text: Text };

export async function createComment(
  context: WriteContext,
  draft: NewComment,
  origins: readonly string[],
): Promise<WriteAnswer> {
  const { db, community, key: id, now } = context;
  const thread =
    (await lockThread(db, community, draft.thread)) ??
    (await startThread(db, community, { key: draft.thread, seed: draft.page ?? {}, origins, now }));
  const place = await readPlace(context, draft, thread);
  const text = await resolveText(context, draft.text, { comment: id });
  const [inserted] = await together(
    insertComment(context, { ...draft, text }, place),
    place.state === 'held' ? giveNumber(context, place) : countComment(context, place),
    showPictures(context, { comment: id }, text),
    place.parent === undefined ? followOwn(context, thread.key, id) : undefined,
  );
  if (!inserted) throw new Refusal('conflict', { status: 422 });
  const [answer] = await together(
    written(context, id, 201),
    place.state === 'published' ? tellOfComment(context, id) : undefined,
  );
  return answer;
}

/** Where a comment will stand, and as what. */
interface Place {
  readonly thread: ThreadRow;
  readonly parent: ParentRow | undefined;
  readonly state: 'held' | 'published';
  readonly kind: CommentKind;
  readonly byTeam: boolean;
  /** The thread's next number, and the path that ends in it. */
  readonly number: number;
  readonly path: string;
}

/** Asks every rule whether the member may write this here and now. */
async function readPlace(context: WriteContext, draft: NewComment, thread: ThreadRow): Promise<Place> {
  const { db, community, member, now } = context;
  const [actor, parent, policy] = await together(
    readActor(db, community, member, thread.space, now),
    draft.parent === undefined ? undefined : readParent(context, draft.parent, thread),
    readPolicy(db, community),
  );
  const facts = stateOf(thread);
  refuse(parent === undefined ? refuseComment(actor, facts) : refuseReply(actor, parent, facts));
  const kind = kindOf(actor, draft, facts);
  if (kind === undefined) throw invalid('/kind', 'is not what you may write here', 422);
  await refuseHaste(context, actor, thread);
  const state = (await waitsForApproval(db, community, actor, policy)) ? 'held' : 'published';
  const number = thread.last_number + 1;
  const path = pathBelow(parent?.path ?? '', number);
  return { thread, parent, state, kind, byTeam: isTeam(actor), number, path };
}

/** False where its id is taken. */
async function insertComment(
  { db, community, member, key: id, now }: WriteContext,
  draft: NewComment,
  { thread, parent, state, kind, byTeam, path }: Place,
): Promise<boolean> {
  const said = { text: JSON.stringify(draft.text), markdown: draft.markdown, language: draft.language ?? null };
  const below = {
    parent: parent?.id ?? null,
    root: parent?.root ?? id,
    depth: parent === undefined ? 0 : parent.depth + 1,
  };
  const made = { kind, state, author_member: member, created_at: now, version: 1, by_team: byTeam ? 1 : 0 };
  const parent_version = draft.parentVersion ?? null;
  const { numInsertedOrUpdatedRows: inserted } = await db
    .insertInto('comments')
    .values({ community, id, thread: thread.key, path, ...below, ...made, ...said, parent_version })
    .onConflict((conflict) => conflict.columns(['community', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  return inserted === 1n;
}

/** Keeps every count it is part of; a summary stands above all others from now on. */
async function countComment(context: WriteContext, { thread, path, kind, byTeam, number }: Place): Promise<void> {
  const { member, key: id, now } = context;
  const pinned = kind === 'summary' ? { pinned: id } : {};
  const also = { last_number: number, active_at: now, ...pinned };
  await countPublished(context, { thread, path, member, byTeam, by: 1 }, also);
  if (kind === 'summary') threadChanged(context, thread.key);
}

async function giveNumber({ db, community }: WriteContext, { thread, number }: Place): Promise<void> {
  await db
    .updateTable('threads')
    .set({ last_number: number })
    .where('community', '=', community)
    .where('key', '=', thread.key)
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
