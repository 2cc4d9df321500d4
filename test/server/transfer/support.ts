import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { openDatabase } from '../../../server/src/db/open.ts';
import type { Databases } from '../../../server/src/db/open.ts';
import { exportLines } from '../../../server/src/transfer/export.ts';
import { importRecords } from '../../../server/src/transfer/import.ts';
import type { ImportReport } from '../../../server/src/transfer/import.ts';
import type { Reject, Source } from '../../../server/src/transfer/source.model.ts';
import { freshPostgres } from '../support/postgres.ts';
import { COMMUNITY } from '../support/server.ts';
import type { TestEngine } from '../support/server.ts';

const endings: (() => Promise<void>)[] = [];
after(async () => {
  for (const end of endings.toReversed()) await end();
});

/** A folder that goes away after the tests of this file. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plein-transfer-'));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A new, empty database, closed after the tests of this file. */
export async function freshDatabases(engine: TestEngine): Promise<Databases> {
  const url = engine === 'postgres' ? await freshPostgres() : `sqlite:${join(await freshFolder(), 'plein.db')}`;
  const databases = await openDatabase(url, { patient: true });
  endings.push(() => databases.close());
  return databases;
}

export interface Imported {
  readonly report: ImportReport;
  readonly rejects: readonly Reject[];
}

export async function importFrom(databases: Databases, source: Source): Promise<Imported> {
  const rejects: Reject[] = [];
  const report = await importRecords({
    databases,
    community: COMMUNITY,
    clock: () => new Date('2026-11-21T12:00:00.000Z'),
    source,
    refused: async (refused) => void rejects.push(...refused),
  });
  return { report, rejects };
}

export async function exported(databases: Databases): Promise<string> {
  let text = '';
  await exportLines(databases, COMMUNITY, async (lines) => {
    for await (const line of lines) text += line;
  });
  return text;
}
