import { newId } from '../../core/ids.ts';
import type { NotificationKind } from '../../notifications/notifications.model.ts';
import { mentionsIn } from '../../text/references.rules.ts';
import { noteChange } from './changes.ts';
import type { MemoryClient } from './client.ts';
import { commentOf, type CommentRow } from './comment-rows.ts';
import { textOf, type NotificationRow } from './data.ts';
import { threadOf } from './threads.ts';

/** Tells each member who has a reason to hear of a comment, once, for the first reason that holds. */
export function tellOfComment(client: MemoryClient, row: CommentRow): void {
  const { data } = client;
  const parent = commentOf(data, row.parent);
  const followers = data.follows.filter(({ thread, branch }) => {
    return thread === row.thread && (branch === undefined || branch === row.root);
  });
  const reasons: readonly (readonly [NotificationKind, readonly string[]])[] = [
    ['mention', mentionsIn(textOf(data, row))],
    ['reply', parent === undefined ? askersOf(client, row) : authorsOf(parent)],
    ['followed', followers.map(({ member }) => member)],
  ];
  for (const [kind, members] of reasons) {
    for (const member of members) tellOnce(client, member, kind, row);
  }
}

/** Tells those whom an edit has named, of whom it is the first they hear of it. */
export function tellOfEdit(client: MemoryClient, row: CommentRow): void {
  if (row.state !== 'published') return;
  for (const member of mentionsIn(textOf(client.data, row))) tellOnce(client, member, 'mention', row);
}

function tellOnce(client: MemoryClient, member: string, kind: NotificationKind, { id, thread }: CommentRow): void {
  const isTold = client.data.notifications.some((told) => {
    return told.member === member && told.comment === id && OF_COMMENTS.includes(told.kind);
  });
  if (!isTold) tell(client, member, { kind, thread, comment: id });
}

const OF_COMMENTS: readonly NotificationKind[] = ['mention', 'reply', 'followed'];

/** Tells a member what the signed-in one did, or nobody; and nobody of what they did themselves. */
export function tell(
  client: MemoryClient,
  member: string,
  what: Pick<NotificationRow, 'kind' | 'thread' | 'comment'>,
  by: string | null = client.member?.id ?? null,
): void {
  const { data } = client;
  const known = data.members.find(({ id, state }) => id === member && state !== 'left');
  if (known === undefined || known.id === by) return;
  const id = newId(Date.parse(client.now()));
  const at = client.now();
  data.notifications.push({ id, member: known.id, at, read: false, ...what, ...(by === null ? {} : { by }) });
  noteChange(data, { topic: `notifications:${known.id}`, type: 'notification', id });
}

export function authorsOf({ author }: Pick<CommentRow, 'author'>): readonly string[] {
  return author !== undefined && 'member' in author ? [author.member] : [];
}

/** An answer is a reply to whoever asked. */
function askersOf({ data }: MemoryClient, row: CommentRow): readonly string[] {
  const opening = threadOf(data, row.thread)?.opening;
  return opening === undefined ? [] : authorsOf(opening);
}
