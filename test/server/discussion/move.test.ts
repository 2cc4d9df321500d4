import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { describe, it } from 'node:test';
import { ENGINES } from '../support/server.ts';
import type { Json } from '../support/server.ts';
import { openStream } from '../support/stream.ts';
import { meeting } from './support.ts';

for (const engine of ENGINES) {
  describe(`moving a branch on ${engine}`, () => {
    const here = meeting(engine);
    const { get, holds, send } = here;
    const say = async (thread: string, markdown: string, parent?: string): Promise<string> =>
      (await here.say(here.ann, thread, markdown, { ...(parent && { parent }) })).id;
    const talk = async (thread: string) => {
      const ids = [await say(thread, 'First'), await say(thread, 'About tyres'), await say(thread, 'Last')];
      const reply = await say(thread, 'Wide tyres', ids[1]);
      const deep = await say(thread, 'Very wide tyres', reply);
      return { first: ids[0]!, branch: ids[1]!, last: ids[2]!, reply, deep };
    };
    const treeOf = ({ items }: Json): Json =>
      items.map(({ comment, replies }: Json) => [comment.id, ...replies.items.map(({ id }: Json) => id)]);

    it('makes it a thread with the same comments, and leaves a sign that leads there', async () => {
      const { first, branch, last, reply, deep } = await talk('talk');
      const key = randomUUIDv7();
      const body = { to: 'tyres', title: ' Tyres ' };
      const moved = await send('POST', `/v1/comments/${branch}/move`, body, here.staff.session, key);
      assert.equal(moved.status, 201);
      assert.deepEqual(
        [moved.body.value.key, moved.body.value.title, moved.body.value.commentCount, moved.body.value.movedFrom],
        ['tyres', 'Tyres', 3, { thread: 'talk', comment: key }],
      );
      assert.deepEqual(treeOf(await get('/v1/threads/tyres')), [[branch, reply, deep]]);
      const old = await get('/v1/threads/talk');
      assert.deepEqual([treeOf(old), old.thread.commentCount], [[[first], [key], [last]], 2]);
      const { state, tombstone } = old.items[1].comment;
      assert.deepEqual([state, tombstone.movedTo, tombstone.by], ['moved', 'tyres', 'staff']);
      assert.equal((await get(`/v1/comments/${deep}`)).thread, 'tyres');
      assert.deepEqual(await send('POST', `/v1/comments/${branch}/move`, body, here.staff.session, key), {
        ...moved,
        headers: (await send('POST', `/v1/comments/${branch}/move`, body, here.staff.session, key)).headers,
      });
      await holds();
    });

    it('finds its comments in the new thread and no longer in the old', async () => {
      const { branch, reply } = await talk('found');
      await send('POST', `/v1/comments/${branch}/move`, { to: 'found-tyres', title: 'Tyres' });
      const later = await say('found-tyres', 'Narrow wide tyres', reply);
      const ids = async (thread: string) =>
        (await get(`/v1/threads/${thread}/search?words=wide`)).items.map(({ id }: Json) => id);
      assert.ok((await ids('found-tyres')).includes(reply) && (await ids('found-tyres')).includes(later));
      assert.deepEqual(await ids('found'), []);
    });

    it('takes back what was settled or pinned with it, and takes along who follows it', async () => {
      const body = { kind: 'question', title: 'Which?', markdown: 'Tell me.' };
      await send('POST', '/v1/threads/asked', body, here.ann.session);
      const answer = (await send('POST', '/v1/threads/asked/comments', { markdown: 'This', kind: 'answer' })).body
        .value;
      await send('PUT', `/v1/comments/${answer.id}/follow`);
      await send('PUT', `/v1/comments/${answer.id}/helpful`, undefined, here.ann.session);
      await send('PUT', '/v1/threads/asked', { accepted: answer.id, pinned: answer.id });
      assert.equal((await send('POST', `/v1/comments/${answer.id}/move`, { to: 'this', title: 'This' })).status, 201);
      const { thread } = await get('/v1/threads/asked');
      assert.deepEqual([thread.accepted, thread.solvedAt, thread.pinned], [undefined, undefined, undefined]);
      assert.equal((await get(`/v1/comments/${answer.id}`)).helpfulCount, 1);
      const mine = (await here.server.call('GET', '/v1/threads/this/mine', { session: here.staff.session })).body;
      assert.deepEqual(mine.following.branches, [answer.id]);
      await holds();
    });

    it('refuses a reply, a key in use, a title of nothing, what is gone, and whoever is no steward', async () => {
      const { branch, reply, last } = await talk('refused');
      const move = async (id: string, change: object = {}, session = here.staff.session) =>
        (await send('POST', `/v1/comments/${id}/move`, { to: 'elsewhere', title: 'T', ...change }, session)).status;
      await send('DELETE', `/v1/comments/${last}`, undefined, here.ann.session);
      assert.deepEqual(
        [
          await move(reply),
          await move(branch, { to: 'refused' }),
          await move(branch, { title: '  ' }),
          await move(last),
          await move(randomUUIDv7()),
          await move(branch, {}, here.ann.session),
        ],
        [409, 409, 422, 409, 404, 403],
      );
      assert.equal((await get('/v1/threads/elsewhere')).items.length, 0);
    });

    it('tells who follows what went, and what stays in its place', async () => {
      const { branch } = await talk('told');
      const { position } = await get('/v1/threads/told');
      const stream = await openStream(here.server, `topics=thread:told&since=${position}`);
      const key = randomUUIDv7();
      await send('POST', `/v1/comments/${branch}/move`, { to: 'told-tyres', title: 'Tyres' }, here.staff.session, key);
      const told = (await stream.count(3)).map(({ data: { type, value } }) => [
        type,
        value.id ?? value.key,
        value.thread,
      ]);
      assert.deepEqual(told, [
        ['comment', key, 'told'],
        ['comment', branch, 'told-tyres'],
        ['thread', 'told', undefined],
      ]);
      stream.close();
    });
  });
}
