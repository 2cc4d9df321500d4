import type { Branch, CommentOrder, ThreadPage } from '../discussion/discussion.model.ts';
import type { CommentRecord } from '../transfer/record.model.ts';
import { aborted, given, ok, refused, same } from './assert.ts';
import { COMMENTS } from './fixture.ts';
import { everyBranch, everyReply, ids } from './steps.ts';
import type { Case, Community, Reader } from './suite.ts';

export const readingCases: readonly Case[] = [
  {
    name: 'reads a thread as everyone sees it',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const { thread, items, position } = await discussion.readThread({ thread: 'long' });
      const published = comments(community).filter((row) => row.thread === 'long' && row.state === 'published');
      same([thread.key, thread.space, thread.title, thread.state], ['long', 'nl', 'About long', 'open'], 'the thread');
      same(thread.commentCount, published.length, 'the number of published comments');
      same(typeof position, 'string', 'the position');
      const { comment } = given(items[0], 'the first branch');
      const { id, root, depth, author, reactions, version } = comment;
      same([id, root, depth, version], [COMMENTS.first, COMMENTS.first, 0, 1], 'the first comment');
      same([author?.member, author?.name], ['chen', 'Chen'], 'its author');
      same(reactions.like, 2, 'its reactions');
      same(comment.text, rendered('Comment ', '100'), 'its text');
    },
  },
  {
    name: 'shows the verified role and line of work beside a name',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const all = (await everyBranch(discussion, { thread: 'long' })).map(({ comment }) => comment.author);
      const dewi = given(all.find((author) => author?.member === 'dewi') ?? undefined, 'a comment by dewi');
      same([dewi.role, dewi.lineOfWork], ['staff', 'Frame engineer'], 'her role');
      const hana = given(all.find((author) => author?.member === 'hana') ?? undefined, 'a comment by hana');
      ok(hana.role !== 'ambassador', 'a role of one space is shown in another');
      const { items } = await discussion.readThread({ thread: 'delft' });
      const jan = items.find(({ comment }) => comment.author?.member === 'jan')?.comment.author;
      ok(given(jan, 'a comment by jan').role !== 'moderator', 'a role that ended is still shown');
    },
  },
  {
    name: 'names no member for those who are none, or left',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const { items } = await discussion.readThread({ thread: 'delft' });
      const authors = items.map(({ comment }) => comment.author);
      same(authors[0], { name: 'Somebody of before' }, 'who never was a member');
      same(authors[1]?.member, undefined, 'who left');
    },
  },
  ...(['oldest', 'newest'] as const).map((order) => ({
    name: `gives every branch once, ${order} first, whatever the size of the page`,
    needs: ['discussion'] as const,
    async run(community: Community) {
      const { discussion } = await community.reader();
      const wanted = branchIds(community, order);
      for (const limit of [1, 7, 25, 50]) {
        const found = await everyBranch(discussion, { thread: 'long', order, limit });
        same(ids(found), wanted, `branches in pages of ${limit}`);
      }
    },
  })),
  {
    name: 'gives every reply of a branch once, depth first and oldest first',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const wanted = comments(community)
        .filter((row) => row.id >= '00000000-0000-7000-8000-000000000200' && row.id <= COMMENTS.lastReply)
        .map((row) => row.id);
      for (const limit of [1, 8, 50]) {
        const found = await everyReply(discussion, { root: COMMENTS.busy, limit });
        same(
          found.map(({ id }) => id),
          wanted,
          `replies in pages of ${limit}`,
        );
        same(found[11]?.depth, 12, 'the depth of the twelfth below another');
        ok(
          found.every(({ root }) => root === COMMENTS.busy),
          'a reply of another branch',
        );
      }
      const branches = await everyBranch(discussion, { thread: 'long' });
      const busy = given(
        branches.find(({ comment }) => comment.id === COMMENTS.busy),
        'the busy branch',
      );
      same(busy.comment.replyCount, 35, 'the number of replies');
      const cursor = given(busy.replies.next, 'the cursor to more replies');
      const rest = await everyReply(discussion, { root: COMMENTS.busy, cursor });
      same(
        [...busy.replies.items, ...rest].map(({ id }) => id),
        wanted,
        'the first replies and the others',
      );
    },
  },
  {
    name: 'leaves tombstones without a name or a word, and hides what waits for approval',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const branches = await everyBranch(discussion, { thread: 'long' });
      const at = (id: string) =>
        given(
          branches.find(({ comment }) => comment.id === id),
          'a tombstone',
        );
      const deleted = at(COMMENTS.deleted);
      same(
        [deleted.comment.state, deleted.comment.author, deleted.comment.text],
        ['deleted', undefined, []],
        'deleted',
      );
      same(deleted.comment.tombstone?.by, 'author', 'who deleted it');
      same(
        deleted.replies.items.map(({ id }) => id),
        [COMMENTS.replyToDeleted],
        'the reply to it',
      );
      const removed = at(COMMENTS.removed).comment;
      same([removed.state, removed.author, removed.text], ['removed', undefined, []], 'removed');
      same([removed.tombstone?.by, removed.tombstone?.article], ['moderator', '2.1'], 'who removed it, by which rule');
      ok(
        branches.every(({ comment }) => comment.id !== COMMENTS.held),
        'a comment that waits is public',
      );
    },
  },
  {
    name: 'answers an empty page for a thread that nobody wrote in, and refuses a key that is none',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const page = await discussion.readThread({ thread: 'nobody-was-here' });
      same([page.items, page.next, page.thread.commentCount], [[], undefined, 0], 'the page');
      same([page.thread.key, page.thread.state], ['nobody-was-here', 'open'], 'the thread');
      await refused(discussion.readThread({ thread: '-no key-' }), 'invalid', 'a key that is none');
    },
  },
  {
    name: 'refuses cursors that it did not give, and limits that are none',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const { next } = await discussion.readThread({ thread: 'long', limit: 5 });
      await refused(discussion.readThread({ thread: 'long', cursor: 'made up' }), 'invalid', 'a cursor made up');
      await refused(
        discussion.listReplies({ root: COMMENTS.busy, cursor: given(next, 'next') }),
        'invalid',
        'of another list',
      );
      await refused(discussion.readThread({ thread: 'long', limit: 0 }), 'invalid', 'a limit of 0');
      await refused(discussion.listReplies({ root: 'nobody' }), ['not-found', 'invalid'], 'replies of nothing');
    },
  },
  ...(['oldest', 'newest'] as const).map((order) => ({
    name: `opens a thread around a comment, ${order} first, with ways to both sides`,
    needs: ['discussion'] as const,
    async run(community: Community) {
      const { discussion } = await community.reader();
      const wanted = branchIds(community, order);
      const around = given(wanted[30], 'a branch in the middle');
      const page = await discussion.readThread({ thread: 'long', order, around, limit: 10 });
      ok(ids(page.items).includes(around), 'the page around a comment is without it');
      const after = await everyBranch(discussion, {
        thread: 'long',
        order,
        limit: 10,
        cursor: given(page.next, 'next'),
      });
      const before = await everyBranchBefore(discussion, page, order);
      same(ids([...before, ...page.items, ...after]), wanted, 'all branches, from the middle to both ends');
    },
  })),
  {
    name: 'opens a thread around a reply, however deep in its branch',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      const page = await discussion.readThread({ thread: 'long', around: COMMENTS.lastReply, limit: 3 });
      const busy = page.items.find(({ comment }) => comment.id === COMMENTS.busy);
      ok(
        given(busy, 'its branch').replies.items.some(({ id }) => id === COMMENTS.lastReply),
        'the reply is not there',
      );
    },
  },
  {
    name: 'finds nothing around a comment of another thread, one that waits, or none',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      for (const around of [COMMENTS.locked, COMMENTS.held, '00000000-0000-7000-8000-999999999999']) {
        await refused(discussion.readThread({ thread: 'long', around }), 'not-found', `around ${around}`);
      }
    },
  },
  {
    name: 'counts comments of many threads at once',
    needs: ['discussion.countComments'],
    async run(community) {
      const { discussion } = await community.reader();
      const nowhere = Array.from({ length: 120 }, (_, index) => `empty-${index}`);
      const counts = await discussion.countComments(['long', ...nowhere, 'locked', 'long']);
      const { thread } = await discussion.readThread({ thread: 'long' });
      same([counts['long'], counts['locked'], counts['empty-119']], [thread.commentCount, 1, 0], 'the counts');
      same(await discussion.countComments([]), {}, 'no threads');
    },
  },
  {
    name: 'ends an aborted read with AbortError, and others of the same with their answer',
    needs: ['discussion'],
    async run(community) {
      const { discussion } = await community.reader();
      await aborted(discussion.readThread({ thread: 'long', signal: AbortSignal.abort() }), 'aborted before');
      const leaving = new AbortController();
      const left = discussion.readThread({ thread: 'long', signal: leaving.signal });
      const stayed = discussion.readThread({ thread: 'long' });
      leaving.abort(new Error('a reason of my own'));
      await aborted(left, 'aborted in flight');
      same((await stayed).thread.key, 'long', 'the one who stayed');
    },
  },
];

async function everyBranchBefore(
  discussion: Reader['discussion'],
  page: ThreadPage,
  order: CommentOrder,
): Promise<readonly Branch[]> {
  const found: Branch[] = [];
  for (let cursor = page.previous; cursor !== undefined;) {
    const before = await discussion.readThread({ thread: 'long', order, limit: 10, cursor });
    found.unshift(...before.items);
    ok(found.length <= 60, 'more branches before than there are');
    cursor = before.previous;
  }
  return found;
}

function branchIds(community: Community, order: CommentOrder): readonly string[] {
  const roots = comments(community).filter((row) => row.thread === 'long' && row.parent === undefined);
  const seen = roots.filter((row) => row.state !== 'held').map((row) => row.id);
  return order === 'newest' ? seen.toReversed() : seen;
}

function comments(community: Community): readonly CommentRecord[] {
  return community.records.filter((record): record is CommentRecord => record.type === 'comment');
}

/** The tree of a word and an emphasised one. */
function rendered(before: string, emphasised: string): unknown {
  const children = [
    { type: 'text', text: before },
    { type: 'emphasis', children: [{ type: 'text', text: emphasised }] },
  ];
  return [{ type: 'paragraph', children }];
}
