import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { changeBounds } from '../../../server/src/db/changes.ts';
import { readChanges } from '../../../server/src/live/feed.ts';
import { COMMUNITY, ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`the order of changes on ${engine}`, () => {
    let server: TestServer;
    let member: string;
    before(async () => {
      server = await startTestServer({ engine });
      ({ member } = await server.signIn('ann'));
    });
    after(() => server.stop());

    const write = (changes: number) => {
      const { services } = server;
      const key = randomUUIDv7();
      return services.write({ member, key, route: 'test', fingerprint: key }, async (context) => {
        for (let index = 0; index < changes; index += 1) {
          context.changed({ type: 'comment', topic: 'thread:order', subject: `${key} ${index}` });
        }
        return { status: 200, body: null };
      });
    };

    it('never lets a reader who follows it skip one, however writes overlap', async () => {
      const { databases } = server.services;
      const total = 600;
      let writing = true;
      const writers = Array.from({ length: 24 }, async (_, writer) => {
        for (let round = 0; round < total / 24; round += 1) await write(1 + (writer % 3));
      });
      const done = Promise.all(writers).then(() => (writing = false));
      const seen: number[] = [];
      for (let more = true; more;) {
        const wasWriting = writing;
        const rows = await readChanges(databases.reader, COMMUNITY, seen.at(-1) ?? 0);
        seen.push(...rows.map(({ number }) => number));
        more = wasWriting || rows.length > 0;
        // Lets the writers' answers in, which on SQLite arrive in this same thread.
        await new Promise((resolve) => setImmediate(resolve));
      }
      await done;
      const { newest } = await changeBounds(databases.reader, COMMUNITY);
      assert.equal(newest, total * 2);
      assert.deepEqual(
        seen,
        Array.from({ length: newest }, (_, index) => index + 1),
      );
    });

    it('gives no number to a write that fails', async () => {
      const { services } = server;
      const { newest } = await changeBounds(services.databases.reader, COMMUNITY);
      const key = randomUUIDv7();
      const failing = services.write({ member, key, route: 'test', fingerprint: key }, async (context) => {
        context.changed({ type: 'comment', topic: 'thread:order', subject: 'never' });
        throw new Error('changed its mind');
      });
      await assert.rejects(failing, /changed its mind/);
      await write(1);
      const rows = await readChanges(services.databases.reader, COMMUNITY, newest);
      assert.deepEqual(
        rows.map(({ number }) => number),
        [newest + 1],
      );
      // The key was not taken either.
      const again = await services.write({ member, key, route: 'test', fingerprint: key }, async () => ({
        status: 200,
        body: 'done',
      }));
      assert.equal(again.body, 'done');
    });
  });
}
