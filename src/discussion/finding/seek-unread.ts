import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { DiscussionPort } from '../discussion.model.ts';
import type { Room } from '../staying/room.ts';
import type { Unread } from './unread.ts';

/** Parts that are read in search of something new: as much as somebody waits for. */
const PARTS = 10;

/** Something new that has not been read yet: on other pages, or else among the replies below what is here. */
export async function seekUnread(discussion: DiscussionPort, room: Room, unread: Unread): Promise<Id | undefined> {
  const { conversation } = room.reading;
  if (conversation === undefined) return undefined;
  const places = unread.elsewhere(conversation);
  const { key } = conversation.thread;
  const found = places.includes('pages') ? await onPages(discussion, key, unread) : undefined;
  if (room.reading.conversation?.thread.key !== key) return undefined;
  return found ?? (places.includes('replies') ? amongReplies(room, unread) : undefined);
}

/** The oldest of what is newest in the thread. */
async function onPages(discussion: DiscussionPort, thread: string, unread: Unread): Promise<Id | undefined> {
  const page = await discussion.readThread({ thread, order: 'newest' });
  unread.meet('pages');
  return unread.firstOf(page);
}

/** Reads on in the branches that are here, until something new is among their replies. */
async function amongReplies({ reading, more }: Room, unread: Unread): Promise<Id | undefined> {
  for (let read = 0; read < PARTS; read += 1) {
    const branch = reading.conversation?.branches.find(({ next }) => next !== undefined);
    if (branch === undefined) break;
    await more(branch.comment.id, true);
    const failed = reading.partState(branch.comment.id);
    if (failed instanceof PleinError) throw failed;
    const [first] = reading.conversation ? unread.ahead(reading.conversation) : [];
    if (first !== undefined) return first;
  }
  unread.meet('replies');
  return undefined;
}
