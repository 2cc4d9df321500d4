import type { Id } from '../../core/core.model.ts';
import { onBranch } from './conversation.parts.ts';
import { commentsOf, findComment } from './conversation.comments.ts';
import type { BranchSoFar, Conversation } from './conversation.ts';
import type { Comment, Thread } from '../discussion.model.ts';

/** Takes a comment as it now is: in place where it is known, else where it belongs. Counts follow. */
export function withComment(conversation: Conversation, comment: Comment): Conversation {
  return take(conversation, comment, findComment(conversation, comment.id));
}

/** Takes several likewise, and looks only once for which of them are known. */
export function withComments(conversation: Conversation, comments: readonly Comment[]): Conversation {
  const ids = new Set(comments.map(({ id }) => id));
  const known = new Map<Id, Comment>();
  for (const comment of commentsOf(conversation)) if (ids.has(comment.id)) known.set(comment.id, comment);
  return comments.reduce((now, comment) => take(now, comment, known.get(comment.id)), conversation);
}

function take(conversation: Conversation, comment: Comment, known: Comment | undefined): Conversation {
  const change = Number(comment.state === 'published') - Number(known?.state === 'published');
  const placed = known === undefined ? insert(conversation, comment) : replace(conversation, comment, known);
  return change === 0 ? placed : counted(placed, comment, change);
}

/** Takes a thread as it now is. Its comments are counted by those that are known here, also those that wait. */
export function withThread({ pinned: shown, ...conversation }: Conversation, thread: Thread): Conversation {
  const { commentCount } = conversation.thread;
  const known = thread.pinned === undefined ? undefined : findComment(conversation, thread.pinned);
  const pinned = thread.pinned === shown?.id ? shown : known;
  return { ...conversation, thread: { ...thread, commentCount }, ...(pinned && { pinned }) };
}

/**
 * Whether an unknown comment was written after the thread was read, rather than lying in what was not read. The
 * reader comes to the latter by reading on.
 */
export function isArrival(conversation: Conversation, comment: Comment, waiting: readonly Comment[]): boolean {
  if (comment.state !== 'published' || findComment(conversation, comment.id) !== undefined) return false;
  const { branches, loose, next, previous, order } = conversation;
  if (comment.parent !== undefined) {
    const branch = [...branches, ...loose].find((candidate) => candidate.comment.id === comment.root);
    return branch === undefined ? waiting.some(({ id }) => id === comment.root) : branch.next === undefined;
  }
  if (order !== 'newest') return next === undefined;
  const last = branches.at(-1);
  const isOlder = last !== undefined && next !== undefined && comment.createdAt <= last.comment.createdAt;
  return previous === undefined && !isOlder;
}

function insert(conversation: Conversation, comment: Comment): Conversation {
  if (comment.parent !== undefined) return onBranch(conversation, comment.root, (branch) => withReply(branch, comment));
  const branch: BranchSoFar = { comment, replies: [], loose: [] };
  const { branches, loose, next, previous, order } = conversation;
  if (order !== 'newest') {
    return next === undefined && loose.length === 0
      ? { ...conversation, branches: [...branches, branch] }
      : { ...conversation, loose: [...loose, branch] };
  }
  return previous === undefined && loose.length === 0
    ? { ...conversation, branches: [branch, ...branches] }
    : { ...conversation, loose: [branch, ...loose] };
}

function withReply(branch: BranchSoFar, reply: Comment): BranchSoFar {
  const { replies, loose, next } = branch;
  const parent = reply.parent === branch.comment.id ? -1 : replies.findIndex(({ id }) => id === reply.parent);
  const unread = reply.parent !== branch.comment.id && parent < 0;
  const depth = parent < 0 ? 0 : replies[parent]!.depth;
  let at = parent + 1;
  while (at < replies.length && replies[at]!.depth > depth) at += 1;
  return unread || (next !== undefined && at === replies.length)
    ? { ...branch, loose: [...loose, reply] }
    : { ...branch, replies: replies.toSpliced(at, 0, reply) };
}

/** In the place of what is known. Replies to what was edited since are to an earlier version of it. */
function replace(conversation: Conversation, comment: Comment, { version }: Comment): Conversation {
  const swap = (other: Comment): Comment => {
    if (other.id === comment.id) return comment;
    return other.parent === comment.id && comment.version > version ? { parentVersion: version, ...other } : other;
  };
  return onBranch(conversation, comment.root, (branch) => ({
    ...branch,
    comment: swap(branch.comment),
    replies: branch.replies.map(swap),
    loose: branch.loose.map(swap),
  }));
}

/** A comment counts in its thread and in everything it replies to. */
function counted(conversation: Conversation, comment: Comment, change: number): Conversation {
  const { thread } = conversation;
  const ancestors = new Set<Id>();
  for (let parent = comment.parent; parent !== undefined && !ancestors.has(parent);) {
    ancestors.add(parent);
    parent = findComment(conversation, parent)?.parent;
  }
  const count = (other: Comment): Comment =>
    ancestors.has(other.id) ? { ...other, replyCount: Math.max(0, other.replyCount + change) } : other;
  const counting = (branch: BranchSoFar): BranchSoFar => ({
    ...branch,
    comment: count(branch.comment),
    replies: branch.replies.map(count),
  });
  return {
    ...(ancestors.size === 0 ? conversation : onBranch(conversation, comment.root, counting)),
    thread: { ...thread, commentCount: Math.max(0, thread.commentCount + change) },
  };
}
