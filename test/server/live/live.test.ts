import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { removeOld } from '../../../server/src/cleaning.ts';
import { setMemberState, setPolicy } from '../support/seed.ts';
import { COMMUNITY, ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { openStream } from '../support/stream.ts';

for (const engine of ENGINES) {
  describe(`the live stream on ${engine}`, () => {
    let server: TestServer;
    let ann: { session: string; member: string };

    before(async () => {
      server = await startTestServer({ engine });
      ann = await server.signIn('ann');
    });
    after(() => server.stop());

    const post = async (thread: string, markdown: string) => {
      const answer = await server.call('POST', `/v1/threads/${thread}/comments`, {
        session: ann.session,
        body: { markdown },
      });
      assert.equal(answer.status, 201);
      return answer.body.value;
    };
    const positionOf = async (thread: string): Promise<string> =>
      (await server.call('GET', `/v1/threads/${thread}`)).body.position;

    it('tells what happens in the topics it was asked about, as everyone sees it, and nothing else', async () => {
      const stream = await openStream(server, 'topics=thread:one,thread:two');
      await post('three', 'Not asked about');
      const first = await post('one', 'First');
      const second = await post('two', 'Second');
      const events = await stream.count(2);
      assert.deepEqual(
        events.map(({ data }) => [data.topic, data.type, data.value]),
        [
          ['thread:one', 'comment', first],
          ['thread:two', 'comment', second],
        ],
      );
      assert.deepEqual(
        events.map(({ id, data }) => id === data.position),
        [true, true],
      );
      assert.ok(stream.retry! >= 2_000 && stream.retry! < 10_000);
      stream.close();
    });

    it('resumes after a break without a loss or a repeat', async () => {
      const since = await positionOf('break');
      const one = await post('break', 'One');
      const first = await openStream(server, `topics=thread:break&since=${since}`);
      await first.count(1);
      const last = first.events[0]!.id;
      first.close();
      const two = await post('break', 'Two');
      const second = await openStream(server, `topics=thread:break&since=${since}`, { 'last-event-id': last });
      const three = await post('break', 'Three');
      const events = await second.count(2);
      assert.deepEqual(
        [...first.events, ...events].map(({ data }) => data.value.id),
        [one.id, two.id, three.id],
      );
      second.close();
    });

    it('gives many readers that come and go the same order, each thing once', async () => {
      const since = await positionOf('herd');
      const posted: string[] = [];
      const writing = (async () => {
        for (let index = 0; index < 40; index += 1) posted.push((await post('herd', `Comment ${index}`)).id);
      })();
      const reading = Array.from({ length: 8 }, async (_, reader) => {
        const seen: string[] = [];
        for (let last = since; seen.length < 40;) {
          const stream = await openStream(server, `topics=thread:herd&since=${last}`);
          const events = await stream.count(Math.min(1 + (reader % 5), 40 - seen.length));
          const taken = [...events];
          stream.close();
          seen.push(...taken.map(({ data }) => data.value.id as string));
          last = taken.at(-1)!.id;
        }
        return seen;
      });
      await writing;
      for (const seen of await Promise.all(reading)) assert.deepEqual(seen, posted);
    });

    it('tells a thing that changed several times once, as it now is', async () => {
      const since = await positionOf('often');
      const comment = await post('often', 'Version 1');
      for (const version of [1, 2, 3]) {
        const body = { version, markdown: `Version ${version + 1}` };
        await server.call('PUT', `/v1/comments/${comment.id}`, { session: ann.session, body });
      }
      const other = await post('often', 'Other');
      const stream = await openStream(server, `topics=thread:often&since=${since}`);
      const events = await stream.count(2);
      assert.deepEqual(
        events.map(({ data }) => [data.value.id, data.value.version]),
        [
          [comment.id, 4],
          [other.id, 1],
        ],
      );
      stream.close();
    });

    it('never sends what was taken away or waits for approval', async () => {
      const since = await positionOf('gone');
      const comment = await post('gone', 'A word that must not travel');
      await server.call('DELETE', `/v1/comments/${comment.id}`, { session: ann.session });
      await setPolicy(server, { approval: 'everyone' });
      await post('gone', 'Held');
      await setPolicy(server, { approval: 'none' });
      const last = await post('gone', 'Last');
      const stream = await openStream(server, `topics=thread:gone&since=${since}`);
      const events = await stream.count(2);
      assert.deepEqual(
        events.map(({ data }) => [data.value.id, data.value.state]),
        [
          [comment.id, 'deleted'],
          [last.id, 'published'],
        ],
      );
      assert.ok(!JSON.stringify(events).includes('travel'));
      stream.close();
    });

    it('says reset where the gap is no longer kept, or the position is of another life', async () => {
      await post('old', 'Old');
      const since = await positionOf('old');
      await server.services.commit((db) => removeOld(db, COMMUNITY, new Date(Date.now() + 8 * 24 * 3600 * 1000)));
      const kept = await positionOf('old');
      assert.equal((await openAndReset(`since=${Number(since) - 1}`)).event, 'reset');
      assert.equal((await openAndReset('since=999999')).event, 'reset');
      // What is read now can be followed again.
      ann = await server.signIn('ann');
      const stream = await openStream(server, `topics=thread:old&since=${kept}`);
      const fresh = await post('old', 'Fresh');
      assert.equal((await stream.count(1))[0]!.data.value.id, fresh.id);
      stream.close();
    });

    async function openAndReset(query: string) {
      const stream = await openStream(server, `topics=thread:old&${query}`);
      const [event] = await stream.count(1);
      stream.close();
      return event!;
    }

    it('ends with the session it was opened in', async () => {
      const eve = await server.signIn('eve');
      const stream = await openStream(server, 'topics=thread:one', { authorization: `Bearer ${eve.session}` });
      assert.equal(stream.status, 200);
      await setMemberState(server, eve.member, 'left');
      await stream.ended;
      const refused = await openStream(server, 'topics=thread:one', { authorization: `Bearer ${eve.session}` });
      assert.equal(refused.status, 401);
    });

    it('ends in peace at a stop, and what was missed comes from the next server', async () => {
      const since = await positionOf('one');
      const stream = await openStream(server, `topics=thread:one&since=${since}`);
      await post('one', 'Before the stop');
      await stream.count(1);
      const next = await server.restart();
      await stream.ended;
      server = next;
      const again = await post('one', 'After the start');
      const resumed = await openStream(server, 'topics=thread:one', { 'last-event-id': stream.events.at(-1)!.id });
      assert.equal((await resumed.count(1))[0]!.data.value.id, again.id);
      resumed.close();
    });
  });
}
