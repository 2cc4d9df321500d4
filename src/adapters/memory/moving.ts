import type { Role } from '../../community/community.model.ts';
import { tellingRole } from '../../community/community.rules.ts';
import type { Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { BranchMove, Thread } from '../../discussion/discussion.model.ts';
import { refuseStewardship } from '../../discussion/settling.rules.ts';
import type { ThreadRecord } from '../../transfer/record.model.ts';
import { actorIn, present, refuse, type MemoryClient } from './client.ts';
import { addComment, branchRows, commentOf, commentsIn, isSeen, replaceComment } from './comment-rows.ts';
import { noteChange } from './changes.ts';
import type { MemoryData } from './data.ts';
import { titleOf, without } from './settling.ts';
import { authorsOf, tell } from './telling.ts';
import { refuseKey, replaceThread, threadChanged, threadOf, threadThere, threadView } from './threads.ts';

/** Makes a branch a thread of its own; where it was stays a sign that leads there. */
export function moveBranch(client: MemoryClient, { comment, move, to, title }: BranchMove): Written<Thread> {
  const { data } = client;
  const root = commentOf(data, comment);
  if (root === undefined || !isSeen(root)) throw new PleinError('not-found');
  const from = threadThere(data, root.thread);
  const by = steward(client, from);
  if (root.depth !== 0 || root.state !== 'published') throw new PleinError('conflict');
  refuseTaken(data, to);
  const at = client.now();
  data.threads.push({
    ...{ type: 'thread', key: to, title: titleOf(title), kind: 'discussion', state: 'open', createdAt: at },
    ...present(from, ['space', 'naming']),
    movedFrom: { thread: from.key, comment: move },
  });
  for (const row of branchRows(data, root.id)) replaceComment(data, row, { ...row, thread: to });
  data.follows = data.follows.map((each) => (each.branch === root.id ? { ...each, thread: to } : each));
  const sign = { id: move, inPlaceOf: root.id, thread: from.key, kind: 'comment', state: 'moved', version: 1 } as const;
  const tombstone = { at, by, movedTo: to };
  addComment(data, { type: 'comment', ...sign, text: [], createdAt: root.createdAt, tombstone });
  for (const id of [move, root.id]) noteChange(data, { topic: `thread:${from.key}`, type: 'comment', id });
  replaceThread(data, from, without(from, leftBehind(data, from)));
  threadChanged(data, to);
  for (const member of authorsOf(root)) tell(client, member, { kind: 'moved', thread: to, comment: root.id });
  return { status: 'published', value: threadView(client, to) };
}

/** Gives a thread another key; the old one leads there from then on. */
export function renameThread(client: MemoryClient, asked: string, to: string): Written<Thread> {
  const { data } = client;
  const row = threadThere(data, asked);
  steward(client, row);
  refuseKey(to);
  if (data.aliases.get(to) === row.key) data.aliases.delete(to);
  refuseTaken(data, to);
  data.threads = data.threads.map((each) => (each === row ? { ...row, key: to } : each));
  lead(client, row.key, to);
  return { status: 'published', value: threadView(client, to) };
}

/** Puts the comments of a thread among those of another. What it was opened with stays, as its first comment. */
export function mergeThread(client: MemoryClient, asked: string, into: string, change: string): Written<Thread> {
  const { data } = client;
  const [from, to] = [threadThere(data, asked), threadThere(data, into)];
  for (const row of [from, to]) steward(client, row);
  if (from === to) throw new PleinError('conflict');
  data.threads = data.threads.filter((row) => row !== from);
  if (from.opening !== undefined) {
    addComment(data, {
      ...{ type: 'comment', id: change, thread: to.key, kind: 'comment', state: 'published', version: 1 },
      ...from.opening,
    });
    data.images = data.images.map(({ thread, ...row }) =>
      thread === from.key ? { ...row, comment: change } : { ...row, ...(thread !== undefined && { thread }) },
    );
  }
  lead(client, from.key, to.key);
  return { status: 'published', value: threadView(client, to.key) };
}

/** Moves all that belongs to a key to another, which it leads to from then on. */
function lead(client: MemoryClient, from: string, to: string): void {
  const { data } = client;
  for (const row of commentsIn(data, from)) replaceComment(data, row, { ...row, thread: to });
  const rekeyed = <Row extends { readonly thread: string }>(rows: readonly Row[]): Row[] =>
    unique(rows.map((row) => (row.thread === from ? { ...row, thread: to } : row)));
  data.follows = rekeyed(data.follows);
  data.meToos = rekeyed(data.meToos);
  data.notifications = rekeyed(data.notifications);
  data.images = data.images.map((row) => (row.thread === from ? { ...row, thread: to } : row));
  for (const [alias, thread] of data.aliases) if (thread === from) data.aliases.set(alias, to);
  data.aliases.set(from, to);
  threadChanged(data, from);
  threadChanged(data, to);
}

/** The role in which somebody acts who may. */
function steward(client: MemoryClient, { space }: ThreadRecord): Role {
  const actor = actorIn(client, space);
  refuse(refuseStewardship(actor));
  return tellingRole(actor?.roles ?? []);
}

function refuseTaken(data: MemoryData, key: string): void {
  refuseKey(key);
  if (threadOf(data, key) !== undefined) throw new PleinError('conflict');
}

/** What a thread says of comments that it has no longer. */
function leftBehind(data: MemoryData, { key, accepted, pinned }: ThreadRecord) {
  const isHere = (id: string | undefined) => id === undefined || commentOf(data, id)?.thread === key;
  return {
    ...(isHere(accepted) ? {} : { accepted: null, solvedAt: null }),
    ...(isHere(pinned) ? {} : { pinned: null }),
  };
}

function unique<Row>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
