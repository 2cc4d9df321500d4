import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runSweep } from '../../../server/src/cleaning.ts';
import { assignOverdue } from '../../../server/src/discussion/assign.ts';
import { startServer } from '../../../server/src/server.ts';
import { createLog } from '../../../server/src/log.ts';
import { addSpace, grant, setMemberState, setPolicy } from '../support/seed.ts';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { Json, TestServer } from '../support/server.ts';
import { talk } from './support.ts';
import type { Person } from './support.ts';

for (const engine of ENGINES) {
  describe(`questions that wait on ${engine}`, () => {
    let server: TestServer;
    let ann: Person;
    let sem: Person;
    let tim: Person;
    let minutes = 0;
    const start = Date.now();
    const clock = () => new Date(start + minutes * 60_000);
    const { call, say, get, refused, holds } = talk(() => server);

    before(async () => {
      server = await startTestServer({ engine, clock });
      await addSpace(server, 'utrecht');
      await addSpace(server, 'gouda');
      ann = await server.signIn('ann');
      sem = await server.signIn('sem', { roles: ['staff'] });
      tim = await server.signIn('tim');
      await grant(server, tim.member, 'staff', 'utrecht');
    });
    after(() => server.stop());

    const ask = async (thread: string, more: object = {}, who = ann) => {
      minutes += 1;
      const body = { kind: 'question', title: thread, markdown: 'How?', ...more };
      assert.equal((await call('POST', `/v1/threads/${thread}`, who, body)).status, 201);
    };
    const waiting = async (who = sem, query = ''): Promise<Json[]> =>
      (await get(`/v1/waiting-threads?limit=50${query}`, who)).items;
    const keys = async (who = sem, query = '') => (await waiting(who, query)).map(({ thread }) => thread.key);
    const waits = async (key: string) => (await keys()).includes(key);

    it('waits from its first words until the team says something', async () => {
      await ask('opened');
      assert.ok(await waits('opened'));
      await say(ann, 'opened', 'Anybody?');
      assert.ok(await waits('opened'));
      const { id } = await say(sem, 'opened', 'So');
      assert.ok(!(await waits('opened')));
      await say(ann, 'opened', 'And then?');
      assert.ok(!(await waits('opened')));
      await call('DELETE', `/v1/comments/${id}`, sem);
      assert.ok(await waits('opened'));
      await call('POST', `/v1/comments/${id}/restore`, sem);
      assert.ok(!(await waits('opened')));
      await say(ann, 'page', 'I wonder', { page: { kind: 'question' }, kind: 'comment' });
      assert.ok(await waits('page'));
      await say(ann, 'talk', 'Just talking');
      assert.ok(!(await waits('talk')));
      await holds();
    });

    it('waits no longer once it is solved, and again when it is not', async () => {
      await ask('solved');
      await call('PUT', '/v1/threads/solved', ann, { solved: true });
      assert.ok(!(await waits('solved')));
      await call('PUT', '/v1/threads/solved', ann, { title: 'Solved' });
      assert.ok(!(await waits('solved')));
      await call('PUT', '/v1/threads/solved', ann, { solved: false });
      assert.ok(await waits('solved'));
      await holds();
    });

    it('does not let the team wait for itself', async () => {
      await ask('ours', {}, sem);
      assert.ok(!(await waits('ours')));
      await say(ann, 'ours', 'Good question');
      assert.ok(await waits('ours'));
    });

    it('lists the longest wait first, page by page, and when it is overdue', async () => {
      await setPolicy(server, { approval: 'none', answerWithin: 24 });
      const all = await waiting();
      const sinces = all.map(({ since }) => since);
      assert.deepEqual(sinces, sinces.toSorted());
      assert.equal(Date.parse(all[0].due), Date.parse(all[0].since) + 24 * 3_600_000);
      const seen: string[] = [];
      for (let next: string | undefined = ''; next !== undefined;) {
        const page: Json = await get(`/v1/waiting-threads?limit=1${next && `&cursor=${next}`}`, sem);
        seen.push(...page.items.map(({ thread }: Json) => thread.key));
        next = page.next;
      }
      assert.deepEqual(seen, await keys());
      await setPolicy(server, { approval: 'none' });
      assert.equal((await waiting())[0].due, undefined);
    });

    it('shows the team its own spaces, and nobody else anything', async () => {
      await ask('in-utrecht', { space: 'utrecht' });
      await ask('in-gouda', { space: 'gouda' });
      assert.deepEqual(await keys(tim), ['in-utrecht']);
      assert.deepEqual(await keys(sem, '&space=gouda'), ['in-gouda']);
      assert.equal(await refused('GET', '/v1/waiting-threads?space=gouda', tim), '403 forbidden');
      assert.equal(await refused('GET', '/v1/waiting-threads', ann), '403 forbidden');
      assert.equal(await refused('GET', '/v1/waiting-threads'), '401 not-signed-in');
    });

    it('puts what is overdue on the shortest list of the team of its space, once, with several servers too', async () => {
      const sweep = () => runSweep(server.services, assignOverdue);
      await sweep();
      assert.ok(
        (await waiting()).every(({ assignee }) => assignee === undefined),
        'never, where no time is set',
      );
      await setPolicy(server, { approval: 'none', answerWithin: 2 });
      await sweep();
      assert.ok(
        (await waiting()).every(({ assignee }) => assignee === undefined),
        'not before its time',
      );
      minutes += 180;
      const other = await startServer(server.settings, { clock, log: createLog('silent'), host: '127.0.0.1' });
      await Promise.all([sweep(), runSweep(other.services, assignOverdue), sweep()]);
      await other.stop();
      const lists = Map.groupBy(await waiting(), ({ assignee }) => assignee?.member);
      assert.deepEqual(new Set(lists.keys()), new Set([sem.member, tim.member]));
      assert.deepEqual(
        lists.get(tim.member)?.map(({ thread }) => thread.key),
        ['in-utrecht'],
      );
      await holds();
      await say(tim, 'in-utrecht', 'Like so');
      await ask('late', { space: 'utrecht' });
      minutes += 180;
      await sweep();
      assert.equal((await waiting(tim))[0].assignee.member, tim.member);
      await holds();
    });

    it('passes on the list of who is frozen, left or lost their role, and tells who has it now, once', async () => {
      const sweep = () => runSweep(server.services, assignOverdue);
      const loseRoles = ({ member }: Person) =>
        server.services.commit((db) => db.deleteFrom('grants').where('member', '=', member).execute());
      const told = async (who: Person): Promise<number> => (await get('/v1/notifications', who)).unread;
      const list = async () => (await waiting(sem, '&space=delft')).map(({ assignee }) => assignee?.member);
      await addSpace(server, 'delft');
      const [ida, jan] = [await server.signIn('ida'), await server.signIn('jan')];
      for (const { member } of [ida, jan]) await grant(server, member, 'staff', 'delft');
      for (const key of ['one', 'two', 'three', 'four']) await ask(key, { space: 'delft' });
      minutes += 180;
      await sweep();
      assert.deepEqual((await list()).toSorted(), [ida, ida, jan, jan].map(({ member }) => member).toSorted());

      const known = (await told(jan)) + (await told(sem));
      await setMemberState(server, ida.member, 'frozen');
      await sweep();
      await sweep();
      assert.ok((await list()).every((member) => member === jan.member || member === sem.member));
      assert.equal((await told(jan)) + (await told(sem)), known + 2);

      await loseRoles(jan);
      await sweep();
      assert.deepEqual(
        await list(),
        [1, 2, 3, 4].map(() => sem.member),
      );

      await setMemberState(server, sem.member, 'left');
      await sweep();
      const { reader } = server.services.databases;
      const rows = await reader.selectFrom('threads').select('assignee').where('space', '=', 'delft').execute();
      assert.deepEqual(
        rows.map(({ assignee }) => assignee),
        [1, 2, 3, 4].map(() => null),
        'on nobody’s, where there is no team',
      );
      await holds();
    });
  });
}
