import { MAX_LINKS } from 'plein/discussion/discussion.rules.js';
import { renderMarkdown } from 'plein/text/markdown.js';
import type { Text } from 'plein/text/text.model.js';
import { isEmptyText, linkCount } from 'plein/text/text.rules.js';
import { Refusal, invalid } from '../http/refusal.ts';

/** The tree of a comment's Markdown; made before the transaction, because it takes time and touches nothing. */
export function renderComment(markdown: string, field = '/markdown'): Text {
  const text = renderMarkdown(markdown);
  if (isEmptyText(text)) throw new Refusal('empty', { fields: [{ field, message: 'says nothing' }] });
  if (linkCount(text) > MAX_LINKS) throw invalid(field, `has more than ${MAX_LINKS} links`, 422);
  return text;
}
