import { html, type TemplateResult } from 'lit';
import type { Id } from '../../core/core.model.ts';
import type { Localize } from '../../core/localize.ts';
import { textView } from '../../text/text-view.ts';
import type { Comment } from '../discussion.model.ts';
import { withComment } from '../reading/conversation.changes.ts';
import { findComment } from '../reading/conversation.comments.ts';
import type { Desk } from './composing.ts';
import type { StoredDraft } from './drafts.ts';
import type { WritingKey } from './writing.strings.ts';

/** Somebody changed a comment that is being edited: has it shown as it reads now, and answers what the edit is then of. */
export async function overNewest(
  comment: Id,
  { discussion, reading }: Desk,
): Promise<Pick<StoredDraft, 'version' | 'second'>> {
  const newest = await discussion.readMarkdown?.(comment).catch(() => undefined);
  if (newest === undefined) return {};
  const { version, markdown } = newest;
  const known = findComment(reading.conversation, comment);
  if (known === undefined || known.version >= version) return { version, second: true };
  // What happens live has not told of it yet.
  const text = await discussion.preview?.(markdown).catch(() => undefined);
  if (text === undefined) return { version };
  reading.change((now) => withComment(now, { ...known, text, version }));
  return { version, second: true };
}

/** How a comment reads now, for whoever is about to put another text over it. */
export function newestView({ text }: Comment, { look }: Desk, words: Localize<WritingKey>): TemplateResult {
  return html`<p class="aside">${words.text('readsNow')}</p>
    <div part="text" class="text" dir="auto">${textView(text, look().backend?.images)}</div>`;
}
