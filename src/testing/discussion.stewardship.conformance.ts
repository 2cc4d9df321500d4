import { newId } from '../core/ids.ts';
import type { ThreadChange } from '../discussion/discussion.model.ts';
import { PleinError } from '../core/errors.ts';
import { given, ok, refused, same } from './assert.ts';
import { COMMENTS, type MemberName } from './fixture.ts';
import { follow, newThread, publish, succeeds } from './steps.ts';
import type { Case, Community } from './suite.ts';

const CHANGE = ['discussion.changeThread', 'discussion.createComment'] as const;

export const stewardshipCases: readonly Case[] = [
  {
    name: 'locks a thread to all but stewards, and unlocks it',
    needs: [...CHANGE, 'discussion.editComment', 'discussion.react'],
    async run(community) {
      const { thread, id, discussion } = await begun(community);
      const change = changer(community, thread);
      same((await change('eva', { state: 'locked' })).value?.state, 'locked', 'the thread');
      const edit = { id, edit: newId(), version: 1, markdown: 'Still mine' };
      await refused(publish(discussion, { thread, parent: id }), 'locked', 'a reply');
      await refused(discussion.editComment(edit), 'locked', 'an edit');
      const { discussion: bram } = await community.reader('bram');
      await refused(bram.react({ comment: id, reaction: 'like', on: true }), 'locked', 'a reaction');
      await publish((await community.reader('eva')).discussion, { thread });
      await change('eva', { state: 'open' });
      await publish(discussion, { thread, parent: id });
    },
  },
  {
    name: 'says when who wrote in slow mode may write again, and leaves stewards and the team free',
    needs: [...CHANGE, 'discussion.readMine'],
    async run(community) {
      const { thread, discussion } = await begun(community);
      const change = changer(community, thread);
      same((await change('dewi', { slowMode: 30 })).value?.slowMode, 30, 'the thread');
      const tooSoon = await publish(discussion, { thread }).catch((thrown: unknown) => thrown);
      ok(tooSoon instanceof PleinError && tooSoon.code === 'rate-limited', `a second comment: ${String(tooSoon)}`);
      const wait = given(tooSoon.retryAfter, 'after how many seconds they may');
      ok(wait > 0 && wait <= 30 * 60, `${wait} seconds are not what is left of 30 minutes`);
      const { nextAt } = await discussion.readMine({ thread, comments: [] });
      ok(Date.parse(given(nextAt, 'from when on they may')) > Date.now(), 'that is in the past');
      const { discussion: bram } = await community.reader('bram');
      await publish(bram, { thread });
      await refused(publish(bram, { thread }), 'rate-limited', 'a second comment of another');
      for (const member of ['dewi', 'eva'] as const) {
        const { discussion: free } = await community.reader(member);
        for (const _ of [1, 2]) await publish(free, { thread });
      }
      const { value } = await change('dewi', { slowMode: null });
      same(value?.slowMode, undefined, 'the thread without');
      await publish(discussion, { thread });
    },
  },
  {
    name: 'takes a retry in slow mode for the comment that was taken',
    needs: CHANGE,
    async run(community) {
      const { thread } = await begun(community);
      await changer(community, thread)('dewi', { slowMode: 30 });
      const { discussion } = await community.reader('bram');
      const once = { id: newId(), thread, markdown: 'Once' };
      const answers = await Promise.all([1, 2, 3].map(() => discussion.createComment(once)));
      same(
        answers.map(({ value }) => value?.id),
        [1, 2, 3].map(() => once.id),
        'the answers',
      );
    },
  },
  {
    name: 'pins a comment of the thread, and unpins it',
    needs: [...CHANGE, 'discussion.deleteComment'],
    async run(community) {
      const { thread, id, discussion } = await begun(community);
      const change = changer(community, thread);
      same((await change('eva', { pinned: id })).value?.pinned, id, 'the thread');
      same((await discussion.readThread({ thread })).pinned?.id, id, 'what is pinned');
      same((await change('eva', { pinned: null })).value?.pinned, undefined, 'unpinned');
      await refused(change('eva', { pinned: COMMENTS.first }), 'not-found', 'a comment of another thread');
      await refused(change('eva', { pinned: newId() }), 'not-found', 'nothing');
      const gone = await publish(discussion, { thread });
      await discussion.deleteComment(gone.id);
      await refused(change('eva', { pinned: gone.id }), 'conflict', 'what is gone');
    },
  },
  {
    name: 'lets stewards and the team keep a thread, and nobody else',
    needs: [...CHANGE, 'discussion.readMine'],
    async run(community) {
      const { thread, id } = await begun(community, 'utrecht');
      const change = changer(community, thread);
      for (const member of ['dewi', 'eva', 'femke', 'hana', 'anna', 'jan', 'guus'] as const) {
        const { discussion } = await community.reader(member);
        const { can, comments } = await discussion.readMine({ thread, comments: [id] });
        const tried = await succeeds(change(member, { state: 'open' }));
        same([can.steward, comments[id]?.can.pin, comments[id]?.can.move], [tried, tried, tried], member);
        same(tried, ['dewi', 'eva', 'femke', 'hana'].includes(member), `whether ${member} may`);
      }
      await refused(change('anna', { state: 'locked' }), 'forbidden', 'a member');
      await refused(change('anna', { slowMode: 5 }), 'forbidden', 'a member');
      await refused(change('anna', { pinned: id }), 'forbidden', 'a member');
      await refused(change(undefined, { state: 'locked' }), 'not-signed-in', 'signed out');
    },
  },
  {
    name: 'refuses a change of nothing that is there, and one that is none',
    needs: CHANGE,
    async run(community) {
      const { thread } = await begun(community);
      const change = changer(community, thread);
      await refused(changer(community, newThread())('eva', { state: 'locked' }), 'not-found', 'no thread');
      for (const slowMode of [0, -1, 1.5, 24 * 60 + 1]) {
        await refused(change('eva', { slowMode }), 'invalid', `a slow mode of ${slowMode} minutes`);
      }
    },
  },
  {
    name: 'changes all that is asked for, or nothing',
    needs: CHANGE,
    async run(community) {
      const { thread, discussion } = await begun(community);
      const change = changer(community, thread);
      await refused(change('eva', { state: 'locked', pinned: newId() }), 'not-found', 'the second part');
      same((await discussion.readThread({ thread })).thread.state, 'open', 'the first part');
    },
  },
  {
    name: 'tells who looks on what became of the thread',
    needs: [...CHANGE, 'live'],
    async run(community) {
      const { thread, discussion } = await begun(community);
      const { position } = await discussion.readThread({ thread });
      const told = follow(await community.reader(), `thread:${thread}`, position);
      const { value } = await changer(community, thread)('eva', { state: 'locked' });
      await told.until((changes) => changes.some(({ type }) => type === 'thread'), 'the lock');
      told.stop();
      same(told.changes.find(({ type }) => type === 'thread')?.value, value, 'what was told, against the answer');
    },
  },
];

/** A thread that Anna began. */
async function begun(community: Community, space?: string) {
  const { discussion } = await community.reader('anna');
  const { id, thread } = await publish(discussion, space === undefined ? {} : { page: { space } });
  return { id, thread, discussion };
}

function changer(community: Community, thread: string) {
  return async (member: MemberName | undefined, change: Omit<ThreadChange, 'thread' | 'change'>) =>
    (await community.reader(member)).discussion.changeThread({ thread, change: newId(), ...change });
}
