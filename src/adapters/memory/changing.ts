import type { Page, PageRequest, Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Comment, CommentEdit, CommentVersion } from '../../discussion/discussion.model.ts';
import { refuseDelete, refuseEdit, refuseRestore } from '../../discussion/discussion.rules.ts';
import type { Text } from '../../text/text.model.ts';
import { actorIn, present, refuse, signedIn, type MemoryClient } from './client.ts';
import { commentOf, isBy, isGone, isSeen, replaceComment, type CommentRow } from './comment-rows.ts';
import { commentView } from './comments.ts';
import { textOf } from './data.ts';
import { showPictures } from './images.ts';
import { listing, pageOf } from './paging.ts';
import { tellOfEdit } from './telling.ts';
import { threadView } from './threads.ts';
import { readable, written } from './writing.ts';

export function editComment(client: MemoryClient, edit: CommentEdit, text: Text): Written<Comment> {
  const { data } = client;
  const row = readable(client, edit.id);
  const thread = threadView(client, row.thread);
  const actor = actorIn(client, thread.space);
  refuse(refuseEdit(actor, commentView(client, row), thread, data.policy, client.now()));
  if (edit.version !== row.version) throw new PleinError('conflict');
  const before = { version: row.version, at: row.editedAt ?? row.createdAt, text: textOf(data, row) };
  data.versions.push({ type: 'version', comment: row.id, ...before });
  showPictures(data, { comment: row.id }, text);
  const { markdown } = edit;
  const edited = { ...row, markdown, text, version: row.version + 1, editedAt: client.now() };
  tellOfEdit(client, replaceComment(data, row, edited));
  return written(client, edited);
}

/** Leaves a tombstone; one that nobody but its author ever saw leaves none. */
export function deleteComment(client: MemoryClient, id: string): Written<Comment> {
  const row = readable(client, id);
  const { space } = threadView(client, row.thread);
  refuse(refuseDelete(actorIn(client, space), commentView(client, { ...row, state: 'published' })));
  if (isGone(row)) return { status: 'published', value: commentView(client, row) };
  const tombstone = { at: client.now(), by: 'author' as const };
  const unseen = row.state === 'held' ? { unseen: true } : {};
  const undo = present(row, ['text', 'markdown']);
  const { text: _text, markdown: _markdown, ...rest } = row;
  return written(client, replaceComment(client.data, row, { ...rest, state: 'deleted', tombstone, undo, ...unseen }));
}

/** Undoes one's own deletion: replies, reactions and votes were never gone. */
export function restoreComment(client: MemoryClient, id: string): Written<Comment> {
  const row = readable(client, id);
  if (!isBy(row, signedIn(client).id)) throw new PleinError('forbidden');
  const thread = threadView(client, row.thread);
  refuse(refuseRestore(actorIn(client, thread.space), row, thread, client.now()));
  const { undo, tombstone: _tombstone, unseen, ...rest } = row;
  const restored: CommentRow = { ...rest, ...undo, state: unseen === true ? 'held' : 'published' };
  return written(client, replaceComment(client.data, row, restored));
}

/** What a comment read, newest first. What is gone reads nothing any more. */
export function listVersions(
  client: MemoryClient,
  { comment, ...request }: PageRequest & { readonly comment: string },
): Page<CommentVersion> {
  const { data } = client;
  const row = commentOf(data, comment);
  if (row === undefined || !isSeen(row)) throw new PleinError('not-found');
  if (isGone(row)) return { items: [] };
  const now = { version: row.version, at: row.editedAt ?? row.createdAt, text: textOf(data, row) };
  const before = data.versions.filter((version) => version.comment === comment);
  const all = [...before.map((version) => ({ ...version, text: textOf(data, version) })), now];
  const list = listing({
    name: `versions ${comment}`,
    rows: all,
    key: ({ version }) => [version],
    descending: true,
  });
  return pageOf(list, request, ({ version, at, text }) => ({ version, at, text }));
}

/** The Markdown of one's own comment. */
export function readMarkdown(client: MemoryClient, id: string) {
  const { id: member } = signedIn(client);
  const row = readable(client, id);
  if (!isBy(row, member)) throw new PleinError('forbidden');
  return { markdown: row.markdown ?? '', version: row.version };
}
