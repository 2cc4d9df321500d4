import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { join } from '../notifications/support.ts';
import type { Person } from '../notifications/support.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { openStream } from '../support/stream.ts';

for (const engine of ENGINES) {
  describe(`what a stream tells one member alone, on ${engine}`, () => {
    let server: TestServer;
    let ann: Person;
    let bob: Person;
    before(async () => {
      server = await startTestServer({ engine });
      ann = await join(server, 'Ann');
      bob = await join(server, 'Bob');
    });
    after(() => server.stop());

    const open = (query: string, who?: Person) =>
      openStream(server, query, who === undefined ? {} : { authorization: `Bearer ${who.session}` });

    it('is what they are told, from where they read on, beside what everyone is', async () => {
      const thread = randomUUIDv7();
      const root = await ann.say(thread, 'Mine');
      const { position } = await ann.told();
      const stream = await open(`topics=notifications:${ann.member},thread:${thread}&since=${position}`, ann);
      const reply = await bob.say(thread, 'Yours', root);
      const events = await stream.count(2);
      assert.deepEqual(events.map(({ data }) => [data.topic, data.type]).sort(), [
        [`notifications:${ann.member}`, 'notification'],
        [`thread:${thread}`, 'comment'],
      ]);
      const { data } = events.find((event) => event.data.type === 'notification')!;
      const { items } = await ann.told();
      assert.deepEqual([data.value, data.value.comment], [items[0], reply]);
      stream.close();
      const replayed = await open(`topics=notifications:${ann.member}&since=${position}`, ann);
      assert.deepEqual((await replayed.count(1))[0]!.data.value, items[0]);
      await ann.send('PUT', '/v1/notifications/read', { ids: 'all' });
      assert.equal((await replayed.count(2))[1]!.data.value.read, true);
      replayed.close();
    });

    it('is for nobody else to follow', async () => {
      const topic = `notifications:${ann.member}`;
      for (const [who, status] of [
        [undefined, 401],
        [bob, 403],
        [ann, 200],
      ] as const) {
        const stream = await open(`topics=${topic}`, who);
        assert.equal(stream.status, status);
        stream.close();
      }
      assert.equal((await open(`topics=thread:a,${topic}`, bob)).status, 403);
    });

    it('reaches no stream of others, whatever they follow', async () => {
      const thread = randomUUIDv7();
      const [everyones, bobs] = [await open(`topics=thread:${thread}`), await open(`topics=thread:${thread}`, bob)];
      const root = await ann.say(thread, 'Mine');
      await bob.say(thread, 'Yours', root);
      await bob.say(thread, 'The end');
      for (const stream of [everyones, bobs]) {
        const events = await stream.count(3);
        assert.deepEqual(new Set(events.map(({ data }) => data.type)), new Set(['comment']));
        stream.close();
      }
    });

    it('is kept apart in the table of changes', async () => {
      const rows = await server.services.databases.reader.selectFrom('changes').select(['topic', 'audience']).execute();
      const own = rows.filter(({ topic }) => topic.startsWith('notifications:'));
      assert.ok(own.length > 0);
      for (const { topic, audience } of own) assert.equal(audience, topic.replace('notifications:', 'member:'));
      for (const { topic, audience } of rows)
        if (!own.some((row) => row.topic === topic)) assert.equal(audience, 'everyone');
    });
  });
}
