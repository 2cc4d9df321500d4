import type { Change } from '../community/live.model.ts';
import { newId } from '../core/ids.ts';
import type { Comment } from '../discussion/discussion.model.ts';
import { given, ok, same } from './assert.ts';
import { follow, publish } from './steps.ts';
import type { Case } from './suite.ts';

const THREAD = ['live', 'discussion.createComment'] as const;

export const liveCases: readonly Case[] = [
  {
    name: 'tells what happens in a thread, in order, each once',
    needs: THREAD,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const root = await publish(discussion);
      const { position } = await discussion.readThread({ thread: root.thread });
      const told = follow(await community.reader(), `thread:${root.thread}`, position);
      const replies: Comment[] = [];
      for (const _ of [1, 2, 3, 4, 5]) {
        replies.push(await publish(discussion, { thread: root.thread, parent: root.id }));
      }
      await told.until((changes) => idsOf(changes).includes(replies[4]!.id), 'the last reply');
      told.stop();
      same(
        idsOf(told.changes),
        replies.map(({ id }) => id),
        'what was told, without what was read before',
      );
      same(
        told.changes.map(({ value }) => value),
        replies,
        'the comments as everyone sees them',
      );
      ok(
        told.changes.every(({ topic }) => topic === `thread:${root.thread}`),
        'something of another topic',
      );
    },
  },
  {
    name: 'tells what happened since the place that was read, to each follower what is new to them',
    needs: THREAD,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const root = await publish(discussion);
      const before = await discussion.readThread({ thread: root.thread });
      const first = await publish(discussion, { thread: root.thread, parent: root.id });
      const between = await discussion.readThread({ thread: root.thread });
      const second = await publish(discussion, { thread: root.thread, parent: root.id });
      const reader = await community.reader();
      const early = follow(reader, `thread:${root.thread}`, before.position);
      const late = follow(reader, `thread:${root.thread}`, between.position);
      await early.until((changes) => changes.length >= 2, 'both replies');
      await late.until((changes) => changes.length >= 1, 'the second reply');
      const third = await publish(discussion, { thread: root.thread, parent: root.id });
      for (const told of [early, late]) await told.until((all) => idsOf(all).includes(third.id), 'the third reply');
      early.stop();
      late.stop();
      same(idsOf(early.changes), [first.id, second.id, third.id], 'from before the first');
      same(idsOf(late.changes), [second.id, third.id], 'from after the first');
    },
  },
  {
    name: 'tells each follower of their topic alone, also when topics come and go',
    needs: THREAD,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const [one, two] = [await publish(discussion), await publish(discussion)];
      const reader = await community.reader();
      const position = async ({ thread }: Comment) => (await discussion.readThread({ thread })).position;
      const ofOne = follow(reader, `thread:${one.thread}`, await position(one));
      await publish(discussion, { thread: one.thread });
      await ofOne.until((changes) => changes.length >= 1, 'the first of one thread');
      const ofTwo = follow(reader, `thread:${two.thread}`, await position(two));
      await publish(discussion, { thread: two.thread });
      await ofTwo.until((changes) => changes.length >= 1, 'the first of the other');
      ofTwo.stop();
      await publish(discussion, { thread: two.thread });
      await publish(discussion, { thread: one.thread });
      await ofOne.until((changes) => changes.length >= 2, 'the second of one thread');
      ofOne.stop();
      same([ofOne.changes.length, ofTwo.changes.length], [2, 1], 'what was told');
    },
  },
  {
    name: 'tells of a deleted comment without its words, and nothing of one that waits',
    needs: [...THREAD, 'discussion.deleteComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const root = await publish(discussion);
      const { position } = await discussion.readThread({ thread: root.thread });
      const told = follow(await community.reader(), `thread:${root.thread}`, position);
      const { discussion: newcomer } = await community.reader('nova');
      const held = await publish(newcomer, { thread: root.thread });
      same(held.state, 'held', 'what a newcomer writes');
      await discussion.deleteComment(root.id);
      await told.until((changes) => idsOf(changes).includes(root.id), 'the tombstone');
      told.stop();
      same(idsOf(told.changes), [root.id], 'what was told');
      const value = told.changes[0]?.value as Comment;
      same([value.state, value.author, value.text], ['deleted', undefined, []], 'the tombstone');
    },
  },
  {
    name: 'tells of votes and seats',
    needs: ['live', 'polls.vote', 'calendar.signUp'],
    async run(community) {
      const { polls, calendar } = await community.reader('anna');
      const reader = await community.reader();
      const { position } = await polls.readPoll('to-follow');
      const ofPoll = follow(reader, 'poll:to-follow', position);
      const occurrences = await calendar.listOccurrences();
      const ofEvent = follow(reader, 'occurrence:roomy', occurrences.position);
      await polls.vote({ poll: 'to-follow', options: ['to-follow-no'], write: newId() });
      await calendar.signUp({ occurrence: 'roomy', write: newId() });
      await ofPoll.until((changes) => changes.length > 0, 'the vote');
      await ofEvent.until((changes) => changes.length > 0, 'the seat');
      ofPoll.stop();
      ofEvent.stop();
      const [poll, event] = [given(ofPoll.changes[0], 'the vote'), given(ofEvent.changes[0], 'the seat')];
      ok(poll.type === 'poll' && poll.value.voterCount === 1, 'the poll is told without the vote');
      ok(event.type === 'occurrence' && event.value.attendeeCount === 1, 'the event is told without the seat');
    },
  },
  {
    name: 'tells nothing to who left before they began',
    needs: THREAD,
    async run(community) {
      const reader = await community.reader('anna');
      const root = await publish(reader.discussion);
      const gone = follow(reader, `thread:${root.thread}`, '0', AbortSignal.abort());
      const there = follow(reader, `thread:${root.thread}`, '0');
      await there.until((changes) => changes.length >= 1, 'the comment');
      there.stop();
      same(gone.changes, [], 'what was told');
    },
  },
];

function idsOf(changes: readonly Change[]): readonly string[] {
  return changes.map(({ value }) => ('id' in value ? value.id : value.key));
}
