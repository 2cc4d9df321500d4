import type { Position } from '../community/live.model.ts';
import type { Id, Page } from '../core/core.model.ts';
import type { Branch, Comment, CommentOrder, Thread, ThreadPage } from './discussion.model.ts';

/** A branch as far as it has been read. */
export interface BranchSoFar {
  readonly comment: Comment;
  /** Depth first, without a gap. */
  readonly replies: readonly Comment[];
  /** Replies whose place lies in what has not been read. */
  readonly loose: readonly Comment[];
  readonly next?: string;
}

/** A thread as far as it has been read: an unbroken run of branches, and those known from elsewhere. */
export interface Conversation {
  readonly thread: Thread;
  readonly position: Position;
  readonly order: CommentOrder;
  readonly branches: readonly BranchSoFar[];
  /** Branches whose place lies in what has not been read. */
  readonly loose: readonly BranchSoFar[];
  readonly next?: string;
  readonly previous?: string;
}

export function conversationOf(page: ThreadPage, order: CommentOrder): Conversation {
  const { thread, position, next, previous } = page;
  const branches = unique(page.items.map(branchOf));
  return { thread, position, order, branches, loose: [], ...(next && { next }), ...(previous && { previous }) };
}

/** Every comment that is known, in the order in which it is shown. */
export function* commentsOf({ branches, loose, order }: Conversation): Generator<Comment> {
  for (const { comment, replies, loose: late } of order === 'oldest'
    ? [...branches, ...loose]
    : [...loose, ...branches]) {
    yield comment;
    yield* replies;
    yield* late;
  }
}

export function findComment(conversation: Conversation, id: Id): Comment | undefined {
  for (const comment of commentsOf(conversation)) if (comment.id === id) return comment;
  return undefined;
}

/** Adds the next or the previous page of branches. */
export function withPage(conversation: Conversation, page: ThreadPage, side: 'next' | 'previous'): Conversation {
  const { [side]: read, ...rest } = conversation;
  const added = page.items.map(branchOf);
  const cursor = page[side];
  return {
    ...rest,
    branches: unique(side === 'next' ? [...rest.branches, ...added] : [...added, ...rest.branches]),
    loose: rest.loose.filter((branch) => !added.some(({ comment }) => comment.id === branch.comment.id)),
    ...(cursor !== undefined && cursor !== read && { [side]: cursor }),
  };
}

/** Adds the next page of a branch's replies. */
export function withReplies(conversation: Conversation, root: Id, page: Page<Comment>): Conversation {
  return onBranch(conversation, root, ({ comment, replies, loose, next: read }) => {
    const known = new Set(replies.map((reply) => reply.id));
    const added = page.items.filter((reply) => !known.has(reply.id));
    const late = loose.filter((reply) => !added.some(({ id }) => id === reply.id));
    const more = page.next !== undefined && page.next !== read;
    return { comment, replies: [...replies, ...added], loose: late, ...(more && { next: page.next }) };
  });
}

/** Takes a comment as it now is: in place where it is known, else where it belongs. Counts follow. */
export function withComment(conversation: Conversation, comment: Comment): Conversation {
  const known = findComment(conversation, comment.id);
  const change = Number(comment.state === 'published') - Number(known?.state === 'published');
  const placed = known === undefined ? insert(conversation, comment) : replace(conversation, comment);
  return change === 0 ? placed : counted(placed, comment, change);
}

/** Takes a comment out that turned out not to be. */
export function withoutComment(conversation: Conversation, id: Id): Conversation {
  const others = (branches: readonly BranchSoFar[]): readonly BranchSoFar[] =>
    branches
      .filter(({ comment }) => comment.id !== id)
      .map((branch) => ({
        ...branch,
        replies: branch.replies.filter((reply) => reply.id !== id),
        loose: branch.loose.filter((reply) => reply.id !== id),
      }));
  return { ...conversation, branches: others(conversation.branches), loose: others(conversation.loose) };
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
  if (order === 'oldest') return next === undefined;
  const last = branches.at(-1);
  const isOlder = last !== undefined && next !== undefined && comment.createdAt <= last.comment.createdAt;
  return previous === undefined && !isOlder;
}

function branchOf({ comment, replies }: Branch): BranchSoFar {
  return { comment, replies: replies.items, loose: [], ...(replies.next && { next: replies.next }) };
}

/** Pages that were read at different moments may overlap. */
function unique(branches: readonly BranchSoFar[]): readonly BranchSoFar[] {
  const seen = new Set<Id>();
  const isNew = ({ id }: Comment): boolean => !seen.has(id) && seen.add(id) !== undefined;
  return branches
    .filter(({ comment }) => isNew(comment))
    .map((branch) => ({ ...branch, replies: branch.replies.filter(isNew) }));
}

function insert(conversation: Conversation, comment: Comment): Conversation {
  if (comment.parent !== undefined) return onBranch(conversation, comment.root, (branch) => withReply(branch, comment));
  const branch: BranchSoFar = { comment, replies: [], loose: [] };
  const { branches, loose, next, previous, order } = conversation;
  if (order === 'oldest') {
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

function replace(conversation: Conversation, comment: Comment): Conversation {
  const swap = (other: Comment): Comment => (other.id === comment.id ? comment : other);
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
  return {
    ...onBranch(conversation, comment.root, (branch) => ({
      ...branch,
      comment: count(branch.comment),
      replies: branch.replies.map(count),
    })),
    thread: { ...thread, commentCount: Math.max(0, thread.commentCount + change) },
  };
}

function onBranch(conversation: Conversation, root: Id, change: (branch: BranchSoFar) => BranchSoFar): Conversation {
  const changed = (branch: BranchSoFar): BranchSoFar => (branch.comment.id === root ? change(branch) : branch);
  return {
    ...conversation,
    branches: conversation.branches.map(changed),
    loose: conversation.loose.map(changed),
  };
}
