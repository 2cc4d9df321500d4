import type { Page, PageRequest } from '../../core/core.model.ts';
import type { DiscussionPort, Thread, ThreadOrder, WaitingThread } from '../discussion.model.ts';

/** A conversation in a list, and how it waits where that is what is listed. */
export interface Listed {
  readonly thread: Thread;
  readonly wait?: WaitingThread;
}

type ReadListing = (request: PageRequest & { readonly space?: string }) => Promise<Page<Listed>>;

/** How such a list is read; undefined where the backend has none. */
export function readListing(
  discussion: DiscussionPort | undefined,
  order: ThreadOrder | 'waiting',
): ReadListing | undefined {
  if (order === 'waiting') {
    const { listWaiting } = discussion ?? {};
    if (listWaiting === undefined) return undefined;
    return async (request) => listed(await listWaiting(request), (wait) => ({ thread: wait.thread, wait }));
  }
  const { listThreads } = discussion ?? {};
  if (listThreads === undefined) return undefined;
  return async (request) => listed(await listThreads({ ...request, order }), (thread) => ({ thread }));
}

function listed<Item>({ items, next }: Page<Item>, of: (item: Item) => Listed): Page<Listed> {
  return { items: items.map(of), ...(next !== undefined && { next }) };
}
