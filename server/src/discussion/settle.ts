import type { Thread, ThreadChange } from 'plein/discussion/discussion.model.js';
import { refuseAccept, refuseSettle, refuseStewardship } from 'plein/discussion/settling.rules.js';
import type { Text } from 'plein/text/text.model.js';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, invalid, refuse } from '../http/refusal.ts';
import { resolveText, showPictures } from '../images/references.ts';
import { tellOfSettling } from '../notifications/settled.ts';
import { lockThere } from './locked.ts';
import type { LockedThread } from './locked.ts';
import { titleOf } from './opening.ts';
import { threadViews } from './thread.views.ts';
import { commentViews, selectComments } from './views.ts';
import type { ThreadRow } from './views.ts';
import { waitingColumns } from './waiting.ts';
import { writtenThread } from './written.ts';

export type ThreadPart = Omit<ThreadChange, 'thread' | 'change'> & { readonly text?: Text };

/** Each part of a change by its own rule; all of it or nothing. */
export async function changeThread(context: WriteContext, key: string, change: ThreadPart): Promise<WriteAnswer> {
  const { db, community, now } = context;
  const locked = await lockThere(context, key);
  const [view] = await threadViews(db, community, [locked.thread], now);
  const set = {
    ...stewarded(locked, view!, change),
    ...(await pinnedBy(context, locked, change)),
    ...(await settledBy(context, locked, view!, change)),
    ...(await opened(context, locked, view!, change)),
  };
  await db
    .updateTable('threads')
    .set({ ...set, ...waitingColumns({ ...locked.thread, ...set }, now) })
    .where('community', '=', community)
    .where('key', '=', locked.thread.key)
    .execute();
  await tellOfSettling(context, context.member, locked.thread, { ...locked.thread, ...set });
  return writtenThread(context, locked.thread.key);
}

type Columns = Partial<ThreadRow>;

function stewarded({ actor }: LockedThread, view: Thread, { state, slowMode, title }: ThreadPart): Columns {
  if (state !== undefined || slowMode !== undefined) refuse(refuseStewardship(actor));
  if (title !== undefined && (actor.frozen || !isOpener(view, actor.member))) refuse(refuseStewardship(actor));
  return {
    ...(state !== undefined && { state }),
    ...(slowMode !== undefined && { slow_mode: slowMode }),
    ...(title !== undefined && { title: titleOf(title) }),
  };
}

async function pinnedBy(
  context: WriteContext,
  { thread, actor }: LockedThread,
  { pinned }: ThreadPart,
): Promise<Columns> {
  if (pinned === undefined) return {};
  refuse(refuseStewardship(actor));
  if (pinned !== null && (await readHere(context, thread, '/pinned', pinned)).state !== 'published')
    throw new Refusal('conflict');
  return { pinned };
}

async function settledBy(
  context: WriteContext,
  { thread, actor }: LockedThread,
  view: Thread,
  { accepted, solved }: ThreadPart,
): Promise<Columns> {
  if (accepted === undefined && solved === undefined) return {};
  refuse(refuseSettle(actor, view));
  if (typeof accepted === 'string') {
    if (solved === false) throw invalid('/solved', 'stands against an accepted answer', 422);
    refuse(refuseAccept(actor, await readHere(context, thread, '/accepted', accepted), view));
    return { accepted, solved_at: thread.solved_at ?? context.now };
  }
  if (solved ?? false) return { solved_at: thread.solved_at ?? context.now, ...(accepted === null && { accepted }) };
  const again = thread.solved_at === null ? {} : { waiting_since: context.now };
  return { accepted: null, solved_at: null, ...again };
}

/** An opening text is changed by who wrote it alone. */
async function opened(
  context: WriteContext,
  { actor, thread }: LockedThread,
  view: Thread,
  { opening, text }: ThreadPart,
): Promise<Columns> {
  if (opening === undefined || text === undefined) return {};
  if (actor.frozen || !isOpener(view, actor.member)) throw new Refusal('forbidden');
  const resolved = await resolveText(context, text, { thread: thread.key }, '/opening');
  await showPictures(context, { thread: thread.key }, resolved);
  return { opening_text: JSON.stringify(resolved), opening_markdown: opening };
}

function isOpener({ opening }: Thread, member: string): boolean {
  return opening?.author.member === member;
}

async function readHere({ db, community, now }: WriteContext, { key }: ThreadRow, field: string, id: string) {
  const row = await selectComments(db, community)
    .where('c.id', '=', id)
    .where('c.thread', '=', key)
    .where('c.state', 'not in', ['held', 'withdrawn'])
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { fields: [{ field, message: 'is not in this thread' }] });
  return (await commentViews(db, community, [row], now))[0]!;
}
