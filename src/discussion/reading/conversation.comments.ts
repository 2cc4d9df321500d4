import type { Id } from '../../core/core.model.ts';
import type { Comment } from '../discussion.model.ts';
import type { Conversation } from './conversation.ts';

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

export function findComment(conversation: Conversation | undefined, id: Id): Comment | undefined {
  if (conversation === undefined) return undefined;
  const isIt = (comment: Comment): boolean => comment.id === id;
  for (const { comment, replies, loose } of [...conversation.branches, ...conversation.loose]) {
    const found = isIt(comment) ? comment : (replies.find(isIt) ?? loose.find(isIt));
    if (found !== undefined) return found;
  }
  return undefined;
}
