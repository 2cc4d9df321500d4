import { memory, memoryData, type MemoryData } from '../../../src/adapters/memory/memory.ts';
import type { Backend } from '../../../src/core/backend.ts';
import { PleinError } from '../../../src/core/errors.ts';
import type { DiscussionPort } from '../../../src/discussion/discussion.model.ts';
import { fixture } from '../../../src/testing/testing.ts';

/** What becomes of a comment on its way: `lost` does not arrive, `unanswered` does and nobody hears of it. */
export type Fate = 'arrives' | 'lost' | 'unanswered' | 'twice' | 'late';

/** A way to a community that can be any way, and what was sent on it. */
export interface Way {
  fate: (id: string) => Fate;
  /** What keeps those that are late. */
  delay: () => Promise<void>;
  readonly sent: string[];
}

export function way(fate: Fate = 'arrives'): Way {
  return { fate: () => fate, delay: () => new Promise((resolve) => setTimeout(resolve)), sent: [] };
}

export function community(): MemoryData {
  return memoryData(fixture('2026-06-01T12:00:00.000Z'));
}

/** A reader of a community whose comments go that way; the rest arrives. */
export function over(route: Way, data: MemoryData, member?: string): Backend {
  const backend = memory({ data, ...(member === undefined ? {} : { signedIn: member }) });
  const port = backend.discussion as Required<DiscussionPort>;
  const createComment: typeof port.createComment = async (draft, options) => {
    const fate = route.fate(draft.id);
    route.sent.push(draft.id);
    if (fate === 'lost') throw new PleinError('offline');
    if (fate === 'late') await route.delay();
    const answer = await port.createComment(draft, options);
    if (fate === 'twice') await port.createComment(draft, options);
    if (fate === 'unanswered') throw new PleinError('timeout');
    return answer;
  };
  return { ...backend, discussion: { ...port, createComment } };
}
