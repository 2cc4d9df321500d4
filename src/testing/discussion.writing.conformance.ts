import { newId } from '../core/ids.ts';
import { MAX_TEXT_LENGTH, plainText } from '../text/text.rules.ts';
import { aborted, given, ok, refused, same } from './assert.ts';
import { COMMENTS, type MemberName } from './fixture.ts';
import { draft, everyReply, newThread, publish, succeeds } from './steps.ts';
import type { Case, Community, Reader } from './suite.ts';

const CREATE = ['discussion.createComment'] as const;
const EDIT = [...CREATE, 'discussion.editComment'] as const;
const DELETE = [...CREATE, 'discussion.deleteComment'] as const;

export const writingCases: readonly Case[] = [
  {
    name: 'publishes a comment for everyone, and makes the thread of a page nobody wrote under',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const page = { title: 'A page', url: community.subject.page, space: 'delft' };
      const written = await discussion.createComment({ ...draft('A *new* thing'), page });
      const comment = given(written.value, 'the comment');
      same(
        [written.status, comment.state, comment.version, comment.depth],
        ['published', 'published', 1, 0],
        'the answer',
      );
      const seen = await (await community.reader()).discussion.readThread({ thread: comment.thread });
      same(
        seen.items.map((branch) => branch.comment),
        [comment],
        'what others see, against the answer',
      );
      const { thread } = seen;
      same(
        [thread.title, thread.url, thread.space, thread.commentCount],
        ['A page', page.url, 'delft', 1],
        'the thread',
      );
    },
  },
  {
    name: 'keeps text from people as a tree in which nothing runs',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const hostile = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](https://e.example) \ud800';
      const { text } = await publish(discussion, { markdown: hostile });
      ok(plainText(text).includes('<img src=x onerror=alert(1)>'), 'HTML is not shown as it was typed');
      same(JSON.stringify(text).match(/"url":"[^"]*"/g), ['"url":"https://e.example/"'], 'the addresses in it');
    },
  },
  {
    name: 'keeps no address of a page that could run',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const hostile = { ...draft(), page: { url: 'javascript:alert(1)' } };
      // Refusing it is as good as leaving it out.
      await discussion.createComment(hostile).catch(() => undefined);
      same((await discussion.readThread({ thread: hostile.thread })).thread.url, undefined, 'the address');
    },
  },
  {
    name: 'takes a retry for the same write, also at the same moment',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const once = draft('Once');
      const answers = await Promise.all([1, 2, 3].map(() => discussion.createComment(once)));
      const again = await discussion.createComment(once);
      same(
        [...answers, again].map(({ value }) => value?.id),
        [1, 2, 3, 4].map(() => once.id),
        'the answers',
      );
      const { items, thread } = await discussion.readThread({ thread: once.thread });
      same([items.length, thread.commentCount], [1, 1], 'comments made');
    },
  },
  {
    name: 'refuses another write under the same id, whoever sends it',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const first = draft('First');
      await discussion.createComment(first);
      await refused(discussion.createComment({ ...first, markdown: 'Second' }), 'conflict', 'another text');
      const bram = await community.reader('bram');
      await refused(bram.discussion.createComment(first), 'conflict', 'another member');
    },
  },
  {
    name: 'nests replies, and counts them',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const root = await publish(discussion);
      const child = await publish(discussion, { thread: root.thread, parent: root.id });
      const grandchild = await publish(discussion, { thread: root.thread, parent: child.id });
      same([grandchild.root, grandchild.parent, grandchild.depth], [root.id, child.id, 2], 'its place');
      const { items } = await discussion.readThread({ thread: root.thread });
      same(items[0]?.comment.replyCount, 2, 'the number of replies');
      same(
        items[0]?.replies.items.map(({ id }) => id),
        [child.id, grandchild.id],
        'the replies',
      );
    },
  },
  {
    name: 'keeps every one of many replies written at once',
    needs: CREATE,
    async run(community) {
      const members: readonly MemberName[] = ['anna', 'bram', 'chen', 'dewi', 'eva', 'hana'];
      const readers = await Promise.all(members.map((member) => community.reader(member)));
      const [{ discussion }] = readers as [Reader];
      const root = await publish(discussion);
      const drafts = Array.from({ length: 24 }, () => ({ ...draft(), thread: root.thread, parent: root.id }));
      await Promise.all(drafts.map((each, index) => readers[index % readers.length]!.discussion.createComment(each)));
      const replies = await everyReply(discussion, { root: root.id, limit: 7 });
      same(replies.map(({ id }) => id).sort(), drafts.map(({ id }) => id).sort(), 'the replies');
      const { thread, items } = await discussion.readThread({ thread: root.thread });
      same([thread.commentCount, items[0]?.comment.replyCount], [25, 24], 'the counts');
    },
  },
  {
    name: 'refuses replies to what is gone, elsewhere or nowhere',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const reply = (thread: string, parent: string) => discussion.createComment({ ...draft(), thread, parent });
      await refused(reply('long', COMMENTS.deleted), 'conflict', 'to a tombstone');
      await refused(reply('delft', COMMENTS.first), ['not-found', 'invalid'], 'to a comment of another thread');
      await refused(reply('long', newId()), 'not-found', 'to nothing');
      await refused(reply('long', COMMENTS.held), ['not-found', 'conflict'], 'to what waits for approval');
    },
  },
  {
    name: 'refuses texts without a word, and those that are too long',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const write = (markdown: string) => discussion.createComment(draft(markdown));
      for (const nothing of [' \n ', '\u200b', '[a]: https://e.example']) {
        await refused(write(nothing), 'empty', JSON.stringify(nothing));
      }
      await refused(write('x'.repeat(MAX_TEXT_LENGTH + 1)), 'too-large', 'a text above the limit');
      await refused(discussion.createComment({ ...draft(), thread: '-no key-' }), 'invalid', 'a key that is none');
    },
  },
  {
    name: 'refuses those who may not write',
    needs: CREATE,
    async run(community) {
      const write = async (member: MemberName | undefined, thread = newThread()) =>
        (await community.reader(member)).discussion.createComment({ ...draft(), thread });
      await refused(write(undefined), 'not-signed-in', 'signed out');
      await refused(write('guus'), 'forbidden', 'frozen');
      await refused(write('anna', 'locked'), 'locked', 'in a locked thread');
      await refused(write('hana', 'locked'), 'locked', 'an ambassador of another space');
      same((await write('eva', 'locked')).status, 'published', 'a moderator in a locked thread');
    },
  },
  {
    name: "holds a newcomer's comment for approval, and shows it to them alone",
    needs: [...CREATE, 'discussion.readMine'],
    async run(community) {
      const { discussion } = await community.reader('nova');
      const { status, value } = await discussion.createComment(draft('My first'));
      const { id, thread, state } = given(value, 'the comment');
      same([status, state], ['held', 'held'], 'the answer');
      const mine = await discussion.readMine({ thread, comments: [id] });
      same(
        mine.held.map((comment) => comment.id),
        [id],
        'what waits, for its author',
      );
      const bram = await community.reader('bram');
      const seen = await bram.discussion.readThread({ thread });
      same([seen.items, seen.thread.commentCount], [[], 0], 'what others see');
      const other = await bram.discussion.readMine({ thread, comments: [id] });
      same([other.held, other.comments], [[], {}], 'what others are told');
    },
  },
  {
    name: 'edits a comment, once however often it is sent, and not an old version',
    needs: [...EDIT, 'discussion.readMarkdown'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const comment = await publish(discussion, { markdown: 'Before' });
      const edit = { id: comment.id, edit: newId(), version: 1, markdown: 'After' };
      const answers = await Promise.all([discussion.editComment(edit), discussion.editComment(edit)]);
      const edited = given(answers[0]?.value, 'the edited comment');
      same([edited.version, answers[1]?.value?.version, plainText(edited.text)], [2, 2, 'After'], 'the answer');
      ok(edited.editedAt !== undefined, 'it does not say when it was edited');
      same(await discussion.readMarkdown(comment.id), { markdown: 'After', version: 2 }, 'its Markdown');
      await refused(discussion.editComment({ ...edit, edit: newId() }), 'conflict', 'an edit of the version before');
      await refused(
        discussion.editComment({ ...edit, markdown: 'Else' }),
        'conflict',
        'another edit under the same id',
      );
      const { items } = await discussion.readThread({ thread: comment.thread });
      same(plainText(items[0]?.comment.text ?? []), 'After', 'what everyone sees');
    },
  },
  {
    name: 'refuses edits by others, of nothing and after the time to edit',
    needs: [...EDIT, 'discussion.readMarkdown'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { discussion: others } = await community.reader('bram');
      const { id } = await publish(discussion);
      const edit = (of: Reader['discussion'], which: string) =>
        of.editComment({ id: which, edit: newId(), version: 1, markdown: 'Mine now' });
      await refused(edit(others, id), 'forbidden', "another's comment");
      await refused(others.readMarkdown(id), ['forbidden', 'not-found'], "another's Markdown");
      await refused(edit(discussion, newId()), 'not-found', 'no comment');
      await refused(
        edit((await community.reader('chen')).discussion, COMMENTS.first),
        'closed',
        'after the time to edit',
      );
    },
  },
  {
    name: 'tells which version a reply was to, once its parent was edited',
    needs: EDIT,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const root = await publish(discussion);
      const place = { thread: root.thread, parent: root.id, parentVersion: 1 };
      const reply = await publish(discussion, place);
      same(reply.parentVersion, undefined, 'before the edit');
      await discussion.editComment({ id: root.id, edit: newId(), version: 1, markdown: 'Otherwise' });
      const { items } = await discussion.readThread({ thread: root.thread });
      same(items[0]?.replies.items[0]?.parentVersion, 1, 'after the edit');
    },
  },
  {
    name: 'deletes a comment to a tombstone that keeps the replies, twice as once',
    needs: DELETE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const root = await publish(discussion);
      const reply = await publish(discussion, { thread: root.thread, parent: root.id });
      await refused(
        (await community.reader('bram')).discussion.deleteComment(root.id),
        'forbidden',
        "another's comment",
      );
      for (const _ of [1, 2]) {
        const { value } = await discussion.deleteComment(root.id);
        same([value?.state, value?.author, value?.text], ['deleted', undefined, []], 'the tombstone');
      }
      const { items, thread } = await discussion.readThread({ thread: root.thread });
      same([items[0]?.comment.tombstone?.by, thread.commentCount], ['author', 1], 'what everyone sees');
      same(
        items[0]?.replies.items.map(({ id }) => id),
        [reply.id],
        'the reply',
      );
      await refused(discussion.deleteComment(newId()), 'not-found', 'no comment');
    },
  },
  {
    name: 'sets and takes back one reaction a member, twice as once',
    needs: [...CREATE, 'discussion.react', 'discussion.readMine'],
    async run(community) {
      const readers = await Promise.all((['anna', 'bram'] as const).map((member) => community.reader(member)));
      const [anna, bram] = readers as [Reader, Reader];
      const comment = await publish(anna.discussion);
      const react = ({ discussion }: Reader, on: boolean) =>
        discussion.react({ comment: comment.id, reaction: 'like', on });
      await Promise.all([react(anna, true), react(anna, true), react(bram, true)]);
      same((await react(bram, true)).value?.reactions.like, 2, 'with two members');
      const mine = await bram.discussion.readMine({ thread: comment.thread, comments: [comment.id] });
      same(mine.comments[comment.id]?.reactions, ['like'], 'mine');
      for (const _ of [1, 2]) await react(bram, false);
      same((await react(anna, true)).value?.reactions.like, 1, 'with one member left');
    },
  },
  {
    name: 'says what a member may do with a comment, and keeps to it',
    needs: [...EDIT, ...DELETE, 'discussion.react', 'discussion.readMine'],
    async run(community) {
      for (const member of ['anna', 'eva', 'guus', 'hana'] as const) {
        const own = await publish((await community.reader('anna')).discussion);
        for (const [thread, id] of [
          [own.thread, own.id],
          ['long', COMMENTS.deleted],
          ['locked', COMMENTS.locked],
        ] as const) {
          await keepsToCan(community, member, thread, id);
        }
      }
    },
  },
  {
    name: 'shows how a text will look, as it then does',
    needs: [...CREATE, 'discussion.preview'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const markdown = '# A\n\n- [x] b\n\n|c|\n|-|\n|d|\n\n~~e~~ https://e.example';
      const { text } = await publish(discussion, { markdown });
      same(await discussion.preview(markdown), text, 'the preview');
      await refused((await community.reader()).discussion.preview(markdown), 'not-signed-in', 'signed out');
    },
  },
  {
    name: 'ends an aborted write with AbortError, after which a retry is safe',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const again = draft('Sent twice');
      await aborted(discussion.createComment(again, { signal: AbortSignal.abort() }), 'aborted before');
      const leaving = new AbortController();
      const left = discussion.createComment(again, { signal: leaving.signal });
      leaving.abort();
      await aborted(left, 'aborted in flight');
      await discussion.createComment(again);
      same((await discussion.readThread({ thread: again.thread })).thread.commentCount, 1, 'comments made');
    },
  },
];

/** Tries each thing that `can` speaks of; the last is to delete. */
async function keepsToCan(community: Community, member: MemberName, thread: string, id: string): Promise<void> {
  const { discussion } = await community.reader(member);
  const mine = await discussion.readMine({ thread, comments: [id] });
  const can = given(mine.comments[id], `what ${member} may do with ${id}`).can;
  const isTombstone = id === COMMENTS.deleted;
  const tried = {
    react: await succeeds(discussion.react({ comment: id, reaction: 'like', on: true })),
    reply: await succeeds(discussion.createComment({ ...draft(), thread, parent: id })),
    edit: await succeeds(discussion.editComment({ id, edit: newId(), version: 1, markdown: 'Edited' })),
    // The author of a tombstone may delete it again, which changes nothing and is nothing to offer.
    delete: id === COMMENTS.locked || isTombstone ? can.delete : await succeeds(discussion.deleteComment(id)),
  };
  const { react, reply, edit, delete: remove } = can;
  same(
    tried,
    { react, reply, edit, delete: remove },
    `what ${member} does with ${id} in '${thread}', against what they may`,
  );
  same(await succeeds(discussion.createComment({ ...draft(), thread })), mine.can.comment, `${member} in '${thread}'`);
}
