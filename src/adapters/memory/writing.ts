import type { Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type {
  Comment,
  CommentDraft,
  CommentEdit,
  DiscussionPort,
  Reaction,
} from '../../discussion/discussion.model.ts';
import {
  MAX_LINKS,
  isHeld,
  isThreadKey,
  refuseComment,
  refuseDelete,
  refuseEdit,
  refuseReaction,
  refuseReply,
} from '../../discussion/discussion.rules.ts';
import { isEmptyText, linkCount, safeUrl } from '../../text/text.rules.ts';
import type { Text } from '../../text/text.model.ts';
import type { MemberRecord } from '../../transfer/record.model.ts';
import { actorIn, begin, once, present, refuse, type MemoryClient } from './client.ts';
import { commentView, threadView } from './comments.ts';
import { loadRenderer, noteChange, replaceRow, type CommentRow } from './data.ts';

type Writing = Pick<DiscussionPort, 'createComment' | 'editComment' | 'deleteComment' | 'react'>;

/** The half of the discussion that changes something. */
export function memoryWriting(client: MemoryClient): Required<Writing> {
  return {
    async createComment(draft, options) {
      await begin(client, options?.signal);
      const text = await rendered(client, draft.markdown);
      return once(client, draft.id, { ...draft }, (member) => create(client, member, draft, text));
    },
    async editComment(edit, options) {
      await begin(client, options?.signal);
      const text = await rendered(client, edit.markdown);
      return once(client, edit.edit, { ...edit }, () => change(client, edit, text));
    },
    async deleteComment(id, options) {
      await begin(client, options?.signal);
      return remove(client, id);
    },
    async react({ comment, reaction, on, signal }) {
      await begin(client, signal);
      return setReaction(client, comment, reaction, on);
    },
  };
}

async function rendered(client: MemoryClient, markdown: string): Promise<Text> {
  if (client.member === undefined) throw new PleinError('not-signed-in');
  const text = (await loadRenderer(client.data))(markdown);
  if (isEmptyText(text)) throw new PleinError('empty');
  if (linkCount(text) > MAX_LINKS) throw new PleinError('invalid');
  return text;
}

function create(client: MemoryClient, member: MemberRecord, draft: CommentDraft, text: Text): Written<Comment> {
  const { data } = client;
  if (!isThreadKey(draft.thread)) throw new PleinError('invalid');
  if (data.comments.some((row) => row.id === draft.id)) throw new PleinError('conflict');
  const space = data.threads.some((row) => row.key === draft.thread) ? undefined : draft.page?.space;
  if (space !== undefined && !data.spaces.some((row) => row.id === space)) throw new PleinError('invalid');
  const thread = threadView(client, draft.thread);
  const actor = actorIn(client, space ?? thread.space);
  const parent = draft.parent === undefined ? undefined : readable(client, draft.parent);
  if (parent !== undefined && parent.thread !== draft.thread) throw new PleinError('not-found');
  refuse(parent === undefined ? refuseComment(actor, thread) : refuseReply(actor, parent, thread));
  const before = data.comments.filter((row) => row.state === 'published' && isBy(row, member)).length;
  const row: CommentRow = {
    type: 'comment',
    ...present(draft, ['id', 'thread', 'parent', 'parentVersion', 'markdown', 'language']),
    root: parent?.root ?? draft.id,
    depth: parent === undefined ? 0 : parent.depth + 1,
    kind: 'comment',
    state: actor !== undefined && isHeld(actor, data.policy, before) ? 'held' : 'published',
    author: { member: member.id },
    text,
    createdAt: client.now(),
    version: 1,
  };
  startThread(client, draft);
  data.comments.push(row);
  return written(client, row);
}

/** The first comment under a page makes its thread. */
function startThread(client: MemoryClient, { thread: key, page }: CommentDraft): void {
  const { data } = client;
  if (data.threads.some((row) => row.key === key)) return;
  const thread = threadView(client, key);
  const space = page?.space ?? thread.space;
  const naming = data.spaces.find((row) => row.id === space)?.naming ?? thread.naming;
  const { kind, state } = thread;
  const url = safeUrl(page?.url ?? '');
  const seed = { title: page?.title ?? '', ...(url === undefined ? {} : { url }) };
  data.threads.push({ type: 'thread', key, space, naming, kind, state, ...seed, createdAt: client.now() });
}

function change(client: MemoryClient, edit: CommentEdit, text: Text): Written<Comment> {
  const row = readable(client, edit.id);
  const thread = threadView(client, row.thread);
  const actor = actorIn(client, thread.space);
  refuse(refuseEdit(actor, commentView(client, row), thread, client.data.policy, client.now()));
  if (edit.version !== row.version) throw new PleinError('conflict');
  const { markdown } = edit;
  const edited = { ...row, markdown, text, version: row.version + 1, editedAt: client.now() };
  return written(client, replaceRow(client.data.comments, row, edited));
}

function remove(client: MemoryClient, id: string): Written<Comment> {
  const row = readable(client, id);
  const { space } = threadView(client, row.thread);
  refuse(refuseDelete(actorIn(client, space), commentView(client, { ...row, state: 'published' })));
  if (row.state === 'deleted' || row.state === 'removed')
    return { status: 'published', value: commentView(client, row) };
  const tombstone = { at: client.now(), by: 'author' as const };
  const unseen = row.state === 'held' ? { unseen: true } : {};
  const deleted: CommentRow = { ...row, state: 'deleted', text: [], markdown: '', tombstone, ...unseen };
  return written(client, replaceRow(client.data.comments, row, deleted));
}

function setReaction(client: MemoryClient, id: string, reaction: Reaction, on: boolean): Written<Comment> {
  const { data } = client;
  const row = readable(client, id);
  const thread = threadView(client, row.thread);
  const actor = actorIn(client, thread.space);
  refuse(refuseReaction(actor, row, thread));
  const member = actor?.member ?? '';
  const index = data.reactions.findIndex((each) => each.comment === id && each.member === member);
  if (on === index >= 0) return { status: 'published', value: commentView(client, row) };
  if (on) data.reactions.push({ type: 'reaction', comment: id, member, reaction });
  else data.reactions.splice(index, 1);
  return written(client, row);
}

/** A comment that the reader may know of: a held one is its author's alone. */
function readable(client: MemoryClient, id: string): CommentRow {
  const row = client.data.comments.find((candidate) => candidate.id === id);
  const hidden = row?.state === 'held' && (client.member === undefined || !isBy(row, client.member));
  if (row === undefined || hidden) throw new PleinError(client.member === undefined ? 'not-signed-in' : 'not-found');
  return row;
}

function written(client: MemoryClient, row: CommentRow): Written<Comment> {
  if (row.state !== 'held' && row.unseen !== true) {
    noteChange(client.data, { topic: `thread:${row.thread}`, type: 'comment', id: row.id });
  }
  return { status: row.state === 'held' ? 'held' : 'published', value: commentView(client, row) };
}

function isBy(row: CommentRow, member: MemberRecord): boolean {
  return row.author !== undefined && 'member' in row.author && row.author.member === member.id;
}
