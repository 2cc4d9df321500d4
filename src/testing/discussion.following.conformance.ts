import { newId } from '../core/ids.ts';
import { ok, refused, same } from './assert.ts';
import type { CommentRecord } from '../transfer/record.model.ts';
import { HOUSE_RULES, type MemberName } from './fixture.ts';
import { ANSWERS, QUESTIONS } from './fixture.questions.ts';
import { everyItem, idsOf, newThread, publish } from './steps.ts';
import type { Case, Community, Reader } from './suite.ts';

const FOLLOW = ['discussion.follow', 'discussion.readMine'] as const;
const NEW = ['discussion.listNew'] as const;
const LONG_AGO = '2000-01-01T00:00:00.000Z';

export const followingCases: readonly Case[] = [
  {
    name: 'follows a thread and branches of it, twice as once, and stops',
    needs: [...FOLLOW, 'discussion.createComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { discussion: bram } = await community.reader('bram');
      const { id: branch, thread } = await publish(discussion);
      for (const _ of [1, 2]) {
        same((await bram.follow({ thread, on: true })).value, { thread: true, branches: [] }, 'the thread');
      }
      for (const _ of [1, 2]) {
        const { value } = await bram.follow({ thread, branch, on: true });
        same(value, { thread: true, branches: [branch] }, 'a branch of it too');
      }
      const mine = async () => (await bram.readMine({ thread, comments: [] })).following;
      same(await mine(), { thread: true, branches: [branch] }, 'mine');
      for (const _ of [1, 2]) await bram.follow({ thread, on: false });
      same(await mine(), { thread: false, branches: [branch] }, 'mine, without the thread');
      same((await bram.follow({ thread, branch, on: false })).value, { thread: false, branches: [] }, 'nothing');
      const { following } = await (await community.reader('chen')).discussion.readMine({ thread, comments: [] });
      same(following, { thread: false, branches: [] }, "another's");
    },
  },
  {
    name: 'knows who follows what from before',
    needs: FOLLOW,
    async run(community) {
      const following = async (member: 'chen' | 'eva') =>
        (await (await community.reader(member)).discussion.readMine({ thread: QUESTIONS.answered, comments: [] }))
          .following;
      same(await following('chen'), { thread: true, branches: [] }, 'a thread');
      same(await following('eva'), { thread: false, branches: [ANSWERS.answer] }, 'a branch');
    },
  },
  {
    name: 'refuses to follow what is not there, and nobody follows signed out',
    needs: FOLLOW,
    async run(community) {
      const { discussion } = await community.reader('anna');
      await refused(discussion.follow({ thread: newThread(), on: true }), 'not-found', 'a thread that is not there');
      await refused(discussion.follow({ thread: 'long', branch: newId(), on: true }), 'not-found', 'no branch');
      const reply = { thread: QUESTIONS.answered, branch: ANSWERS.reply, on: true };
      await refused(discussion.follow(reply), 'not-found', 'a reply, which starts no branch');
      const { discussion: nobody } = await community.reader();
      await refused(nobody.follow({ thread: 'long', on: true }), 'not-signed-in', 'signed out');
    },
  },
  {
    name: 'remembers when a member was there, for them alone',
    needs: ['discussion.visit', 'discussion.readMine', 'discussion.createComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { thread, createdAt } = await publish(discussion);
      const { discussion: bram } = await community.reader('bram');
      const last = async () => (await bram.readMine({ thread, comments: [] })).lastVisit;
      same(await last(), undefined, 'before the first visit');
      await bram.visit(thread);
      const first = await last();
      ok(first !== undefined && first >= createdAt, 'a visit is not remembered');
      await bram.visit(thread);
      ok((await last())! >= first, 'a later visit is not remembered');
      same((await discussion.readMine({ thread, comments: [] })).lastVisit, undefined, "another's");
      await bram.visit(newThread());
      await refused((await community.reader()).discussion.visit(thread), 'not-signed-in', 'signed out');
    },
  },
  {
    name: 'tells what others wrote since, wherever in the thread, the oldest first, each once',
    needs: NEW,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const written = writtenIn(community, 'long', 'anna');
      const [last] = written.slice(20);
      const later = idsOf(written.slice(21));
      const request = { thread: 'long', since: last!.createdAt };
      const read = (limit: number) => everyItem((more) => discussion.listNew({ ...request, limit, ...more }));
      same(await read(100), later, 'what came after one of them');
      same(await read(7), later, 'in pages of seven');
      const { createdAt: since } = written.at(-1)!;
      same((await discussion.listNew({ thread: 'long', since })).items, [], 'after the last');
    },
  },
  {
    name: 'tells as new whoever wrote it, under every key the thread had, and nothing of a thread that is not there',
    needs: NEW,
    async run(community) {
      const { discussion } = await community.reader('chen');
      const found = async (thread: string) => (await discussion.listNew({ thread, since: LONG_AGO })).items;
      same(await found('delft'), idsOf(writtenIn(community, 'delft', 'chen')), 'by members, and by a name alone');
      const answers = idsOf(writtenIn(community, QUESTIONS.answered, 'chen'));
      same((await found(QUESTIONS.formerly)).toSorted(), answers.toSorted(), 'under the key it had before');
      same(await found(newThread()), [], 'where nobody wrote');
      await refused(discussion.listNew({ thread: 'long', since: 'yesterday' }), 'invalid', 'since no instant');
    },
  },
  {
    name: "tells as new neither one's own comments nor what waits or is gone",
    needs: [...NEW, 'discussion.createComment', 'discussion.deleteComment'],
    async run(community) {
      const { discussion: anna } = await community.reader('anna');
      const { discussion: bram } = await community.reader('bram');
      const { discussion: nova } = await community.reader('nova');
      const { id: parent, thread } = await publish(anna);
      const found = async (to: Reader['discussion']) => (await to.listNew({ thread, since: LONG_AGO })).items;
      const { id: reply } = await publish(bram, { thread, parent });
      const { id: regretted } = await publish(bram, { thread });
      await publish(nova, { thread, markdown: 'Waits for approval' });
      same((await found(anna)).toSorted(), [reply, regretted].toSorted(), 'to who began');
      same(await found(bram), [parent], 'to who replied');
      await bram.deleteComment(regretted);
      same(await found(anna), [reply], 'after one was deleted');
      same((await found(nova)).toSorted(), [parent, reply].toSorted(), 'to whose own waits');
    },
  },
  {
    name: 'gives everyone the house rules in force',
    needs: ['discussion.readHouseRules'],
    async run(community) {
      const { version, rules } = await (await community.reader()).discussion.readHouseRules();
      same(version, 2, 'the version');
      same(rules, HOUSE_RULES, 'the rules');
    },
  },
  {
    name: 'says what its policy advises, and what a member may write, follow and open',
    needs: ['discussion.readMine', 'discussion.createThread'],
    async run(community) {
      const mine = async (member: 'anna' | 'dewi' | 'nova', thread: string) =>
        (await community.reader(member)).discussion.readMine({ thread, comments: [] });
      const { advice, can } = await mine('anna', QUESTIONS.answered);
      same(advice, { houseRules: true, similar: true }, 'the advice');
      same(can.kinds, ['answer', 'workaround', 'opinion', 'comment'], 'what a member writes to a question');
      same([can.settle, can.meToo, can.follow], [true, false, true], 'what who asked may do');
      const staff = (await mine('dewi', QUESTIONS.answered)).can;
      const kinds = ['answer', 'workaround', 'opinion', 'official-answer', 'comment', 'summary'];
      same(staff.kinds, kinds, 'what the team writes to a question');
      same((await mine('anna', 'long')).can.kinds, ['comment'], 'what a member writes in a discussion');
      same((await mine('anna', newThread())).can.open, ['question'], 'what a member may open');
      same((await mine('dewi', newThread())).can.open, ['question', 'blog'], 'what the team may open');
      same((await mine('anna', 'long')).can.open, undefined, 'what may be opened where something is');
      same((await mine('nova', newThread())).can.open, undefined, 'what who waits for approval may open');
    },
  },
];

/** What is published in a thread of the fixture, but for what this member wrote, the oldest first. */
function writtenIn({ records }: Community, thread: string, but: MemberName): readonly CommentRecord[] {
  return records
    .filter((record) => record.type === 'comment')
    .filter((row) => row.thread === thread && row.state === 'published')
    .filter(({ author }) => author === undefined || !('member' in author) || author.member !== but)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}
