import type { Id } from '../../core/core.model.ts';
import { withPage, withReplies } from './conversation.parts.ts';
import type { DiscussionPort } from '../discussion.model.ts';
import type { Part, ThreadReading } from './thread-reading.ts';

/** Reads a part more of a thread, where there is one, and answers the first comment that it brought. */
export async function readPart(
  reading: ThreadReading,
  discussion: DiscussionPort,
  part: Part,
  signal: AbortSignal,
): Promise<Id | undefined> {
  const { conversation } = reading;
  if (conversation === undefined) return undefined;
  const { thread, order, branches, loose } = conversation;
  if (part === 'next' || part === 'previous') {
    const cursor = conversation[part];
    if (cursor === undefined) return undefined;
    const page = await discussion.readThread({ thread: thread.key, order, cursor, signal });
    await reading.prepare(page);
    if (!signal.aborted) reading.change((now) => withPage(now, page, part));
    return (part === 'next' ? page.items[0] : page.items.at(-1))?.comment.id;
  }
  const cursor = [...branches, ...loose].find(({ comment }) => comment.id === part)?.next;
  if (cursor === undefined) return undefined;
  const page = await discussion.listReplies({ root: part, cursor, signal });
  if (!signal.aborted) reading.change((now) => withReplies(now, part, page));
  return page.items[0]?.id;
}
