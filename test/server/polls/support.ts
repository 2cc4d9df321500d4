import { recordSource } from '../../../server/src/transfer/json-lines.ts';
import { importRecords } from '../../../server/src/transfer/import.ts';
import type { PollRecord, TransferRecord } from '../../../src/transfer/record.model.ts';
import { COMMUNITY } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

export const OPENS = '2026-05-01T00:00:00.000Z';
export const CLOSES = '2026-06-01T00:00:00.000Z';

/** A clock that a test sets. */
export function setClock(at: string) {
  let now = new Date(at);
  return { clock: () => now, set: (to: string) => void (now = new Date(to)) };
}

/** Puts records into the community of a running server. */
export async function put({ services }: TestServer, ...records: readonly TransferRecord[]): Promise<void> {
  await importRecords({
    databases: services.databases,
    community: COMMUNITY,
    clock: services.clock,
    source: recordSource(records),
    refused: async ([first]) => {
      if (first !== undefined) throw new Error(first.reason);
    },
  });
}

export function pollRecord(id: string, fields: Partial<PollRecord> = {}): PollRecord {
  return {
    type: 'poll',
    id,
    space: COMMUNITY,
    question: 'Which colour?',
    choice: 'single',
    min: 1,
    max: 1,
    options: ['red', 'green', 'blue'].map((colour) => ({ id: colour, label: colour })),
    opensAt: OPENS,
    closesAt: CLOSES,
    visibility: 'always',
    changeable: true,
    ...fields,
  };
}
