import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setMemberState, setPolicy, setThreadState } from '../support/seed.ts';
import { ENGINES, ORIGIN, startTestServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`writing in a discussion on ${engine}`, () => {
    let server: TestServer;
    let ann: { session: string; member: string };
    let bob: { session: string; member: string };

    before(async () => {
      server = await startTestServer({ engine });
      ann = await server.signIn('ann', { name: 'Ann' });
      bob = await server.signIn('bob', { name: 'Bob' });
    });
    after(() => server.stop());

    const post = (thread: string, who: { session: string }, body: object, key: string = randomUUIDv7()) =>
      server.call('POST', `/v1/threads/${encodeURIComponent(thread)}/comments`, { session: who.session, key, body });
    const read = async (thread: string) => (await server.call('GET', `/v1/threads/${encodeURIComponent(thread)}`)).body;

    it('makes the thread with its first comment, and believes the page only so far', async () => {
      const page = { title: ' The bike ', url: `${ORIGIN}/bike?x=1` };
      const answer = await post('shop/bike:1', ann, { markdown: 'Hello *there*', language: 'en', page });
      assert.equal(answer.status, 201);
      assert.equal(answer.body.status, 'published');
      assert.deepEqual(answer.body.value.author, { member: ann.member, name: 'Ann' });
      const { thread, items } = await read('shop/bike:1');
      assert.equal(thread.title, 'The bike');
      assert.equal(thread.url, `${ORIGIN}/bike?x=1`);
      assert.equal(thread.commentCount, 1);
      assert.deepEqual(items[0].comment, answer.body.value);
      await post('elsewhere', ann, { markdown: 'Hi', page: { url: 'https://evil.example/x' } });
      assert.equal((await read('elsewhere')).thread.url, undefined);
      const nowhere = await post('nowhere', ann, { markdown: 'Hi', page: { space: 'moon' } });
      assert.equal(nowhere.status, 422);
      assert.equal(nowhere.body.fields[0].field, '/page/space');
    });

    it('answers the same key with the same answer, and refuses it for another write', async () => {
      const key = randomUUIDv7();
      const first = await post('keys', ann, { markdown: 'Once' }, key);
      const again = await post('keys', ann, { markdown: 'Once' }, key);
      assert.deepEqual([again.status, again.body], [first.status, first.body]);
      const other = await post('keys', ann, { markdown: 'Twice' }, key);
      assert.deepEqual([other.status, other.body.code], [422, 'conflict']);
      const elsewhere = await post('keys-2', ann, { markdown: 'Once' }, key);
      assert.deepEqual([elsewhere.status, elsewhere.body.code], [422, 'conflict']);
      const stolen = await post('keys', bob, { markdown: 'Mine now' }, key);
      assert.deepEqual([stolen.status, stolen.body.code], [422, 'conflict']);
      assert.equal((await read('keys')).thread.commentCount, 1);
    });

    it('writes once when the same write arrives many times at the same moment', async () => {
      const key = randomUUIDv7();
      const answers = await Promise.all(Array.from({ length: 20 }, () => post('race', ann, { markdown: 'One' }, key)));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
      assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
      assert.equal((await read('race')).thread.commentCount, 1);
    });

    it('keeps every count right when many write at once', async () => {
      const root = (await post('counts', ann, { markdown: 'Root' })).body.value;
      const child = (await post('counts', bob, { markdown: 'Child', parent: root.id })).body.value;
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          post('counts', index % 2 ? ann : bob, { markdown: `Reply ${index}`, parent: index % 3 ? root.id : child.id }),
        ),
      );
      assert.deepEqual(
        answers.filter(({ status }) => status !== 201).map(({ status, body }) => [status, body.code]),
        [],
      );
      const { thread, items } = await read('counts');
      assert.equal(thread.commentCount, 32);
      assert.equal(items[0].comment.replyCount, 31);
      assert.equal((await server.call('GET', `/v1/comments/${child.id}`)).body.replyCount, 10);
    });

    it('leaves a tombstone that keeps its replies and holds no words', async () => {
      const root = (await post('graves', ann, { markdown: 'A *secret* word' })).body.value;
      await post('graves', bob, { markdown: 'An answer', parent: root.id });
      await server.call('PUT', `/v1/comments/${root.id}/reactions/like`, { session: bob.session });
      const gone = await server.call('DELETE', `/v1/comments/${root.id}`, { session: ann.session });
      assert.equal(gone.body.value.state, 'deleted');
      assert.deepEqual([gone.body.value.author, gone.body.value.text, gone.body.value.reactions], [undefined, [], {}]);
      assert.equal(gone.body.value.tombstone.by, 'author');
      const again = await server.call('DELETE', `/v1/comments/${root.id}`, { session: ann.session });
      assert.deepEqual(again.body.value, gone.body.value);
      const { thread, items } = await read('graves');
      assert.equal(thread.commentCount, 1);
      assert.equal(items[0].replies.items.length, 1);
      assert.ok(!JSON.stringify(await read('graves')).includes('secret'));
      const markdown = await server.call('GET', `/v1/comments/${root.id}/markdown`, { session: ann.session });
      assert.equal(markdown.body.markdown, '');
      const reply = await post('graves', bob, { markdown: 'Too late', parent: root.id });
      assert.deepEqual([reply.status, reply.body.code], [409, 'conflict']);
    });

    it('edits only the newest version, and tells replies that their parent changed', async () => {
      const root = (await post('edits', ann, { markdown: 'Frist' })).body.value;
      const reply = (await post('edits', bob, { markdown: 'Typo', parent: root.id, parentVersion: 1 })).body.value;
      assert.equal(reply.parentVersion, undefined);
      const edit = (version: number, markdown: string, who = ann) =>
        server.call('PUT', `/v1/comments/${root.id}`, { session: who.session, body: { version, markdown } });
      const edited = await edit(1, 'First');
      assert.equal(edited.body.value.version, 2);
      assert.ok(edited.body.value.editedAt);
      assert.equal((await edit(1, 'Lost update')).status, 409);
      assert.equal((await edit(2, 'Not mine', bob)).status, 403);
      const shown = (await read('edits')).items[0].replies.items[0];
      assert.equal(shown.parentVersion, 1);
      const source = await server.call('GET', `/v1/comments/${root.id}/markdown`, { session: ann.session });
      assert.deepEqual(source.body, { markdown: 'First', version: 2 });
    });

    it('counts a reaction once for each member', async () => {
      const { id } = (await post('likes', ann, { markdown: 'Like me' })).body.value;
      const like = (who: { session: string }, method = 'PUT') =>
        server.call(method, `/v1/comments/${id}/reactions/like`, { session: who.session });
      await Promise.all([
        ...Array.from({ length: 10 }, () => like(ann)),
        ...Array.from({ length: 10 }, () => like(bob)),
      ]);
      assert.deepEqual((await read('likes')).items[0].comment.reactions, { like: 2 });
      await like(bob, 'DELETE');
      const back = await like(bob, 'DELETE');
      assert.deepEqual(back.body.value.reactions, { like: 1 });
      assert.equal(
        (await server.call('PUT', `/v1/comments/${id}/reactions/hate`, { session: ann.session })).status,
        400,
      );
    });

    it('refuses what the rules refuse', async () => {
      const root = (await post('rules', ann, { markdown: 'Root' })).body.value;
      assert.equal((await post('rules', ann, { markdown: ' \u200b ' })).body.code, 'empty');
      assert.equal((await post('rules', ann, { markdown: 'x'.repeat(10_001) })).status, 413);
      assert.equal((await post('rules', ann, { markdown: 'Hi', parent: randomUUIDv7() })).status, 404);
      assert.equal((await post('other', ann, { markdown: 'Hi', parent: root.id })).status, 404);
      const links = Array.from({ length: 41 }, (_, index) => `<https://example.org/${index}>`).join(' ');
      assert.equal((await post('rules', ann, { markdown: links })).status, 422);
      await setThreadState(server, 'rules', 'locked');
      assert.equal((await post('rules', bob, { markdown: 'Hi' })).body.code, 'locked');
      await setThreadState(server, 'rules', 'open');
      await setMemberState(server, bob.member, 'frozen');
      assert.equal((await post('rules', bob, { markdown: 'Hi' })).body.code, 'forbidden');
      await setMemberState(server, bob.member, 'active');
    });

    it('shows a held comment to its author alone', async () => {
      await setPolicy(server, { approval: 'everyone' });
      const held = await post('held', ann, { markdown: 'Wait' });
      await setPolicy(server, { approval: 'none' });
      assert.equal(held.body.status, 'held');
      const { id } = held.body.value;
      assert.deepEqual((await read('held')).items, []);
      assert.equal((await read('held')).thread.commentCount, 0);
      assert.equal((await server.call('GET', `/v1/comments/${id}`)).status, 404);
      assert.equal((await server.call('GET', `/v1/comments/${id}/markdown`, { session: bob.session })).status, 404);
      const mine = async (who: { session: string }) =>
        (await server.call('GET', `/v1/threads/held/mine?ids=${id}`, { session: who.session })).body;
      assert.equal((await mine(ann)).held[0].id, id);
      assert.deepEqual([(await mine(bob)).comments, (await mine(bob)).held], [{}, []]);
      assert.equal((await server.call('DELETE', `/v1/comments/${id}`, { session: bob.session })).status, 404);
      const gone = await server.call('DELETE', `/v1/comments/${id}`, { session: ann.session });
      assert.equal(gone.body.value.state, 'deleted');
      assert.deepEqual((await read('held')).items, []);
    });
  });
}
