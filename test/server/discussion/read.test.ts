import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { addSpace, grant } from '../support/seed.ts';
import { COMMUNITY, ENGINES, startTestServer } from '../support/server.ts';
import type { Json, TestServer } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`reading a discussion on ${engine}`, () => {
    let server: TestServer;
    let ann: { session: string; member: string };
    /** By what they say. */
    const ids = new Map<string, string>();

    before(async () => {
      server = await startTestServer({ engine });
      ann = await server.signIn('ann');
      for (let root = 1; root <= 7; root += 1) await say(`r${root}`);
      // One branch is long and deep, and its replies arrived in another order than they are read in.
      await say('r3.a', 'r3');
      await say('r3.b', 'r3');
      await say('r3.a.a', 'r3.a');
      for (let reply = 1; reply <= 30; reply += 1) await say(`r3.a.a.${String(reply).padStart(2, '0')}`, 'r3.a.a');
      await say('r3.c', 'r3');
    });
    after(() => server.stop());

    async function say(words: string, parent?: string, thread = 'tree'): Promise<void> {
      const answer = await server.call('POST', `/v1/threads/${thread}/comments`, {
        session: ann.session,
        body: { markdown: words, ...(parent !== undefined && { parent: ids.get(parent) }) },
      });
      assert.equal(answer.status, 201);
      ids.set(words, answer.body.value.id);
    }

    const get = async (path: string) => (await server.call('GET', path)).body;
    const wordsOf = (comment: Json): string => comment.text[0].children[0].text;
    const rootsOf = (page: Json): string[] => page.items.map((branch: Json) => wordsOf(branch.comment));

    for (const order of ['oldest', 'newest']) {
      it(`walks the branches ${order} first, each once`, async () => {
        const seen: string[] = [];
        let next = '';
        do {
          const page = await get(`/v1/threads/tree?order=${order}&limit=3${next && `&cursor=${next}`}`);
          assert.equal(page.previous, undefined);
          seen.push(...rootsOf(page));
          next = page.next ?? '';
        } while (next !== '');
        const expected = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'];
        assert.deepEqual(seen, order === 'oldest' ? expected : expected.toReversed());
      });

      it(`opens ${order} first around a comment and walks both ways from it`, async () => {
        const around = await get(`/v1/threads/tree?order=${order}&limit=2&around=${ids.get('r4')}`);
        const all = rootsOf(around);
        assert.ok(all.includes('r4'));
        for (let at = around; at.next !== undefined;) {
          at = await get(`/v1/threads/tree?order=${order}&limit=2&cursor=${at.next}`);
          all.push(...rootsOf(at));
        }
        for (let at = around; at.previous !== undefined;) {
          at = await get(`/v1/threads/tree?order=${order}&limit=2&cursor=${at.previous}`);
          all.unshift(...rootsOf(at));
        }
        const expected = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'];
        assert.deepEqual(all, order === 'oldest' ? expected : expected.toReversed());
      });
    }

    it('reads a branch depth first, in pages, each reply once', async () => {
      const { comment, replies } = (await get('/v1/threads/tree')).items[2];
      assert.equal(comment.replyCount, 34);
      const seen: string[] = replies.items.map(wordsOf);
      for (let { next } = replies; next !== undefined;) {
        const page = await get(`/v1/comments/${comment.id}/replies?limit=7&cursor=${next}`);
        seen.push(...page.items.map(wordsOf));
        next = page.next;
      }
      const numbered = Array.from({ length: 30 }, (_, index) => `r3.a.a.${String(index + 1).padStart(2, '0')}`);
      assert.deepEqual(seen, ['r3.a', 'r3.a.a', ...numbered, 'r3.b', 'r3.c']);
    });

    it('shows a permalink deep in a branch, with all that comes before it', async () => {
      const page = await get(`/v1/threads/tree?limit=1&around=${ids.get('r3.a.a.25')}`);
      const { comment, replies } = page.items[0];
      assert.equal(wordsOf(comment), 'r3');
      assert.equal(wordsOf(replies.items.at(-1)), 'r3.a.a.25');
      assert.equal(replies.items.length, 27);
      const rest = await get(`/v1/comments/${comment.id}/replies?cursor=${replies.next}`);
      assert.equal(wordsOf(rest.items[0]), 'r3.a.a.26');
    });

    it('answers a thread nobody wrote in as an empty page, and a comment of elsewhere as nothing', async () => {
      const page = await get('/v1/threads/nobody');
      assert.deepEqual(page.items, []);
      assert.deepEqual([page.thread.commentCount, page.thread.state, page.position], [0, 'open', '0']);
      await say('x1', undefined, 'other');
      assert.equal((await server.call('GET', `/v1/threads/tree?around=${ids.get('x1')}`)).status, 404);
      assert.equal((await server.call('GET', `/v1/comments/${ids.get('r3.a')}/replies`)).status, 404);
    });

    it('refuses a cursor of another branch, order or thread', async () => {
      const { next } = await get('/v1/threads/tree?limit=2');
      assert.equal((await server.call('GET', `/v1/threads/tree?order=newest&cursor=${next}`)).status, 400);
      assert.equal((await server.call('GET', `/v1/threads/other?cursor=${next}`)).status, 400);
      const branch = (await get('/v1/threads/tree')).items[2].replies.next;
      assert.equal((await server.call('GET', `/v1/comments/${ids.get('r1')}/replies?cursor=${branch}`)).status, 400);
    });

    it('counts many threads in one answer, and lists them by activity', async () => {
      await say('late', undefined, 'zebra');
      assert.deepEqual(await get('/v1/comment-counts?threads=tree,zebra,none'), { none: 0, tree: 41, zebra: 1 });
      const first = await get('/v1/threads?limit=1');
      assert.equal(first.items[0].key, 'zebra');
      const second = await get(`/v1/threads?limit=5&cursor=${first.next}`);
      assert.ok(!second.items.some((thread: { key: string }) => thread.key === 'zebra'));
    });

    it('says what a reader may do, without changing what everyone reads', async () => {
      const id = ids.get('r1')!;
      const earlier = await get('/v1/threads/tree?limit=1');
      const bob = await server.signIn('bob');
      await server.call('PUT', `/v1/comments/${id}/reactions/like`, { session: bob.session });
      const mine = (
        await server.call('GET', `/v1/threads/tree/mine?ids=${id},${randomUUIDv7()}`, { session: bob.session })
      ).body;
      const usual = { reply: true, react: true, restore: false, accept: false, pin: false, move: false };
      assert.deepEqual(mine.comments, {
        [id]: { can: { ...usual, edit: false, delete: false, helpful: true }, reactions: ['like'], helpful: false },
      });
      const own = (await server.call('GET', `/v1/threads/tree/mine?ids=${id}`, { session: ann.session })).body;
      assert.deepEqual(own.comments[id].can, { ...usual, edit: true, delete: true, helpful: false });
      const later = await get('/v1/threads/tree?limit=1');
      assert.deepEqual(later.items[0].comment, { ...earlier.items[0].comment, reactions: { like: 1 } });
    });

    it('shows the role that somebody holds there, and not one they hold elsewhere', async () => {
      await addSpace(server, 'utrecht');
      await addSpace(server, 'gouda');
      const carl = await server.signIn('carl');
      await grant(server, carl.member, 'ambassador', 'utrecht');
      const write = async (space: string) => {
        const body = { markdown: 'Hi', page: { space } };
        return (await server.call('POST', `/v1/threads/in-${space}/comments`, { session: carl.session, body })).body
          .value.author;
      };
      assert.equal((await write('utrecht')).role, 'ambassador');
      assert.equal((await write('gouda')).role, undefined);
      const below = await get(`/v1/threads?space=utrecht`);
      assert.deepEqual(
        below.items.map((thread: { key: string }) => thread.key),
        ['in-utrecht'],
      );
      const all = await get(`/v1/threads?space=${COMMUNITY}`);
      assert.ok(all.items.length >= 4);
    });
  });
}
