import type { Id } from '../../core/core.model.ts';
import type { Conversation } from './conversation.ts';
import type { Comment, Tombstone } from '../discussion.model.ts';

/** A branch has become a thread of its own: what stays in its place says so. */
export function withBranchMoved(
  conversation: Conversation,
  { id: root, replyCount, thread }: Comment,
  left: { readonly id: Id; readonly tombstone: Tombstone },
): Conversation {
  const { id, tombstone } = left;
  const isThere = conversation.branches.some(({ comment }) => comment.id === id);
  const branches = conversation.branches.flatMap((branch) => {
    if (branch.comment.id !== root) return [branch];
    const { createdAt } = branch.comment;
    const comment: Comment = {
      id,
      thread,
      root: id,
      depth: 0,
      kind: 'comment',
      state: 'moved',
      text: [],
      createdAt,
      version: 1,
      replyCount: 0,
      reactions: {},
      tombstone,
    };
    // The live stream may have told of it already.
    return isThere ? [] : [{ comment, replies: [], loose: [] }];
  });
  const commentCount = Math.max(0, conversation.thread.commentCount - 1 - replyCount);
  return { ...conversation, branches, thread: { ...conversation.thread, commentCount } };
}

/** The root of the branch that a tombstone stands for now: both were written at the same instant. */
export function rootMovedFrom({ branches }: Conversation, { id, state, createdAt }: Comment): Comment | undefined {
  if (state !== 'moved') return undefined;
  const known = branches.map(({ comment }) => comment);
  if (known.some((comment) => comment.id === id)) return undefined;
  return known.find((comment) => comment.createdAt === createdAt && comment.state !== 'moved');
}

/** Whether it stands in a thread that a branch of this one has become, and is read there alone. */
export function isElsewhere({ branches }: Conversation, { thread }: Comment): boolean {
  return branches.some(({ comment }) => comment.tombstone?.movedTo === thread);
}
