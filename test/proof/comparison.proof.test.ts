import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDatabase, type Connection } from '../../server/src/db/open.ts';
import { createClient } from './support/client.ts';
import { wrongs } from './support/facts.ts';
import { signIn } from './support/member.ts';
import { furnish, temporaryFolder } from './support/place.ts';
import { startProcess } from './support/process.ts';
import { randomFor } from './support/seed.ts';

type Damage = (db: Connection) => Promise<unknown>;

/** What a server could do wrong, done on purpose. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  'a lost edit': (db) =>
    db.updateTable('comments').set({ markdown: 'Hello', version: 1 }).where('version', '>', 1).execute(),
  'a lost reaction': (db) => db.deleteFrom('reactions').execute(),
  'a lost ballot': (db) => db.deleteFrom('ballots').execute(),
  'a lost seat': (db) => db.deleteFrom('attendances').execute(),
  'a vote without its total': (db) => db.updateTable('poll_options').set({ votes: 0 }).execute(),
  'a comment without its change': async (db) => {
    const { number } = await db
      .selectFrom('changes')
      .select('number')
      .orderBy('number')
      .offset(5)
      .limit(1)
      .executeTakeFirstOrThrow();
    await db.deleteFrom('changes').where('number', '=', number).execute();
  },
  'a write done twice': async (db) => {
    const row = await db
      .selectFrom('comments')
      .selectAll()
      .where('state', '=', 'published')
      .limit(1)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('comments')
      .values({ ...row, id: crypto.randomUUID(), path: `${row.path}x` })
      .execute();
  },
  'a counter that runs ahead': (db) => db.updateTable('communities').set({ change_number: 1_000_000 }).execute(),
  'a write without its key': (db) => db.deleteFrom('idempotency_keys').execute(),
};

describe('the comparison of what was told with what is there', () => {
  for (const [name, damage] of Object.entries(DAMAGES)) {
    it(`notices ${name}`, async (context) => {
      const folder = temporaryFolder('damage');
      const databaseUrl = `sqlite:${folder.path}/plein.db`;
      await furnish(databaseUrl);
      const server = await startProcess({ databaseUrl });
      try {
        const client = createClient(await signIn(server.url, 'member'), [], randomFor(context));
        const enough = (): boolean => {
          const types = new Set(client.journal.map(({ type }) => type));
          return (
            types.has('edit') && client.own.reactions.size > 0 && client.own.attends && client.own.ballot !== undefined
          );
        };
        await client.work(server.url, enough);
        assert.deepEqual(await wrongs(databaseUrl, [client]), []);
        const databases = await openDatabase(databaseUrl);
        await damage(databases.writer);
        await databases.close();
        assert.notDeepEqual(await wrongs(databaseUrl, [client]), []);
      } finally {
        await server.kill();
        folder.remove();
      }
    });
  }
});
