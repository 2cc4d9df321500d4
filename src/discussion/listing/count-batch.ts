import type { DiscussionPort } from '../discussion.model.ts';

interface Batch {
  readonly keys: Set<string>;
  readonly counts: Promise<Readonly<Record<string, number>>>;
}

const batches = new WeakMap<DiscussionPort, Batch>();

/** How many comments a thread has. Whatever a page asks of one backend in the same moment goes in one request. */
export async function countOf(discussion: DiscussionPort, thread: string): Promise<number> {
  const batch = batches.get(discussion) ?? openBatch(discussion);
  batch.keys.add(thread);
  return (await batch.counts)[thread] ?? 0;
}

function openBatch(discussion: DiscussionPort): Batch {
  const keys = new Set<string>();
  const counts = new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
    batches.delete(discussion);
    return discussion.countComments?.([...keys]) ?? {};
  });
  const batch = { keys, counts };
  batches.set(discussion, batch);
  return batch;
}
