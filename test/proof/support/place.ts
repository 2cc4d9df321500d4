import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../server/src/db/open.ts';
import { importRecords } from '../../../server/src/transfer/import.ts';
import { recordSource } from '../../../server/src/transfer/json-lines.ts';
import type { TransferRecord } from '../../../server/src/transfer/record.model.ts';

/** A folder that goes when the test is over. */
export function temporaryFolder(name: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `plein-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export const POLL = 'which-colour';
export const OPTIONS = ['red', 'green', 'blue', 'none'];
export const EVENT = '01890000-0000-7000-8000-000000000001';
export const THREAD = 'product-1';

const LONG_AGO = '2024-01-01T00:00:00.000Z';
const FAR_AWAY = '2099-01-01T00:00:00.000Z';

/** A community with one place of everything that can be written to. */
const RECORDS: readonly TransferRecord[] = [
  { type: 'community', format: 1, name: 'Main', policy: { approval: 'none' } },
  { type: 'space', id: 'main', name: 'Main', scope: 'national', naming: 'either' },
  {
    type: 'thread',
    key: THREAD,
    space: 'main',
    kind: 'discussion',
    title: 'Product 1',
    state: 'open',
    naming: 'either',
    createdAt: LONG_AGO,
  },
  {
    type: 'event',
    id: EVENT,
    uid: 'event-1@example.com',
    space: 'main',
    kind: 'meeting',
    title: 'Open evening',
    markdown: 'Come in.',
    allDay: false,
    start: '2098-06-01T19:30',
    end: '2098-06-01T22:00',
    timeZone: 'Europe/Amsterdam',
    status: 'scheduled',
    signUp: true,
    sequence: 0,
    createdAt: LONG_AGO,
    changedAt: LONG_AGO,
  },
  {
    type: 'poll',
    id: POLL,
    space: 'main',
    question: 'Which colour?',
    choice: 'multiple',
    min: 1,
    max: OPTIONS.length,
    options: OPTIONS.map((id) => ({ id, label: id })),
    opensAt: LONG_AGO,
    closesAt: FAR_AWAY,
    visibility: 'always',
    changeable: true,
  },
];

/** Puts a community into a new database. */
export async function furnish(databaseUrl: string, records: readonly TransferRecord[] = RECORDS): Promise<void> {
  const databases = await openDatabase(databaseUrl);
  try {
    await importRecords({
      databases,
      community: 'main',
      clock: () => new Date(),
      source: recordSource(records),
      refused: async (rejects) => {
        if (rejects.length > 0) throw new Error(rejects.map(({ reason }) => reason).join('\n'));
      },
    });
  } finally {
    await databases.close();
  }
}
