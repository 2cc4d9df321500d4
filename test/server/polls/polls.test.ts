import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { ResultVisibility } from '../../../src/polls/polls.model.ts';
import { setMemberState } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { openStream } from '../support/stream.ts';
import { pollRecord, put, setClock } from './support.ts';

const BEFORE = '2026-04-30T23:59:59.999Z';
const DURING = '2026-05-02T12:00:00.000Z';
const LAST_MOMENT = '2026-05-31T23:59:59.999Z';
const AFTER = '2026-06-01T00:00:00.000Z';

for (const engine of ENGINES) {
  describe(`polls on ${engine}`, () => {
    const { clock, set } = setClock(DURING);
    let server: TestServer;
    let ann: { session: string; member: string };
    let bob: { session: string; member: string };
    let staff: { session: string; member: string };

    before(async () => {
      server = await startTestServer({ engine, clock });
    });
    /** Goes to a moment, where everybody signs in anew: sessions last a day. */
    const goTo = async (moment: string) => {
      set(moment);
      ann = await server.signIn('ann');
      bob = await server.signIn('bob');
      staff = await server.signIn('staff', { roles: ['staff'] });
    };
    beforeEach(() => goTo(DURING));
    after(() => server.stop());

    const vote = (poll: string, who: { session: string }, options: unknown, key: string = randomUUIDv7()) =>
      server.call('PUT', `/v1/polls/${poll}/ballot`, { session: who.session, key, body: { options } });
    const withdraw = (poll: string, who: { session: string }) =>
      server.call('DELETE', `/v1/polls/${poll}/ballot`, { session: who.session });
    const read = async (poll: string) => (await server.call('GET', `/v1/polls/${poll}`)).body;
    const mine = async (poll: string, who: { session: string }) =>
      (await server.call('GET', `/v1/polls/${poll}/mine`, { session: who.session })).body;

    it('tells a poll as everyone sees it, and nothing of one that is not there', async () => {
      const told = {
        stage: 'concept',
        introduction: [{ type: 'divider' }],
        author: { name: 'The team' },
        eligibleCount: 40,
      } as const;
      const followUp = { status: 'heard', at: DURING, markdown: 'We *read* it all.' } as const;
      await put(server, pollRecord('told', { ...told, followUpBy: AFTER, followUp }));
      const { position, ...poll } = await read('told');
      const { type: _type, ...record } = pollRecord('told', { ...told, followUpBy: AFTER });
      assert.deepEqual(poll, {
        ...record,
        followUp: {
          status: 'heard',
          at: DURING,
          text: [
            {
              type: 'paragraph',
              children: [
                { type: 'text', text: 'We ' },
                { type: 'emphasis', children: [{ type: 'text', text: 'read' }] },
                { type: 'text', text: ' it all.' },
              ],
            },
          ],
        },
        state: 'open',
        voterCount: 0,
        results: { ballots: 0, votes: { red: 0, green: 0, blue: 0 }, final: false },
      });
      assert.match(position, /^\d+$/);
      assert.equal((await server.call('GET', '/v1/polls/none')).status, 404);
      assert.equal((await server.call('GET', '/v1/polls/none/mine', { session: ann.session })).status, 404);
      assert.equal((await vote('none', ann, ['red'])).status, 404);
      assert.equal((await server.call('PUT', '/v1/polls/told/ballot', { body: { options: ['red'] } })).status, 401);
    });

    it('takes, changes and takes back a ballot', async () => {
      await put(server, pollRecord('change'));
      assert.deepEqual(await mine('change', ann), {
        can: { vote: true, withdraw: false },
        results: { ballots: 0, votes: { red: 0, green: 0, blue: 0 }, final: false },
      });
      const cast = await vote('change', ann, ['red']);
      assert.deepEqual([cast.status, cast.body.status], [200, 'published']);
      assert.deepEqual(cast.body.value, await mine('change', ann));
      assert.deepEqual(cast.body.value.ballot, ['red']);
      await vote('change', bob, ['red']);
      await vote('change', ann, ['blue']);
      assert.deepEqual((await read('change')).results, {
        ballots: 2,
        votes: { red: 1, green: 0, blue: 1 },
        final: false,
      });
      assert.deepEqual((await withdraw('change', ann)).body.value.can, { vote: true, withdraw: false });
      assert.equal((await withdraw('change', ann)).status, 200);
      assert.deepEqual((await read('change')).results, {
        ballots: 1,
        votes: { red: 1, green: 0, blue: 0 },
        final: false,
      });
      assert.equal((await read('change')).voterCount, 1);
    });

    it('refuses a ballot that makes no sense, and says which field', async () => {
      await put(
        server,
        pollRecord('sense', { choice: 'multiple', min: 2, max: 2 }),
        pollRecord('other', { options: [{ id: 'x', label: 'x' }] }),
      );
      for (const options of [['red', 'x'], ['red', 'red'], ['red'], [], ['red', 'green', 'blue']]) {
        const { status, body } = await vote('sense', ann, options);
        assert.deepEqual([status, body.code, body.fields[0].field], [422, 'invalid', '/options'], options.join());
      }
      for (const options of ['red', [7], null, Array.from({ length: 200 }, (_, index) => `o${index}`)]) {
        assert.equal((await vote('sense', ann, options)).status, 400);
      }
      assert.equal((await read('sense')).voterCount, 0);
      assert.equal((await vote('sense', ann, ['red', 'blue'])).status, 200);
    });

    it('keeps its times by its own clock', async () => {
      await put(server, pollRecord('times'));
      await goTo(BEFORE);
      const early = await vote('times', ann, ['red']);
      assert.deepEqual([early.status, early.body.code], [409, 'not-open']);
      assert.equal((await read('times')).state, 'announced');
      await goTo(LAST_MOMENT);
      assert.equal((await vote('times', ann, ['red'])).status, 200);
      await goTo(AFTER);
      for (const late of [
        await vote('times', bob, ['red']),
        await vote('times', ann, ['blue']),
        await withdraw('times', ann),
      ]) {
        assert.deepEqual([late.status, late.body.code], [409, 'closed']);
      }
      assert.deepEqual((await mine('times', ann)).can, { vote: false, withdraw: false });
      const { state, results } = await read('times');
      assert.deepEqual([state, results], ['closed', { ballots: 1, votes: { red: 1, green: 0, blue: 0 }, final: true }]);
    });

    it('lets a ballot stand where it may not be changed', async () => {
      await put(server, pollRecord('final', { changeable: false }));
      const key = randomUUIDv7();
      assert.equal((await vote('final', ann, ['red'], key)).status, 200);
      assert.equal((await vote('final', ann, ['red'], key)).status, 200);
      for (const again of [await vote('final', ann, ['blue']), await withdraw('final', ann)]) {
        assert.deepEqual([again.status, again.body.code], [409, 'conflict']);
      }
      assert.deepEqual((await mine('final', ann)).ballot, ['red']);
      assert.deepEqual((await mine('final', ann)).can, { vote: false, withdraw: false });
    });

    it('takes no vote of a frozen member', async () => {
      await put(server, pollRecord('frozen'));
      await setMemberState(server, bob.member, 'frozen');
      const { status, body } = await vote('frozen', bob, ['red']);
      await setMemberState(server, bob.member, 'active');
      assert.deepEqual([status, body.code], [403, 'forbidden']);
    });

    const SHOWN: Readonly<Record<ResultVisibility, { open: readonly string[]; closed: readonly string[] }>> = {
      always: { open: ['everyone', 'voter', 'other', 'staff'], closed: ['everyone', 'voter', 'other', 'staff'] },
      'after-vote': { open: ['voter', 'staff'], closed: ['everyone', 'voter', 'other', 'staff'] },
      'after-close': { open: ['staff'], closed: ['everyone', 'voter', 'other', 'staff'] },
      organisers: { open: ['staff'], closed: ['staff'] },
    };

    for (const [visibility, shown] of Object.entries(SHOWN)) {
      it(`shows results by the rule: ${visibility}`, async () => {
        const id = `shown-${visibility}`;
        await put(server, pollRecord(id, { visibility: visibility as ResultVisibility }));
        const cast = await vote(id, ann, ['red']);
        assert.equal('results' in cast.body.value, shown.open.includes('voter'));
        const seers = async () => {
          const seen = {
            everyone: await read(id),
            voter: await mine(id, ann),
            other: await mine(id, bob),
            staff: await mine(id, staff),
          };
          return Object.entries(seen).flatMap(([who, answer]) => ('results' in answer ? who : []));
        };
        assert.deepEqual(await seers(), shown.open);
        await goTo(AFTER);
        assert.deepEqual(await seers(), shown.closed);
      });
    }

    it('tells streams of each vote, without what not everyone may see', async () => {
      await put(server, pollRecord('live', { visibility: 'after-close' }));
      const stream = await openStream(server, `topics=poll:live&since=${(await read('live')).position}`);
      await vote('live', ann, ['red']);
      const [{ data } = { data: undefined }] = await stream.count(1);
      assert.deepEqual([data.topic, data.type, data.value.voterCount], ['poll:live', 'poll', 1]);
      assert.equal('results' in data.value, false);
      assert.deepEqual(data.value, { ...(await read('live')), position: data.value.position });
      stream.close();
    });
  });
}
