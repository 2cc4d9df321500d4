import type { CommentOrder } from '../discussion/discussion.model.ts';
import { given, ok, refused, same } from './assert.ts';
import { COMMENTS } from './fixture.ts';
import { ANSWERS, QUESTIONS } from './fixture.questions.ts';
import { everyBranch, everyItem, ids, newThread, publish } from './steps.ts';
import type { Case, Community, Reader } from './suite.ts';

const VOTE = ['discussion.createComment', 'discussion.setHelpful'] as const;

export const ordersCases: readonly Case[] = [
  {
    name: 'gives every branch once in each order it knows, whatever the size of the page',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const wanted = [...ids(await everyBranch(discussion, { thread: 'long' }))].sort();
      for (const order of ordersOf(discussion)) {
        const whole = ids(await everyBranch(discussion, { thread: 'long', order }));
        same([...whole].sort(), wanted, `the branches, ${order} first`);
        for (const limit of [7, 25]) {
          const found = ids(await everyBranch(discussion, { thread: 'long', order, limit }));
          same(found, whole, `branches in pages of ${limit}, ${order} first`);
        }
      }
    },
  },
  {
    name: 'puts what most members found helpful first, and the older of equals',
    needs: ['discussion.setHelpful'],
    async run(community) {
      const { discussion } = await community.reader();
      if (!ordersOf(discussion).includes('helpful')) return;
      const page = await discussion.readThread({ thread: QUESTIONS.answered, order: 'helpful' });
      const { answer, workaround, official, opinion, summary } = ANSWERS;
      same(ids(page.items), [answer, workaround, official, opinion, summary], 'the answers');
      same(
        page.items.map(({ comment }) => comment.helpfulCount ?? 0),
        [3, 1, 0, 0, 0],
        'their votes',
      );
    },
  },
  {
    name: 'puts branches in which the team replied first, or those without a reply',
    needs: ['discussion.createComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const [one, two, three] = await threeBranches(discussion);
      const dewi = (await community.reader('dewi')).discussion;
      await publish(discussion, { thread: one.thread, parent: one.id });
      await publish(dewi, { thread: two.thread, parent: two.id });
      const read = async (order: CommentOrder) =>
        ids((await discussion.readThread({ thread: one.thread, order })).items);
      const known = ordersOf(discussion);
      if (known.includes('staff-answered')) {
        same(await read('staff-answered'), [two.id, one.id, three.id], 'those in which the team replied');
      }
      if (known.includes('unanswered')) {
        same(await read('unanswered'), [three.id, one.id, two.id], 'those without a reply');
      }
    },
  },
  {
    name: 'counts a reply that is gone as none',
    needs: ['discussion.createComment', 'discussion.deleteComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      if (!ordersOf(discussion).includes('unanswered')) return;
      const [one, two, three] = await threeBranches(discussion);
      const reply = await publish(discussion, { thread: one.thread, parent: one.id });
      await publish(discussion, { thread: two.thread, parent: two.id });
      await discussion.deleteComment(reply.id);
      const { items } = await discussion.readThread({ thread: one.thread, order: 'unanswered' });
      same(ids(items), [one.id, three.id, two.id], 'those without a reply');
    },
  },
  {
    name: 'leaves out and repeats nothing that stays where it was while others are voted for',
    needs: VOTE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      if (!ordersOf(discussion).includes('helpful')) return;
      const { voters, thread, branches } = await votedThread(community);
      const [most, last] = [branches[0]!, branches[5]!];
      const read = (cursor?: string) =>
        discussion.readThread({ thread, order: 'helpful', limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      const first = await read();
      for (const voter of voters) await voter.discussion.setHelpful({ comment: last, on: true });
      const second = await read(given(first.next, 'next'));
      for (const voter of voters) await voter.discussion.setHelpful({ comment: most, on: false });
      const rest = await everyBranch(discussion, { thread, order: 'helpful', cursor: given(second.next, 'next') });
      const found = ids([...first.items, ...second.items, ...rest]).filter((id) => id !== last && id !== most);
      same(found, branches.slice(1, 5), 'those that stayed where they were');
    },
  },
  {
    name: 'opens a thread around a comment in each order, with ways to both sides',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      for (const order of ordersOf(discussion)) {
        const wanted = ids(await everyBranch(discussion, { thread: 'long', order }));
        const around = given(wanted[30], 'a branch in the middle');
        const page = await discussion.readThread({ thread: 'long', order, around, limit: 10 });
        ok(ids(page.items).includes(around), `${order} first: the page around a comment is without it`);
        const cursor = given(page.next, `${order} first: next`);
        const after = await everyBranch(discussion, { thread: 'long', order, limit: 10, cursor });
        const start = wanted.indexOf(ids(page.items)[0]!);
        same([...ids(page.items), ...ids(after)], wanted.slice(start), `${order} first: from the page on`);
        const previous = given(page.previous, `${order} first: previous`);
        const before = await discussion.readThread({ thread: 'long', order, limit: 10, cursor: previous });
        same(ids(before.items), wanted.slice(Math.max(0, start - 10), start), `${order} first: the page before`);
      }
    },
  },
  {
    name: 'shows the pinned comment above all, whatever the page and order',
    needs: ['discussion.changeThread'],
    async run(community) {
      const { discussion } = await community.reader();
      for (const order of ordersOf(discussion)) {
        const page = await discussion.readThread({ thread: QUESTIONS.answered, order, limit: 1 });
        same([page.thread.pinned, page.pinned?.id], [ANSWERS.summary, ANSWERS.summary], `pinned, ${order} first`);
      }
    },
  },
  {
    name: 'refuses a cursor of another order',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const { next } = await discussion.readThread({ thread: 'long', order: 'oldest', limit: 5 });
      const cursor = given(next, 'next');
      await refused(discussion.readThread({ thread: 'long', order: 'newest', cursor }), 'invalid', 'of another order');
    },
  },
  {
    name: 'lists threads by activity, by what nobody answered and by what helped, each once',
    needs: ['discussion.listThreads', 'discussion.createComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const newest = await publish(discussion);
      const list = (order: 'active' | 'unanswered' | 'helpful', limit: number) =>
        everyItem((more) => discussion.listThreads({ order, limit, ...more }));
      for (const order of ['active', 'unanswered', 'helpful'] as const) {
        const whole = (await list(order, 50)).map(({ key }) => key);
        same(whole.length, new Set(whole).size, `threads, ${order} first`);
        same(
          (await list(order, 2)).map(({ key }) => key),
          whole,
          `threads in pages of 2, ${order} first`,
        );
      }
      const [active] = await list('active', 50);
      same(active?.key, newest.thread, 'where something was said last');
      const unanswered = await list('unanswered', 50);
      ok(
        unanswered.some(({ key }) => key === QUESTIONS.waiting),
        'a question without an answer is not among them',
      );
      ok(
        unanswered.every(({ commentCount }) => commentCount === 0),
        'one with an answer is among those without',
      );
    },
  },
  {
    name: 'lists the threads of a space and those below it',
    needs: ['discussion.listThreads'],
    async run(community) {
      const { discussion } = await community.reader();
      const keys = async (space: string) =>
        (await everyItem((more) => discussion.listThreads({ space, ...more }))).map(({ key }) => key);
      same(await keys('utrecht'), [QUESTIONS.answered], 'of a space');
      ok((await keys('nl')).includes('delft'), 'a thread of a space below is not among them');
      ok(!(await keys('delft')).includes('long'), 'a thread of the space above is among them');
    },
  },
  {
    name: 'opens a thread around a reply in each order',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      for (const order of ordersOf(discussion)) {
        const around = COMMENTS.lastReply;
        const page = await discussion.readThread({ thread: 'long', order, around, limit: 3 });
        ok(ids(page.items).includes(COMMENTS.busy), `the branch of a reply is not on its page, ${order} first`);
      }
    },
  },
];

function ordersOf({ orders }: { readonly orders?: readonly CommentOrder[] }): readonly CommentOrder[] {
  return orders ?? ['oldest', 'newest'];
}

async function threeBranches(discussion: Reader['discussion']) {
  const thread = newThread();
  return [
    await publish(discussion, { thread }),
    await publish(discussion, { thread }),
    await publish(discussion, { thread }),
  ] as const;
}

/** Six branches by Anna; the first has the most votes, each below it one less, the last none. */
async function votedThread(community: Community) {
  const { discussion } = await community.reader('anna');
  const members = ['bram', 'chen', 'dewi', 'eva', 'hana'] as const;
  const voters = await Promise.all(members.map((member) => community.reader(member)));
  const thread = newThread();
  const branches: string[] = [];
  for (let left = 5; left >= 0; left -= 1) {
    const { id: comment } = await publish(discussion, { thread });
    for (const voter of voters.slice(0, left)) await voter.discussion.setHelpful({ comment, on: true });
    branches.push(comment);
  }
  return { voters, thread, branches };
}
