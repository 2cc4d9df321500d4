import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../server/src/db/open.ts';
import { importRecords } from '../../server/src/transfer/import.ts';
import type { Source } from '../../server/src/transfer/source.model.ts';
import { longThread } from './long-thread.ts';
import { startPostgres } from './postgres.ts';

export const MILLION = 'million';
/** A thread with the same first fifty comments and no other. */
export const FIFTY = 'fifty';

const LENGTH = Number(process.env['BENCH_MILLION'] ?? 1_000_000);
const COMMUNITY = 'main';
const ROOT = join(import.meta.dirname, '../..');
const CACHE = process.env['BENCH_CACHE'] ?? join(ROOT, '.cache/bench');

export interface MillionDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

export type EngineName = 'SQLite' | 'PostgreSQL';

/**
 * A database with a thread of a million comments and one of fifty, made once by the server's own import, in minutes, and
 * kept until the tables or what is put into them change.
 */
export async function millionDatabase(engine: EngineName): Promise<MillionDatabase> {
  const name = `${engine.toLowerCase()}-${LENGTH}`;
  const fingerprint = await fingerprintOf(name);
  const folder = join(CACHE, name);
  const made = join(folder, 'made');
  const isMade = existsSync(made) && (await readFile(made, 'utf8')) === fingerprint;
  // What an interrupted making left behind is gone on with, if it was of the same.
  const begun = join(folder, 'begun');
  const isBegun = existsSync(begun) && (await readFile(begun, 'utf8')) === fingerprint;
  if (!isMade && !isBegun) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(begun, fingerprint);
  const database = await start(engine, folder);
  if (isMade) return database;
  try {
    await fill(database.url, engine, fingerprint);
    await writeFile(made, fingerprint);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function start(engine: EngineName, folder: string): Promise<MillionDatabase> {
  if (engine === 'PostgreSQL') return startPostgres(folder);
  return { url: `sqlite:${join(folder, 'plein.db')}`, stop: async () => undefined };
}

async function fill(url: string, engine: EngineName, fingerprint: string): Promise<void> {
  const databases = await openDatabase(url, { patient: true });
  const began = performance.now();
  console.log(`Making a thread of ${LENGTH.toLocaleString('en')} comments for ${engine}: this takes minutes, once.`);
  try {
    await importRecords({
      databases,
      community: COMMUNITY,
      clock: () => new Date(),
      source: sourceOf(fingerprint),
      refused: async ([first]) => {
        if (first !== undefined) throw new Error(`The bench's thread is not taken: ${first.reason}`);
      },
      progress: ({ read }) => {
        if (read % 100_000 === 0) console.log(`  ${read.toLocaleString('en')} records, ${seconds(began)}`);
      },
    });
  } finally {
    await databases.close();
  }
  console.log(`  made in ${seconds(began)}`);
}

function sourceOf(fingerprint: string): Source {
  return {
    fingerprint,
    async *items() {
      let number = 0;
      for await (const record of longThread(LENGTH, { key: MILLION, like: { key: FIFTY, length: 50 } })) {
        yield { source: 'bench', number: (number += 1), record };
      }
    },
  };
}

/** What the database is made of: its tables, and what is written into them. */
async function fingerprintOf(name: string): Promise<string> {
  const migrations = join(ROOT, 'server/src/db/migrations');
  const files = (await readdir(migrations)).toSorted().map((file) => join(migrations, file));
  const hash = createHash('sha256').update(name);
  for (const file of [...files, join(import.meta.dirname, 'long-thread.ts')]) hash.update(await readFile(file));
  return hash.digest('hex');
}

function seconds(began: number): string {
  return `${Math.round((performance.now() - began) / 1000)} s`;
}
