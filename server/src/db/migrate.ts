import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { SettingsError } from '../settings.ts';
import { createTables } from './migrations/0001-community.ts';
import type { Engine } from './migrations/tables.ts';
import type { Database } from './schema.ts';

/** Brings the database to this version; several servers may start at once, one does the work and the others wait. */
export async function migrate(db: Kysely<Database>, engine: Engine): Promise<void> {
  const migrations = {
    '0001-community': { up: (trx: Kysely<unknown>) => createTables(trx, engine) },
  };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && error.message.includes('corrupted migrations')) {
    throw new SettingsError([
      'The database was made by a newer version: start that version, or restore an older backup.',
    ]);
  }
  throw error;
}
