import type { Id, Page } from '../../core/core.model.ts';
import { branchOf, type BranchSoFar, type Conversation } from './conversation.ts';
import type { Comment, ThreadPage } from '../discussion.model.ts';

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

/** Changes one branch. */
export function onBranch(
  conversation: Conversation,
  root: Id,
  change: (branch: BranchSoFar) => BranchSoFar,
): Conversation {
  const changed = (branch: BranchSoFar): BranchSoFar => (branch.comment.id === root ? change(branch) : branch);
  return {
    ...conversation,
    branches: conversation.branches.map(changed),
    loose: conversation.loose.map(changed),
  };
}

/** Pages that were read at different moments may overlap. */
function unique(branches: readonly BranchSoFar[]): readonly BranchSoFar[] {
  const seen = new Set<Id>();
  const isNew = ({ id }: Comment): boolean => !seen.has(id) && seen.add(id) !== undefined;
  return branches.flatMap((branch) => {
    if (!isNew(branch.comment)) return [];
    const replies = branch.replies.filter(isNew);
    return replies.length === branch.replies.length ? branch : { ...branch, replies };
  });
}
