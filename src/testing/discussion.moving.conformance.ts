import type { Change } from '../community/live.model.ts';
import { newId } from '../core/ids.ts';
import type { Comment } from '../discussion/discussion.model.ts';
import { plainText } from '../text/text.rules.ts';
import { given, ok, refused, same } from './assert.ts';
import { COMMENTS, type MemberName } from './fixture.ts';
import { everyBranch, follow, ids, idsOf, newThread, publish } from './steps.ts';
import type { Case, Community } from './suite.ts';

const MOVE = ['discussion.moveBranch', 'discussion.createComment'] as const;
const RENAME = ['discussion.renameThread', 'discussion.createComment'] as const;
const MERGE = ['discussion.mergeThread', 'discussion.createComment'] as const;

export const movingCases: readonly Case[] = [
  {
    name: 'makes a branch a thread of its own, with all there was in it and links both ways',
    needs: [...MOVE, 'discussion.react', 'discussion.setHelpful'],
    async run(community) {
      const { thread, branch, other, discussion } = await talk(community);
      const { discussion: bram } = await community.reader('bram');
      await bram.react({ comment: branch.id, reaction: 'thanks', on: true });
      await bram.setHelpful({ comment: branch.id, on: true });
      const before = given((await discussion.readThread({ thread })).items[0], 'the branch');
      const move = { comment: branch.id, move: newId(), to: newThread(), title: 'Of its own' };
      const eva = (await community.reader('eva')).discussion;
      const answers = await Promise.all([eva.moveBranch(move), eva.moveBranch(move)]);
      same(
        answers.map(({ value }) => [value?.key, value?.title]),
        [1, 2].map(() => [move.to, move.title]),
        'the answers',
      );
      const here = await discussion.readThread({ thread });
      const there = await discussion.readThread({ thread: move.to });
      same(saying(there.items[0]!.replies.items), saying(before.replies.items), 'the replies');
      same(saying([there.items[0]!.comment]), saying([before.comment]), 'the comment that starts it');
      same(there.thread.movedFrom, { thread, comment: move.move }, 'the way back');
      const sign = given(here.items.find(({ comment }) => comment.id === move.move)?.comment, 'what is left behind');
      same([sign.state, sign.tombstone?.movedTo, sign.text], ['moved', move.to, []], 'the way there');
      same(ids(here.items), [move.move, other.id], 'the branches left, in their order');
      same([here.thread.commentCount, there.thread.commentCount], [1, 3], 'the counts');
    },
  },
  {
    name: 'gives a branch that was moved nothing of the page that it left but its space',
    needs: MOVE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const page = { title: 'A page', url: community.subject.page, space: 'delft' };
      const { id, thread } = await publish(discussion, { page });
      const { discussion: eva } = await community.reader('eva');
      const move = { comment: id, move: newId(), to: newThread(), title: 'Of its own' };
      const { value } = await eva.moveBranch(move);
      same([value?.url, value?.title, value?.space], [undefined, 'Of its own', 'delft'], 'the new thread');
      const left = (await discussion.readThread({ thread })).thread;
      same([left.url, left.title], [page.url, 'A page'], 'the thread that it left');
    },
  },
  {
    name: 'tells who looks on that a branch has gone, and where it is',
    needs: [...MOVE, 'live'],
    async run(community) {
      const { thread, branch, discussion } = await talk(community);
      const { position } = await discussion.readThread({ thread });
      const told = follow(await community.reader(), `thread:${thread}`, position);
      const move = { comment: branch.id, move: newId(), to: newThread(), title: 'Of its own' };
      await (await community.reader('eva')).discussion.moveBranch(move);
      const isTold = (id: string, is: (comment: Comment) => boolean) => (changes: readonly Change[]) =>
        changes.some(({ type, value }) => type === 'comment' && (value as Comment).id === id && is(value as Comment));
      await told.until(
        isTold(move.move, ({ state, tombstone }) => state === 'moved' && tombstone?.movedTo === move.to),
        'what is left in its place',
      );
      await told.until(
        isTold(branch.id, (root) => root.thread === move.to),
        'where the branch is now',
      );
      told.stop();
    },
  },
  {
    name: 'leads to a comment that was moved where it is now',
    needs: MOVE,
    async run(community) {
      const { branch, reply, discussion } = await talk(community);
      const to = newThread();
      const { discussion: eva } = await community.reader('eva');
      await eva.moveBranch({ comment: branch.id, move: newId(), to, title: 'Of its own' });
      const page = await discussion.readThread({ thread: to, around: reply.id });
      same(ids(page.items), [branch.id], 'the page around it');
      same(idsOf((await discussion.listReplies({ root: branch.id })).items).includes(reply.id), true, 'its branch');
      await publish(discussion, { thread: to, parent: reply.id });
      same((await discussion.readThread({ thread: to })).thread.commentCount, 4, 'the count with another reply');
    },
  },
  {
    name: 'refuses to move what starts no branch, is gone, to where something is, and by who may not',
    needs: MOVE,
    async run(community) {
      const { branch, reply } = await talk(community);
      const move = async (member: MemberName | undefined, comment: string, to = newThread(), title = 'A title') =>
        (await community.reader(member)).discussion.moveBranch({ comment, move: newId(), to, title });
      await refused(move('eva', reply.id), ['conflict', 'invalid'], 'a reply');
      await refused(move('eva', COMMENTS.removed), 'conflict', 'what was removed');
      await refused(move('eva', newId()), 'not-found', 'nothing');
      await refused(move('eva', branch.id, 'long'), 'conflict', 'to a key in use');
      await refused(move('eva', branch.id, '-no key-'), 'invalid', 'to a key that is none');
      await refused(move('eva', branch.id, newThread(), ' '), ['empty', 'invalid'], 'without a title');
      await refused(move('anna', branch.id), 'forbidden', 'by a member');
      await refused(move(undefined, branch.id), 'not-signed-in', 'signed out');
    },
  },
  {
    name: 'renames a thread: its old key leads there, everywhere, and nothing is lost',
    needs: [...RENAME, 'discussion.countComments', 'discussion.readMine', 'discussion.follow'],
    async run(community) {
      const { thread, discussion } = await talk(community);
      await discussion.follow({ thread, on: true });
      const before = await everyBranch(discussion, { thread });
      const to = newThread();
      const { discussion: eva } = await community.reader('eva');
      const rename = { thread, to, change: newId() };
      const answers = await Promise.all([eva.renameThread(rename), eva.renameThread(rename)]);
      same(
        answers.map(({ value }) => value?.key),
        [to, to],
        'the answers',
      );
      for (const key of [thread, to]) {
        const page = await discussion.readThread({ thread: key });
        same([page.thread.key, page.thread.commentCount], [to, 4], `the thread by ${key}`);
        same(
          page.items.map(({ comment }) => saying([comment])),
          before.map(({ comment }) => saying([comment])),
          key,
        );
        ok(
          page.items.every(({ comment }) => comment.thread === to),
          'a comment of the old key',
        );
        const mine = await discussion.readMine({ thread: key, comments: [page.items[0]!.comment.id] });
        same([mine.following?.thread, Object.keys(mine.comments).length], [true, 1], `mine by ${key}`);
      }
      same(await discussion.countComments([thread, to]), { [thread]: 4, [to]: 4 }, 'the counts');
      const late = await publish(discussion, { thread });
      same(late.thread, to, 'a comment under the old key');
    },
  },
  {
    name: 'follows a chain of names to the end',
    needs: RENAME,
    async run(community) {
      const { thread } = await talk(community);
      const { discussion } = await community.reader('eva');
      const [second, third] = [newThread(), newThread()];
      await discussion.renameThread({ thread, to: second, change: newId() });
      await discussion.renameThread({ thread, to: third, change: newId() });
      for (const key of [thread, second, third]) {
        same((await discussion.readThread({ thread: key })).thread.key, third, `by ${key}`);
      }
      const back = await discussion.renameThread({ thread, to: thread, change: newId() });
      same(back.value?.key, thread, 'as it was called first');
      same((await discussion.readThread({ thread: third })).thread.key, thread, 'by its last name');
    },
  },
  {
    name: 'refuses names that are in use or none, threads that are not there, and who may not',
    needs: RENAME,
    async run(community) {
      const { thread } = await talk(community);
      const rename = async (member: MemberName | undefined, from: string, to: string) =>
        (await community.reader(member)).discussion.renameThread({ thread: from, to, change: newId() });
      await refused(rename('eva', thread, 'long'), 'conflict', 'a name in use');
      await refused(rename('eva', thread, '-no key-'), 'invalid', 'a name that is none');
      await refused(rename('eva', newThread(), newThread()), 'not-found', 'no thread');
      await refused(rename('anna', thread, newThread()), 'forbidden', 'a member');
      await refused(rename(undefined, thread, newThread()), 'not-signed-in', 'signed out');
    },
  },
  {
    name: 'puts the comments of a thread among those of another, by the time they were written, and loses none',
    needs: MERGE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const [one, two] = [newThread(), newThread()];
      const written: string[] = [];
      for (const thread of [one, two, one, two]) written.push((await publish(discussion, { thread })).id);
      const reply = await publish(discussion, { thread: two, parent: written[1]! });
      const { discussion: eva } = await community.reader('eva');
      const merge = { thread: two, into: one, change: newId() };
      const answers = await Promise.all([eva.mergeThread(merge), eva.mergeThread(merge)]);
      same(
        answers.map(({ value }) => [value?.key, value?.commentCount]),
        [
          [one, 5],
          [one, 5],
        ],
        'the answers',
      );
      for (const key of [one, two]) {
        const { thread, items } = await discussion.readThread({ thread: key });
        same([thread.key, [...ids(items)].sort()], [one, [...written].sort()], `the branches by ${key}`);
        const times = items.map(({ comment }) => comment.createdAt);
        same(times, [...times].sort(), 'when they were written, in their order');
        same(
          items.flatMap(({ replies }) => idsOf(replies.items)),
          [reply.id],
          'the reply',
        );
        ok(
          items.every(({ comment }) => comment.thread === one),
          'a comment of the old key',
        );
      }
      await publish(discussion, { thread: two, parent: reply.id });
      same((await discussion.readThread({ thread: one })).thread.commentCount, 6, 'the count with another reply');
    },
  },
  {
    name: 'keeps the opening of a thread that is merged into another',
    needs: [...MERGE, 'discussion.createThread'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const into = await publish(discussion);
      const key = newThread();
      const markdown = 'Why is an opening never lost?';
      await discussion.createThread({ id: newId(), key, kind: 'question', title: 'A question', markdown });
      const { discussion: eva } = await community.reader('eva');
      await eva.mergeThread({ thread: key, into: into.thread, change: newId() });
      const { items, thread } = await discussion.readThread({ thread: into.thread });
      const said = [...items.map(({ comment }) => comment.text), thread.opening?.text ?? []].map(plainText);
      ok(said.includes(markdown), 'the opening is gone');
    },
  },
  {
    name: 'refuses to merge a thread with itself, with nothing, and by who may not',
    needs: MERGE,
    async run(community) {
      const { thread } = await talk(community);
      const merge = async (member: MemberName | undefined, from: string, into: string) =>
        (await community.reader(member)).discussion.mergeThread({ thread: from, into, change: newId() });
      await refused(merge('eva', thread, thread), ['conflict', 'invalid'], 'with itself');
      await refused(merge('eva', thread, newThread()), 'not-found', 'with nothing');
      await refused(merge('eva', newThread(), thread), 'not-found', 'nothing');
      await refused(merge('anna', thread, 'long'), 'forbidden', 'by a member');
      await refused(merge(undefined, thread, 'long'), 'not-signed-in', 'signed out');
    },
  },
  {
    name: 'tells who looks on where a thread went',
    needs: [...RENAME, 'live'],
    async run(community) {
      const { thread, discussion } = await talk(community);
      const { position } = await discussion.readThread({ thread });
      const told = follow(await community.reader(), `thread:${thread}`, position);
      const to = newThread();
      const { discussion: eva } = await community.reader('eva');
      await eva.renameThread({ thread, to, change: newId() });
      const isThere = ({ value }: { readonly value: object }) => 'key' in value && value.key === to;
      await told.until((changes) => changes.some(isThere), 'its new name');
      told.stop();
    },
  },
];

/** Two branches by Anna; the first has two replies, one below the other. */
async function talk(community: Community) {
  const { discussion } = await community.reader('anna');
  const branch = await publish(discussion);
  const { thread } = branch;
  const first = await publish(discussion, { thread, parent: branch.id });
  const reply = await publish(discussion, { thread, parent: first.id });
  const other = await publish(discussion, { thread });
  return { thread, branch, reply, other, discussion };
}

/** What comments are, wherever they stand. */
function saying(comments: readonly Comment[]): unknown {
  return comments.map(({ thread: _thread, ...comment }) => comment);
}
