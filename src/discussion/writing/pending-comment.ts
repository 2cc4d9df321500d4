import type { Instant } from '../../core/core.model.ts';
import type { Author } from '../../members/members.model.ts';
import { paragraphs } from '../../text/text.rules.ts';
import type { Comment, CommentDraft } from '../discussion.model.ts';

/** How a comment looks to its writer until the backend has it. */
export function pendingComment(
  { id, thread, kind = 'comment', markdown, language }: CommentDraft,
  by: { readonly author: Author | undefined; readonly above: Comment | undefined; readonly at: Instant },
): Comment {
  const { author, above, at } = by;
  return {
    id,
    thread,
    ...(above && { parent: above.id }),
    root: above?.root ?? id,
    depth: above ? above.depth + 1 : 0,
    kind,
    state: 'held',
    ...(author && { author }),
    text: paragraphs(markdown),
    ...(language && { language }),
    createdAt: at,
    version: 1,
    replyCount: 0,
    reactions: {},
  };
}
