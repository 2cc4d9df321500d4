import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { checkDatabase } from '../../../server/src/cli/check.ts';
import { addSpace, setMemberState } from '../support/seed.ts';
import { COMMUNITY, ENGINES, startTestServer } from '../support/server.ts';
import type { TestAnswer, TestServer } from '../support/server.ts';
import { openStream } from '../support/stream.ts';
import { put, setClock } from '../polls/support.ts';
import { eventRecord } from './support.ts';

const DURING = '2026-06-01T12:00:00.000Z';

for (const engine of ENGINES) {
  describe(`calendar on ${engine}`, () => {
    const { clock, set } = setClock(DURING);
    let server: TestServer;
    let ann: { session: string; member: string };
    let bob: { session: string; member: string };

    before(async () => {
      server = await startTestServer({ engine, clock });
      await addSpace(server, 'utrecht');
      await addSpace(server, 'wijk', 'utrecht');
    });
    const goTo = async (moment: string) => {
      set(moment);
      ann = await server.signIn('ann');
      bob = await server.signIn('bob');
    };
    beforeEach(() => goTo(DURING));
    after(() => server.stop());

    const signUp = (id: string, { session }: { session: string }) =>
      server.call('PUT', `/v1/occurrences/${id}/attendance`, { session });
    const cancel = (id: string, { session }: { session: string }) =>
      server.call('DELETE', `/v1/occurrences/${id}/attendance`, { session });
    const read = async (id: string) => (await server.call('GET', `/v1/occurrences/${id}`)).body;
    const mine = async (id: string, { session }: { session: string }) =>
      (await server.call('GET', `/v1/occurrences/mine?ids=${id}`, { session })).body[id];
    const refusal = ({ status, body }: TestAnswer) => [status, body.code];
    const idsOf = async (query: string) =>
      (await server.call('GET', `/v1/occurrences?${query}`)).body.items.map(({ id }: { id: string }) => id);

    it('answers a retry with the occurrence as it is now, and nothing of a host who left', async () => {
      const nan = await server.signIn('nan', { name: 'Nanette' });
      await put(server, eventRecord('again', { host: { member: nan.member } }));
      const key = randomUUIDv7();
      const attend = () => server.call('PUT', '/v1/occurrences/again/attendance', { session: ann.session, key });
      assert.equal((await attend()).body.value.host.name, 'Nanette');
      await signUp('again', bob);
      await server.services.commit((db) =>
        db.updateTable('members').set({ name: '', state: 'left' }).where('id', '=', nan.member).execute(),
      );
      const { status, body } = await attend();
      assert.deepEqual([status, body.value.attendeeCount], [200, 2]);
      const kept = await server.services.databases.reader.selectFrom('idempotency_keys').select('answer').execute();
      assert.ok(!JSON.stringify([body, kept]).includes('Nanette'));
    });

    it('tells an occurrence with its instants, by wall time and zone', async () => {
      const place = { name: 'Workshop', address: 'Kade 1' };
      await put(
        server,
        eventRecord('told', { host: { name: 'The club' }, place, url: 'https://www.example.test/ride', capacity: 9 }),
      );
      const {
        type: _type,
        markdown: _markdown,
        ...record
      } = eventRecord('told', { host: { name: 'The club' }, place, url: 'https://www.example.test/ride', capacity: 9 });
      assert.deepEqual(await read('told'), {
        ...record,
        event: 'told',
        summary: [
          {
            type: 'paragraph',
            children: [
              { type: 'text', text: 'Bring a ' },
              { type: 'emphasis', children: [{ type: 'text', text: 'helmet' }] },
              { type: 'text', text: '.' },
            ],
          },
        ],
        startsAt: '2026-06-10T17:30:00.000Z',
        endsAt: '2026-06-10T19:00:00.000Z',
        attendeeCount: 0,
      });
      assert.equal((await server.call('GET', '/v1/occurrences/none')).status, 404);
    });

    it('says when it is by the wall time, also where the kept instant says otherwise', async () => {
      await put(server, eventRecord('wall'));
      await server.services.databases.writer
        .updateTable('events')
        .set({ starts_at: '2026-06-10T16:30:00.000Z' })
        .where('id', '=', 'wall')
        .execute();
      assert.equal((await read('wall')).startsAt, '2026-06-10T17:30:00.000Z');
      await server.services.databases.writer
        .updateTable('events')
        .set({ starts_at: '2026-06-10T17:30:00.000Z' })
        .where('id', '=', 'wall')
        .execute();
    });

    it('lists what ends after one moment and starts before another, by start, page by page', async () => {
      const day = (id: string, date: string, space = 'wijk') =>
        eventRecord(id, { space, start: `${date}T10:00`, end: `${date}T12:00` });
      await put(
        server,
        day('l2', '2027-01-02'),
        day('l1', '2027-01-01'),
        day('l4', '2027-01-03', 'utrecht'),
        day('l3', '2027-01-02'),
      );
      const within = 'space=utrecht&from=2027-01-01T00:00:00Z';
      assert.deepEqual(await idsOf(within), ['l1', 'l2', 'l3', 'l4']);
      assert.deepEqual(await idsOf('space=wijk&from=2027-01-01T00:00:00Z'), ['l1', 'l2', 'l3']);
      assert.deepEqual(await idsOf('space=utrecht&from=2027-01-01T10:59:59Z&until=2027-01-02T09:00:00Z'), ['l1']);
      assert.deepEqual(await idsOf('space=utrecht&from=2027-01-01T11:00:00Z&until=2027-01-02T09:00:00.001Z'), [
        'l2',
        'l3',
      ]);
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const further = cursor === undefined ? '' : `&cursor=${cursor}`;
        const { body } = await server.call('GET', `/v1/occurrences?${within}&limit=3${further}`);
        pages.push(body.items.map(({ id }: { id: string }) => id));
        cursor = body.next;
      } while (cursor !== undefined);
      assert.deepEqual(pages, [['l1', 'l2', 'l3'], ['l4']]);
      set('2027-01-02T11:30:00.000Z');
      assert.deepEqual(await idsOf('space=utrecht'), ['l4']);
      for (const query of ['from=tomorrow', 'until=2027-13-01T00:00:00Z', 'cursor=x', 'limit=0', 'month=5']) {
        const { status, body } = await server.call('GET', `/v1/occurrences?${query}`);
        assert.deepEqual([status, body.fields[0].field], [400, query.split('=')[0]]);
      }
    });

    it('gives seats and takes them back, each once', async () => {
      await put(server, eventRecord('seats', { capacity: 1 }));
      assert.deepEqual(await mine('seats', ann), { signedUp: false, can: { signUp: true, cancel: false } });
      const taken = await signUp('seats', ann);
      assert.deepEqual([taken.status, taken.body.status, taken.body.value.attendeeCount], [200, 'published', 1]);
      assert.equal((await signUp('seats', ann)).body.value.attendeeCount, 1);
      assert.deepEqual(await mine('seats', ann), { signedUp: true, can: { signUp: false, cancel: true } });
      assert.deepEqual(refusal(await signUp('seats', bob)), [409, 'full']);
      assert.deepEqual(await mine('seats', bob), { signedUp: false, can: { signUp: false, cancel: false } });
      assert.equal((await cancel('seats', bob)).body.value.attendeeCount, 1);
      assert.equal((await cancel('seats', ann)).body.value.attendeeCount, 0);
      assert.equal((await cancel('seats', ann)).body.value.attendeeCount, 0);
      assert.equal((await signUp('seats', bob)).status, 200);
      assert.equal((await read('seats')).attendeeCount, 1);
    });

    it('refuses by time, by state and by who asks', async () => {
      await put(
        server,
        eventRecord('early', { signUpUntil: '2026-06-01T12:00:00.000Z' }),
        eventRecord('cancelled', { status: 'cancelled' }),
        eventRecord('walk-in', { signUp: false }),
        eventRecord('on'),
      );
      assert.deepEqual(refusal(await signUp('early', ann)), [409, 'closed']);
      assert.deepEqual(refusal(await signUp('cancelled', ann)), [409, 'closed']);
      assert.deepEqual(refusal(await signUp('walk-in', ann)), [403, 'forbidden']);
      assert.equal((await signUp('none', ann)).status, 404);
      assert.equal((await server.call('PUT', '/v1/occurrences/on/attendance')).status, 401);
      await setMemberState(server, bob.member, 'frozen');
      assert.deepEqual(refusal(await signUp('on', bob)), [403, 'forbidden']);
      await setMemberState(server, bob.member, 'active');
      await signUp('on', ann);
      await goTo('2026-06-10T17:30:00.000Z');
      assert.deepEqual(refusal(await signUp('on', bob)), [409, 'closed']);
      assert.deepEqual(refusal(await cancel('on', ann)), [409, 'closed']);
      assert.deepEqual(await mine('on', ann), { signedUp: true, can: { signUp: false, cancel: false } });
    });

    it('never gives more seats than there are, over two servers at once', async () => {
      await put(server, eventRecord('race', { capacity: 5 }));
      const { databaseUrl } = server.settings;
      const second = await startTestServer({ engine, clock, settings: { databaseUrl } });
      const people = await Promise.all(Array.from({ length: 20 }, (_, index) => server.signIn(`racer ${index}`)));
      const settled = async (send: () => Promise<TestAnswer>): Promise<TestAnswer> => {
        const answer = await send();
        return answer.status === 503 ? settled(send) : answer;
      };
      const answers = await Promise.all(
        people.map(({ session }, index) =>
          settled(() =>
            (index % 2 === 0 ? server : second).call('PUT', '/v1/occurrences/race/attendance', { session }),
          ),
        ),
      );
      await second.stop();
      assert.equal(answers.filter(({ status }) => status === 200).length, 5);
      assert.equal(answers.filter(({ status, body }) => status === 409 && body.code === 'full').length, 15);
      assert.equal((await read('race')).attendeeCount, 5);
      assert.deepEqual(await checkDatabase(server.services.databases, COMMUNITY), []);
    });

    it('answers with iCalendar files, of one occurrence and of a space', async () => {
      await put(
        server,
        eventRecord('file', { space: 'wijk', start: '2028-03-26T01:30', end: '2028-03-26T04:00' }),
        eventRecord('past', { space: 'wijk', start: '2026-04-01T10:00', end: '2026-04-01T11:00' }),
      );
      const one = await server.call('GET', '/v1/occurrences/file.ics');
      assert.equal(one.status, 200);
      assert.equal(one.headers.get('content-type'), 'text/calendar; charset=utf-8');
      assert.match(one.body, /^BEGIN:VCALENDAR\r\n/);
      assert.match(one.body, /\r\nUID:file@events\.example\.test\r\n/);
      assert.match(one.body, /\r\nDTSTART;TZID=Europe\/Amsterdam:20280326T013000\r\n/);
      const tag = String(one.headers.get('etag'));
      set('2026-06-01T13:00:00.000Z');
      assert.equal(
        (await server.call('GET', '/v1/occurrences/file.ics', { headers: { 'if-none-match': tag } })).status,
        304,
      );
      const feed = await server.call('GET', '/v1/calendar.ics?space=utrecht');
      assert.match(feed.body, /UID:file@/);
      assert.doesNotMatch(feed.body, /UID:past@|UID:told@/);
      assert.match((await server.call('GET', '/v1/calendar.ics')).body, /UID:told@/);
      assert.equal((await server.call('GET', '/v1/calendar.ics?space=moon')).status, 404);
      assert.equal((await server.call('GET', '/v1/occurrences/none.ics')).status, 404);
    });

    it('tells streams of each seat', async () => {
      await put(server, eventRecord('live'));
      const { position } = (await server.call('GET', '/v1/occurrences')).body;
      const stream = await openStream(server, `topics=occurrence:live&since=${position}`);
      await signUp('live', ann);
      const [{ data } = { data: undefined }] = await stream.count(1);
      assert.deepEqual([data.topic, data.type], ['occurrence:live', 'occurrence']);
      assert.deepEqual(data.value, await read('live'));
      assert.equal(data.value.attendeeCount, 1);
      stream.close();
    });
  });
}
