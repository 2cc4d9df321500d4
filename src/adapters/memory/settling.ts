import type { Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Thread, ThreadChange, ThreadDraft } from '../../discussion/discussion.model.ts';
import {
  MAX_SLOW_MODE,
  MAX_TITLE_LENGTH,
  refuseAccept,
  refuseOpening,
  refuseSettle,
  refuseStewardship,
} from '../../discussion/settling.rules.ts';
import { isHeld } from '../../discussion/discussion.rules.ts';
import type { Text } from '../../text/text.model.ts';
import { safeUrl } from '../../text/text.rules.ts';
import type { ThreadRecord } from '../../transfer/record.model.ts';
import { actorIn, present, refuse, signedIn, type MemoryClient } from './client.ts';
import { commentOf, isBy, isSeen, publishedBefore, type CommentRow } from './comment-rows.ts';
import { commentView } from './comments.ts';
import { followOwn } from './following.ts';
import { showPictures } from './images.ts';
import { authorsOf, tell } from './telling.ts';
import { keyOf, refuseKey, replaceThread, threadChanged, threadOf, threadThere, threadView } from './threads.ts';

/** Whose comments wait for approval makes no thread: nobody could look at it first. */
export function createThread(client: MemoryClient, draft: ThreadDraft, text: Text): Written<Thread> {
  const { data } = client;
  refuseKey(draft.key);
  const { id: member } = signedIn(client);
  const top = threadView(client, '').space;
  const space = data.spaces.find(({ id }) => id === (draft.space ?? top));
  if (space === undefined) throw new PleinError('invalid');
  const actor = actorIn(client, space.id)!;
  refuse(refuseOpening(actor, draft.kind));
  if (isHeld(actor, data.policy, publishedBefore(data, member))) throw new PleinError('forbidden');
  if (threadOf(data, draft.key) !== undefined) throw new PleinError('conflict');
  const url = safeUrl(draft.url ?? '');
  const at = client.now();
  data.threads.push({
    type: 'thread',
    ...present(draft, ['key', 'kind']),
    title: titleOf(draft.title),
    ...(url === undefined ? {} : { url }),
    space: space.id,
    naming: space.naming,
    state: 'open',
    createdAt: at,
    opening: { author: { member }, markdown: draft.markdown, text, createdAt: at },
  });
  showPictures(data, { thread: draft.key }, text);
  followOwn(data, draft.key, member);
  threadChanged(data, draft.key);
  return { status: 'published', value: threadView(client, draft.key) };
}

/** Changes what is named, after everything in it was found to be allowed. */
export function changeThread(client: MemoryClient, change: ThreadChange, opening: Text | undefined): Written<Thread> {
  const { data } = client;
  const row = threadThere(data, change.thread);
  let changed: ThreadRecord = row;
  if (STEWARDSHIP.some((field) => change[field] !== undefined)) {
    refuse(refuseStewardship(actorIn(client, row.space)));
    changed = stewarded(client, changed, change);
  }
  if (change.title !== undefined) changed = titled(client, changed, change.title);
  if (change.accepted !== undefined || change.solved !== undefined) changed = settled(client, changed, change);
  if (opening !== undefined) changed = reopened(client, changed, { markdown: change.opening ?? '', text: opening });
  replaceThread(data, row, changed);
  tellOfSettling(client, row, changed);
  return { status: 'published', value: threadView(client, row.key) };
}

const STEWARDSHIP = ['state', 'slowMode', 'pinned'] as const;

function stewarded(client: MemoryClient, row: ThreadRecord, change: ThreadChange): ThreadRecord {
  const { slowMode, pinned } = change;
  if (typeof slowMode === 'number' && !(Number.isInteger(slowMode) && slowMode >= 1 && slowMode <= MAX_SLOW_MODE)) {
    throw new PleinError('invalid');
  }
  if (typeof pinned === 'string' && commentHere(client, row, pinned).state !== 'published') {
    throw new PleinError('conflict');
  }
  return { ...without(row, { slowMode, pinned }), ...present(change, ['state']) };
}

/** Whoever opened it may say what it is called, beside those who keep it. */
function titled(client: MemoryClient, row: ThreadRecord, title: string): ThreadRecord {
  const actor = actorIn(client, row.space);
  const isOwn = actor?.frozen === false && row.opening !== undefined && isBy(row.opening, actor.member);
  if (!isOwn) refuse(refuseStewardship(actor));
  return { ...row, title: titleOf(title) };
}

/** An accepted answer settles the question; taking it back, or saying that it is not solved, opens it again. */
function settled(client: MemoryClient, row: ThreadRecord, { accepted, solved }: ThreadChange): ThreadRecord {
  const thread = threadView(client, row.key);
  const actor = actorIn(client, row.space);
  refuse(refuseSettle(actor, thread));
  if (typeof accepted === 'string') {
    refuse(refuseAccept(actor, commentView(client, commentHere(client, row, accepted)), thread));
    return { ...row, accepted, solvedAt: row.solvedAt ?? client.now() };
  }
  if (solved === true) return { ...without(row, { accepted }), solvedAt: row.solvedAt ?? client.now() };
  return without(row, { accepted: null, solvedAt: null });
}

function reopened(
  client: MemoryClient,
  row: ThreadRecord,
  said: { readonly markdown: string; readonly text: Text },
): ThreadRecord {
  if (row.opening === undefined) throw new PleinError('conflict');
  if (!isBy(row.opening, signedIn(client).id)) throw new PleinError('forbidden');
  showPictures(client.data, { thread: row.key }, said.text);
  return { ...row, opening: { ...row.opening, ...said } };
}

/** Tells whose answer settled it, and whoever asked or has the same question. */
function tellOfSettling(
  client: MemoryClient,
  before: ThreadRecord,
  { key, accepted, solvedAt, opening }: ThreadRecord,
) {
  const answer = commentOf(client.data, accepted);
  const answerers = answer === undefined || accepted === before.accepted ? [] : authorsOf(answer);
  const about = { thread: key, ...(accepted === undefined ? {} : { comment: accepted }) };
  for (const member of answerers) tell(client, member, { kind: 'accepted', ...about });
  if (solvedAt === undefined || before.solvedAt !== undefined) return;
  const meToo = client.data.meToos.filter(({ thread }) => thread === key).map(({ member }) => member);
  for (const member of new Set([...(opening === undefined ? [] : authorsOf(opening)), ...meToo])) {
    if (!answerers.includes(member)) tell(client, member, { kind: 'solved', ...about });
  }
}

export function titleOf(title: string): string {
  const trimmed = title.trim();
  if (trimmed === '') throw new PleinError('empty');
  if (trimmed.length > MAX_TITLE_LENGTH) throw new PleinError('invalid');
  return trimmed;
}

function commentHere({ data }: MemoryClient, { key }: ThreadRecord, id: string): CommentRow {
  const row = commentOf(data, id);
  if (row === undefined || row.thread !== keyOf(data, key) || !isSeen(row)) throw new PleinError('not-found');
  return row;
}

type Cleared = Partial<Record<'slowMode' | 'pinned' | 'accepted' | 'solvedAt', string | number | null | undefined>>;

/** The row with these fields as given: `null` takes one away, undefined leaves it. */
export function without(row: ThreadRecord, fields: Cleared): ThreadRecord {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const merged = Object.entries({ ...row, ...Object.fromEntries(given) });
  return Object.fromEntries(merged.filter(([, value]) => value !== null)) as unknown as ThreadRecord;
}
