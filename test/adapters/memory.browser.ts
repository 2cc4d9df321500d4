import { conformance } from '../../src/testing/testing.ts';
import { memorySubject, MEMORY_LACKS } from './support/memory.ts';

conformance('memory, in a browser,', memorySubject, { unsupported: MEMORY_LACKS });
