import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { recordSource } from '../../../server/src/transfer/json-lines.ts';
import type { TransferRecord } from '../../../server/src/transfer/record.model.ts';
import { COMMUNITY, ENGINES } from '../support/server.ts';
import type { Json } from '../support/server.ts';
import { openStream } from '../support/stream.ts';
import { importFrom } from '../transfer/support.ts';
import { meeting } from './support.ts';

/** A comment of a thread that is made up: when it was written, and which of those before it answers to. */
interface Said {
  readonly minute: number;
  readonly answers: number;
}

const said = fc.array(fc.record({ minute: fc.integer({ min: 0, max: 30 }), answers: fc.nat(20) }), { maxLength: 12 });

for (const engine of ENGINES) {
  describe(`merging threads on ${engine}`, () => {
    const here = meeting(engine);
    const { get, holds, send } = here;
    let made = 0;
    const say = async (thread: string, markdown: string): Promise<string> =>
      (await here.say(here.ann, thread, markdown)).id;
    const merge = (from: string, into: string, key?: string) =>
      send('POST', `/v1/threads/${from}/merge`, { into }, here.staff.session, key);

    /** Imports a thread, roots in the order of time, and answers its key. */
    async function make(comments: readonly Said[]): Promise<string> {
      const key = `made-${(made += 1)}`;
      const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString();
      const sorted = comments.toSorted((a, b) => a.minute - b.minute);
      const records: TransferRecord[] = [
        {
          type: 'thread',
          key,
          space: COMMUNITY,
          kind: 'discussion',
          title: key,
          state: 'open',
          naming: 'either',
          createdAt: at(0),
        },
        ...sorted.map(({ minute, answers }, index): TransferRecord => {
          const parent = answers % 2 === 0 || index === 0 ? undefined : `${key}-${answers % index}`;
          return {
            ...{ type: 'comment', id: `${key}-${index}`, thread: key, kind: 'comment', state: 'published', version: 1 },
            ...{ author: { member: here.ann.member }, markdown: `Words of ${index}`, createdAt: at(minute) },
            ...(parent !== undefined && { parent }),
          };
        }),
      ];
      const { rejects } = await importFrom(here.server.services.databases, recordSource(records));
      assert.deepEqual(rejects, []);
      return key;
    }

    const branchesOf = async (thread: string): Promise<readonly Json[]> =>
      (await get(`/v1/threads/${thread}?limit=100`)).items.map(({ comment, replies }: Json) => [
        comment,
        ...replies.items,
      ]);
    const idsOf = (branch: readonly Json[]): readonly string[] => branch.map(({ id }) => id);

    it('puts them in the order of time, branches as they were, and loses nothing', async () => {
      await fc.assert(
        fc.asyncProperty(said, said, async (first, second) => {
          const from = await make(first);
          const into = await make(second);
          const apart = [...(await branchesOf(from)), ...(await branchesOf(into))];
          const merged = await merge(from, into);
          assert.equal(merged.status, 200);
          assert.equal(merged.body.value.commentCount, first.length + second.length);
          const now = await branchesOf(into);
          const sorted = (branches: readonly (readonly Json[])[]) => branches.map(idsOf).map(String).sort();
          assert.deepEqual(sorted(now), sorted(apart));
          const times = now.map(([root]) => root.createdAt);
          assert.deepEqual(times, times.toSorted());
          const next = await say(from, 'After all of them');
          assert.equal((await branchesOf(into)).at(-1)![0].id, next);
        }),
        { numRuns: 15 },
      );
      await holds();
    });

    it('keeps votes, followers and what was settled, and what the other was opened with', async () => {
      for (const key of ['dup', 'real']) {
        const body = { kind: 'question', title: `Title of ${key}`, markdown: `Opening of ${key}` };
        await send('POST', `/v1/threads/${key}`, body, here.ann.session);
        await send('PUT', `/v1/threads/${key}/me-too`);
      }
      const answer = (await send('POST', '/v1/threads/dup/comments', { markdown: 'So', kind: 'answer' })).body.value;
      await send('PUT', `/v1/comments/${answer.id}/reactions/like`, undefined, here.ann.session);
      await send('PUT', `/v1/comments/${answer.id}/helpful`, undefined, here.ann.session);
      await send('PUT', '/v1/threads/dup', { accepted: answer.id, pinned: answer.id });
      await send('PUT', '/v1/threads/dup/follow');
      const key = randomUUIDv7();
      assert.equal((await merge('dup', 'real', key)).status, 200);
      const { thread, items, pinned } = await get('/v1/threads/dup');
      assert.deepEqual(
        [thread.key, thread.title, thread.meTooCount, thread.accepted, thread.pinned, thread.commentCount],
        ['real', 'Title of real', 1, answer.id, answer.id, 2],
      );
      assert.ok(thread.solvedAt);
      assert.deepEqual([pinned.reactions, pinned.helpfulCount], [{ like: 1 }, 1]);
      const opening = items.find(({ comment }: Json) => comment.id === key).comment;
      assert.deepEqual([opening.text[0].children[0].text, opening.author.member], ['Opening of dup', here.ann.member]);
      const mine = (await here.server.call('GET', '/v1/threads/real/mine', { session: here.staff.session })).body;
      assert.equal(mine.following.thread, true);
      const found = (await get('/v1/threads/real/search?words=opening+of+dup')).items;
      assert.deepEqual(idsOf(found), [key]);
      await holds();
    });

    it('finds in it what was written in either, and in what was once part of either', async () => {
      const parts: string[] = [];
      for (const key of ['p1', 'p2']) {
        await say(key, 'Nothing');
        const id = await say(key, `A pannier of ${key}`);
        await send('POST', `/v1/comments/${id}/move`, { to: `${key}-part`, title: 'Part' });
        parts.push(id);
      }
      await merge('p1-part', 'p2-part');
      const found = (await get('/v1/threads/p1-part/search?words=pannier')).items;
      assert.deepEqual(new Set(idsOf(found)), new Set(parts));
    });

    it('tells who follows either', async () => {
      const id = await say('left', 'Hi');
      await say('right', 'Hello');
      const { position } = await get('/v1/threads/right');
      const stream = await openStream(here.server, `topics=thread:left,thread:right&since=${position}`);
      await merge('left', 'right');
      const told = (await stream.count(3)).map(({ data: { topic, type, value } }) => [
        topic,
        type,
        value.id ?? value.key,
      ]);
      assert.deepEqual(told, [
        ['thread:left', 'thread', 'right'],
        ['thread:right', 'comment', id],
        ['thread:right', 'thread', 'right'],
      ]);
      stream.close();
    });

    it('refuses a thread with itself, one that is not there, and whoever is no steward', async () => {
      await say('alone', 'Hi');
      await say('other', 'Hi');
      const statuses = [await merge('alone', 'alone'), await merge('nobody', 'alone'), await merge('alone', 'nobody')];
      assert.deepEqual(
        statuses.map(({ status }) => status),
        [409, 404, 404],
      );
      assert.equal((await send('POST', '/v1/threads/alone/merge', { into: 'other' }, here.ann.session)).status, 403);
    });

    it('merges ten thousand comments in one transaction, and moves as many', async () => {
      const many = (offset: number) =>
        Array.from({ length: 5_000 }, (_, index) => ({ minute: (index % 900) + offset, answers: index % 5 }));
      const from = await make(many(0));
      const into = await make(many(1));
      assert.equal((await merge(from, into)).body.value.commentCount, 10_000);
      await holds();
      const root = (await get(`/v1/threads/${into}?limit=1`)).items[0].comment;
      const moved = await send('POST', `/v1/comments/${root.id}/move`, { to: `${into}-moved`, title: 'Moved' });
      assert.equal(moved.body.value.commentCount, root.replyCount + 1);
      await holds();
    });
  });
}
