import type { Position } from '../../community/live.model.ts';
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
  return { ...page, order, branches: items.map(branchOf), loose: [] };
}

export function branchOf({ comment, replies }: Branch): BranchSoFar {
  return { comment, replies: replies.items, loose: [], ...(replies.next && { next: replies.next }) };
}
