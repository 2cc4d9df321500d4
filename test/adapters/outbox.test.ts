import { after, before, describe, it } from 'node:test';
import { withOutbox } from '../../src/adapters/outbox/outbox.ts';
import { conformance } from '../../src/testing/testing.ts';
import { MEMORY_LACKS, memorySubject } from './support/memory.ts';

/** An outbox changes nothing of what a backend promises. */
conformance(
  'memory with an outbox',
  async () => {
    const subject = await memorySubject();
    return { ...subject, open: () => withOutbox(subject.open()) };
  },
  { unsupported: MEMORY_LACKS, runner: { after, before, describe, it } },
);
