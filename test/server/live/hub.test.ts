import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { appendChanges } from '../../../server/src/db/changes.ts';
import { liveHub } from '../../../server/src/live/hub.ts';
import { metrics } from '../../../server/src/metrics.ts';
import { ENGINES, startTestServer } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`what streams are told on ${engine}`, () => {
    it('is lost by no failure of the database: what could not be read is told once it can be', async () => {
      const server = await startTestServer({ engine });
      const { session } = await server.signIn('ann');
      const { databases, clock, commit } = server.services;
      const { community } = server.settings;
      const body = { markdown: 'Here' };
      const { value } = (await server.call('POST', '/v1/threads/a/comments', { session, body })).body;
      const failed = Promise.withResolvers<void>();
      const log = { warn: () => failed.resolve() } as unknown as Logger;
      const hub = liveHub({ databases, community, clock, log, metrics: metrics() });
      await hub.start();
      const stream = hub.open(new Set(['thread:a']), undefined, {
        ended: () => undefined,
        disconnect: () => undefined,
      });
      const rename = (from: string, to: string) =>
        commit((db) => sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(db));
      // The change can be read, what it is about cannot.
      await rename('comments', 'away');
      const change = { type: 'comment', topic: 'thread:a', subject: value.id } as const;
      await commit((db) => appendChanges(db, community, [change], clock().toISOString()));
      hub.ring();
      await failed.promise;
      await rename('away', 'comments');
      hub.ring();
      const decoder = new TextDecoder();
      let text = '';
      for await (const chunk of stream.body) {
        text += decoder.decode(chunk, { stream: true });
        if (text.includes('id: ')) break;
      }
      assert.ok(text.includes(value.id));
      hub.stop();
      await server.stop();
    });
  });
}
