import type { Position } from '../../community/live.model.ts';
import type { Id } from '../../core/core.model.ts';
import type { Branch, Comment, CommentOrder, Thread, ThreadPage } from '../discussion.model.ts';

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
  /** The comment that stands above all others, wherever else it stands. */
  readonly pinned?: Comment;
  readonly next?: string;
  readonly previous?: string;
}

export function conversationOf({ items, ...page }: ThreadPage, order: CommentOrder): Conversation {
  return { ...page, order, branches: unique(items.map(branchOf)), loose: [] };
}

/** Every comment that is known, in the order in which it is shown. */
export function* commentsOf({ branches, loose, order }: Conversation): Generator<Comment> {
  for (const { comment, replies, loose: late } of order === 'newest'
    ? [...loose, ...branches]
    : [...branches, ...loose]) {
    yield comment;
    yield* replies;
    yield* late;
  }
}

export function findComment(conversation: Conversation, id: Id): Comment | undefined {
  for (const comment of commentsOf(conversation)) if (comment.id === id) return comment;
  return undefined;
}

export function branchOf({ comment, replies }: Branch): BranchSoFar {
  return { comment, replies: replies.items, loose: [], ...(replies.next && { next: replies.next }) };
}

/** Pages that were read at different moments may overlap. */
export function unique(branches: readonly BranchSoFar[]): readonly BranchSoFar[] {
  const seen = new Set<Id>();
  const isNew = ({ id }: Comment): boolean => !seen.has(id) && seen.add(id) !== undefined;
  return branches.flatMap((branch) => {
    if (!isNew(branch.comment)) return [];
    const replies = branch.replies.filter(isNew);
    return replies.length === branch.replies.length ? branch : { ...branch, replies };
  });
}
