import type { Written } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Comment, CommentDraft, CommentKind, Thread } from '../../discussion/discussion.model.ts';
import { isHeld, refuseComment, refuseReply } from '../../discussion/discussion.rules.ts';
import { kindOf, slowUntil } from '../../discussion/settling.rules.ts';
import type { Actor } from '../../community/community.model.ts';
import type { Text } from '../../text/text.model.ts';
import { safeUrl } from '../../text/text.rules.ts';
import { actorIn, present, refuse, type MemoryClient } from './client.ts';
import { addComment, commentOf, commentsIn, isBy, publishedBefore, type CommentRow } from './comment-rows.ts';
import { commentView } from './comments.ts';
import { noteChange } from './changes.ts';
import { followOwn } from './following.ts';
import { showPictures } from './images.ts';
import { tellOfComment } from './telling.ts';
import { keyOf, refuseKey, replaceThread, threadOf, threadThere, threadView } from './threads.ts';

/** Publishes a comment, or holds it. The first under a page makes its thread. */
export function createComment(client: MemoryClient, draft: CommentDraft, text: Text): Written<Comment> {
  const { data } = client;
  refuseKey(draft.thread);
  if (commentOf(data, draft.id) !== undefined) throw new PleinError('conflict');
  const thread = threadFor(client, draft);
  const actor = actorIn(client, thread.space)!;
  const parent = draft.parent === undefined ? undefined : readable(client, draft.parent);
  if (parent !== undefined && parent.thread !== thread.key) throw new PleinError('not-found');
  refuse(parent === undefined ? refuseComment(actor, thread) : refuseReply(actor, parent, thread));
  const kind = kindOf(actor, draft, thread);
  if (kind === undefined) throw new PleinError('invalid');
  refuseHaste(client, actor, thread);
  startThread(client, thread);
  return written(client, insert(client, draft, { thread: thread.key, kind, actor, text }));
}

/** A comment that the reader may know of: a held one is its author's alone. */
export function readable(client: MemoryClient, id: string): CommentRow {
  const { member } = client;
  const row = commentOf(client.data, id);
  const hidden = row?.state === 'held' && (member === undefined || !isBy(row, member.id));
  if (row === undefined || hidden) throw new PleinError(member === undefined ? 'not-signed-in' : 'not-found');
  return row;
}

/** The answer to a write; who looks on hears of what everyone may see. */
export function written(client: MemoryClient, row: CommentRow): Written<Comment> {
  if (row.state !== 'held' && row.unseen !== true) {
    noteChange(client.data, { topic: `thread:${row.thread}`, type: 'comment', id: row.id });
  }
  return answerOf(client, row);
}

/** What a retry of a write is answered: the comment as it is by now, and no word of what was deleted since. */
export function commentAgain(client: MemoryClient, { value }: Written<Comment>): Written<Comment> {
  return answerOf(client, commentOf(client.data, value?.id)!);
}

function answerOf(client: MemoryClient, row: CommentRow): Written<Comment> {
  return { status: row.state === 'held' ? 'held' : 'published', value: commentView(client, row) };
}

/** When a member last wrote in a thread. */
export function lastWritten(client: MemoryClient, thread: string, member: string): string | undefined {
  const own = commentsIn(client.data, thread).filter((row) => isBy(row, member) && row.state !== 'moved');
  return own
    .map(({ createdAt }) => createdAt)
    .sort()
    .at(-1);
}

interface Place {
  readonly thread: string;
  readonly kind: CommentKind;
  readonly actor: Actor;
  readonly text: Text;
}

function insert(client: MemoryClient, draft: CommentDraft, { thread, kind, actor, text }: Place): CommentRow {
  const { data } = client;
  const row = addComment(data, {
    type: 'comment',
    ...present(draft, ['id', 'parent', 'parentVersion', 'markdown', 'language']),
    thread,
    kind,
    state: isHeld(actor, data.policy, publishedBefore(data, actor.member)) ? 'held' : 'published',
    author: { member: actor.member },
    text,
    createdAt: client.now(),
    version: 1,
  });
  showPictures(data, { comment: row.id }, text);
  if (row.depth === 0) followOwn(data, thread, actor.member, row.id);
  if (row.state === 'held') return row;
  const there = threadThere(data, thread);
  if (kind === 'summary') replaceThread(data, there, { ...there, pinned: row.id });
  tellOfComment(client, row);
  return row;
}

/** The thread as it is, or as the page that nobody wrote under yet says. */
function threadFor(client: MemoryClient, { thread: asked, page }: CommentDraft): Thread {
  const { data } = client;
  const thread = threadView(client, keyOf(data, asked));
  if (threadOf(data, asked) !== undefined || page === undefined) return thread;
  const space = data.spaces.find(({ id }) => id === (page.space ?? thread.space));
  if (page.space !== undefined && space === undefined) throw new PleinError('invalid');
  const url = safeUrl(page.url ?? '');
  return {
    ...thread,
    ...(space === undefined ? {} : { space: space.id, naming: space.naming }),
    ...present(page, ['kind']),
    title: page.title ?? '',
    ...(url === undefined ? {} : { url }),
  };
}

function startThread(client: MemoryClient, thread: Thread): void {
  const { data } = client;
  if (threadOf(data, thread.key) !== undefined) return;
  const seed = present(thread, ['key', 'space', 'naming', 'kind', 'state', 'title', 'url']);
  data.threads.push({ type: 'thread', ...seed, createdAt: client.now() });
}

/** Refuses who writes again too soon in slow mode, and says when they may. */
function refuseHaste(client: MemoryClient, actor: Actor, thread: Thread): void {
  const now = client.now();
  const until = slowUntil(actor, thread, lastWritten(client, thread.key, actor.member), now);
  if (until === undefined) return;
  const retryAfter = Math.ceil((Date.parse(until) - Date.parse(now)) / 1000);
  throw new PleinError('rate-limited', 'rate-limited', { retryAfter });
}
