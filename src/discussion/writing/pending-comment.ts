import type { Instant } from '../../core/core.model.ts';
import type { Author } from '../../members/members.model.ts';
import type { Text, TextInline } from '../../text/text.model.ts';
import type { Comment, CommentDraft } from '../discussion.model.ts';

const PICTURE = /!\[((?:\\[^]|[^\]\\])*)\]\(plein:image\/([0-9a-f-]{36})\)/;

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
    text: typed(markdown),
    ...(language && { language }),
    createdAt: at,
    version: 1,
    replyCount: 0,
    reactions: {},
  };
}

/** The words as they were typed, with their pictures in place. */
function typed(markdown: string): Text {
  const lines = markdown.split(/\n+/).filter((line) => line.trim() !== '');
  return lines.map((line) => ({ type: 'paragraph', children: inlines(line) }));
}

function inlines(line: string): readonly TextInline[] {
  const found = PICTURE.exec(line);
  if (found === null) return [{ type: 'text', text: line }];
  const [whole, description = '', image = ''] = found;
  return [
    { type: 'text', text: line.slice(0, found.index) },
    { type: 'picture', image, width: 0, height: 0, description },
    ...inlines(line.slice(found.index + whole.length)),
  ];
}
