import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { ENGINES, startTestServer } from '../support/server.ts';
import type { TestAnswer, TestServer } from '../support/server.ts';
import { talk, wordsOf } from './support.ts';
import type { Person } from './support.ts';

for (const engine of ENGINES) {
  describe(`what a retry is answered on ${engine}`, () => {
    let server: TestServer;
    let ann: Person;
    let bob: Person;
    let eva: Person;
    const { say, call, get, holds } = talk(() => server);

    before(async () => {
      server = await startTestServer({ engine });
      ann = await server.signIn('ann');
      bob = await server.signIn('bob');
      eva = await server.signIn('eva', { roles: ['mods'] });
    });
    after(() => server.stop());

    /** A write that can be sent again as it was. */
    const writing = (who: Person, method: string, path: string, body?: object) => {
      const key = randomUUIDv7();
      return () => server.call(method, path, { session: who.session, key, ...(body !== undefined && { body }) });
    };
    /** Sends writes one after the other; what sends them all again. */
    const sent = async (writes: readonly (() => Promise<TestAnswer>)[]) => {
      const first: number[] = [];
      for (const write of writes) first.push((await write()).status);
      assert.ok(first.every((status) => status < 300));
      return async () => {
        const answers = await Promise.all(writes.map((write) => write()));
        assert.deepEqual(
          answers.map(({ status }) => status),
          first,
        );
        return answers.map(({ body }) => body);
      };
    };
    const kept = async () =>
      JSON.stringify(await server.services.databases.reader.selectFrom('idempotency_keys').select('answer').execute());

    /** Ann's comment, edited, reacted to, found helpful and followed, with what sends all of that again. */
    const handled = async (thread: string, word: string) => {
      const create = writing(ann, 'POST', `/v1/threads/${thread}/comments`, { markdown: `a ${word} word` });
      const { id } = (await create()).body.value;
      const path = `/v1/comments/${id}`;
      const again = await sent([
        create,
        writing(ann, 'PUT', path, { version: 1, markdown: `a ${word} phrase` }),
        writing(bob, 'PUT', `${path}/reactions/like`),
        writing(bob, 'PUT', `${path}/helpful`),
      ]);
      return { id, again };
    };

    it('is the comment as it is by now', async () => {
      const { again } = await handled('now', 'first');
      for (const { status, value } of await again()) {
        assert.deepEqual([status, wordsOf(value), value.helpfulCount], ['published', 'a first phrase', 1]);
      }
      await holds();
    });

    it('holds no word of what its author deleted, whoever asks again', async () => {
      const { id, again } = await handled('deleted', 'buried');
      await call('DELETE', `/v1/comments/${id}`, ann);
      const answers = await again();
      for (const { value } of answers) assert.deepEqual([value.id, value.state], [id, 'deleted']);
      assert.ok(!JSON.stringify([answers, await kept()]).includes('buried'));
      await call('POST', `/v1/comments/${id}/restore`, ann);
      assert.ok((await again()).every(({ value }) => wordsOf(value) === 'a buried phrase'));
    });

    it('holds no word of what the team removed', async () => {
      const { id, again } = await handled('removed', 'rude');
      const tombstone = JSON.stringify({ at: new Date().toISOString(), by: 'moderator' });
      await server.services.commit((db) =>
        db.updateTable('comments').set({ state: 'removed', tombstone }).where('id', '=', id).execute(),
      );
      const answers = await again();
      for (const { value } of answers) assert.deepEqual([value.state, value.tombstone.by], ['removed', 'moderator']);
      assert.ok(!JSON.stringify([answers, await kept()]).includes('rude'));
    });

    it('holds nothing of somebody who left', async () => {
      const nan = await server.signIn('nan', { name: 'Nanette' });
      const { id } = await say(nan, 'left', 'Goodbye');
      const again = await sent([writing(bob, 'PUT', `/v1/comments/${id}/helpful`)]);
      await server.services.commit((db) =>
        db.updateTable('members').set({ name: '', state: 'left' }).where('id', '=', nan.member).execute(),
      );
      assert.ok(!JSON.stringify([await again(), await kept()]).includes('Nanette'));
    });

    it('is the thread as it is by now, wherever it went', async () => {
      const opening = { kind: 'question', title: 'Opened', markdown: 'An old thought' };
      const again = await sent([writing(eva, 'POST', '/v1/threads/opened', opening)]);
      await call('PUT', '/v1/threads/opened', eva, { opening: 'A new thought' });
      await call('POST', '/v1/threads/opened/rename', eva, { to: 'renamed' });
      const [{ value }] = (await again()) as [{ value: object }];
      assert.deepEqual(value, (await get('/v1/threads/renamed')).thread);
      assert.ok(!(await kept()).includes('thought'));
    });
  });
}
