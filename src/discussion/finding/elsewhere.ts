import type { Id } from '../../core/core.model.ts';
import type { DiscussionPort } from '../discussion.model.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { Room } from '../staying/room.ts';
import { ListedNews, type ListNews } from './listed-news.ts';
import { SoughtNews } from './sought-news.ts';
import type { Unread } from './unread.ts';

/** How many new comments the reader has not come to, and whether there may be others. */
export interface Tally {
  readonly count: number;
  readonly more: boolean;
}

/** What is new in a thread beside what has been read of it from the backend. */
export interface Elsewhere {
  tally(conversation: Conversation): Tally;
  /** The reader has come to all that is here: finds out what is left, where that costs little. */
  prepare(conversation: Conversation): void;
  /** The next that the reader has not come to, if there is one. Rejects with a `PleinError`. */
  next(): Promise<Id | undefined>;
}

/** By the backend's own list of it; where it has none, by looking through what it gives. `since` is in milliseconds. */
export async function elsewhere(
  discussion: DiscussionPort,
  { thread, since }: { readonly thread: string; readonly since: number },
  room: Room,
  unread: Unread,
): Promise<Elsewhere> {
  if (discussion.listNew === undefined) return new SoughtNews(discussion, room, unread);
  const request = { thread, since: new Date(since).toISOString(), limit: 100 };
  const list: ListNews = (place) => discussion.listNew!({ ...request, ...place });
  return new ListedNews(list, await list({}), room, unread);
}
