import type { Settings } from '../server/src/settings.ts';
import { openDatabase } from '../server/src/db/open.ts';
import type { Connection } from '../server/src/db/open.ts';
import { importRecords } from '../server/src/transfer/import.ts';
import { recordSource } from '../server/src/transfer/json-lines.ts';
import type { TransferRecord } from '../server/src/transfer/record.model.ts';
import { seed } from './seed/seed.ts';
import { rememberSeed } from './settings.ts';
import type { DemoMemory } from './settings.ts';

/** The seed's last record: where it is, everything is. */
const LAST_POLL = 'kleur-volgend-jaar';

/** Where the company's pages are in the seed. */
const COMPANY = 'https://lindewiel.example/';

/** Seeds a database that is new, or whose seeding was interrupted; leaves any other as it is. */
export async function fill(settings: Settings, memory: DemoMemory, site: string): Promise<void> {
  const { databaseUrl, community } = settings;
  const databases = await openDatabase(databaseUrl);
  try {
    if (await holds(databases.reader, 'polls', community, LAST_POLL)) return;
    const started = memory.seeded[databaseUrl];
    const isNew = !(await holds(databases.reader, 'members', community));
    if (!isNew && started === undefined) return;
    const moment = isNew ? new Date().toISOString() : (started as string);
    if (isNew) rememberSeed(memory, databaseUrl, moment);
    const now = new Date(moment);
    await importRecords({
      databases,
      community,
      clock: () => new Date(),
      source: recordSource(standingAt(site, seed(now))),
      refused: async ([first]) => {
        if (first !== undefined) throw new Error(`The seed holds a record that is not taken: ${first.reason}`);
      },
    });
  } finally {
    await databases.close();
  }
}

/** Conversations lead to the pages where this demo shows them. */
function* standingAt(site: string, records: Iterable<TransferRecord>): Iterable<TransferRecord> {
  for (const record of records) {
    yield record.type === 'thread' && record.url !== undefined
      ? { ...record, url: record.url.replace(COMPANY, `${site}/`) }
      : record;
  }
}

async function holds(db: Connection, table: 'members' | 'polls', community: string, id?: string): Promise<boolean> {
  let rows = db.selectFrom(table).select('id').where('community', '=', community).limit(1);
  if (id !== undefined) rows = rows.where('id', '=', id);
  return (await rows.executeTakeFirst()) !== undefined;
}
