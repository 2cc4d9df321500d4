import { after, before, describe, it } from 'node:test';
import { memory, memoryData, addRecords } from '../../src/adapters/memory/memory.ts';
import { conformance, type Subject } from '../../src/testing/testing.ts';

async function open(): Promise<Subject> {
  const data = memoryData();
  return {
    page: 'https://www.example.test/a-page',
    open: () => memory({ data }),
    as: (member) => async () => member,
    seed: async (records) => addRecords(data, records),
    cleanup: async () => undefined,
  };
}

conformance('memory', open, {
  unsupported: { 'calendar.calendarUrl': 'there is no server to serve a file' },
  runner: { after, before, describe, it },
});
