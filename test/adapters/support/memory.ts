import { addRecords, memory, memoryData } from '../../../src/adapters/memory/memory.ts';
import type { ConformanceOptions, Subject } from '../../../src/testing/testing.ts';

export const MEMORY_LACKS: NonNullable<ConformanceOptions['unsupported']> = {
  'calendar.calendarUrl': 'there is no server to serve a file',
};

/** A community in memory for the conformance suite: every reader is a client of the same data. */
export async function memorySubject(): Promise<Subject> {
  const data = memoryData();
  return {
    page: 'https://www.example.test/a-page',
    open: () => memory({ data }),
    as: (member) => async () => member,
    seed: async (records) => addRecords(data, records),
    cleanup: async () => undefined,
  };
}
