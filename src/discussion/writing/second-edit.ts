import type { Id } from '../../core/core.model.ts';
import { withComment } from '../reading/conversation.changes.ts';
import { findComment } from '../reading/conversation.comments.ts';
import type { Desk } from './composing.ts';
import type { StoredDraft } from './drafts.ts';

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
