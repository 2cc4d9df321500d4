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
  for (const { comment, replies, loose } of [...conversation.branches, ...conversation.loose]) {
    if (comment.id === id) return comment;
    for (const reply of replies) if (reply.id === id) return reply;
    for (const reply of loose) if (reply.id === id) return reply;
  }
  return undefined;
}
