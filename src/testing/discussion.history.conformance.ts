import { newId } from '../core/ids.ts';
import type { Comment } from '../discussion/discussion.model.ts';
import { plainText } from '../text/text.rules.ts';
import { given, ok, refused, same } from './assert.ts';
import { COMMENTS } from './fixture.ts';
import { ANSWERS } from './fixture.questions.ts';
import { draft, everyItem, follow, publish, succeeds } from './steps.ts';
import type { Case, Reader } from './suite.ts';

const CREATE = ['discussion.createComment'] as const;
const VERSIONS = [...CREATE, 'discussion.editComment', 'discussion.listVersions'] as const;
const RESTORE = [...CREATE, 'discussion.deleteComment', 'discussion.restoreComment'] as const;

export const historyCases: readonly Case[] = [
  {
    name: 'keeps what a comment read before each edit, newest first, the present text included',
    needs: VERSIONS,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const comment = await publish(discussion, { markdown: 'Text 1' });
      for (const version of [1, 2, 3]) await edit(discussion, comment, version, `Text ${version + 1}`);
      const { discussion: others } = await community.reader();
      const read = (limit: number) => everyItem((more) => others.listVersions({ comment: comment.id, limit, ...more }));
      const versions = await read(50);
      same(
        versions.map(({ version, text }) => [version, plainText(text)]),
        [4, 3, 2, 1].map((version) => [version, `Text ${version}`]),
        'the versions',
      );
      same(versions.at(-1)?.at, comment.createdAt, 'since when it read so at first');
      same(await read(1), versions, 'in pages of one');
    },
  },
  {
    name: 'tells the one version of a comment that was never edited, and of none nothing',
    needs: VERSIONS,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const comment = await publish(discussion);
      const { items } = await discussion.listVersions({ comment: comment.id });
      same(items, [{ version: 1, at: comment.createdAt, text: comment.text }], 'its only version');
      await refused(discussion.listVersions({ comment: newId() }), 'not-found', 'of nothing');
      await refused(discussion.listVersions({ comment: COMMENTS.held }), 'not-found', 'of what waits');
      const madeUp = { comment: comment.id, cursor: 'made up' };
      await refused(discussion.listVersions(madeUp), 'invalid', 'a cursor made up');
    },
  },
  {
    name: 'brings in the versions of before',
    needs: ['discussion.listVersions'],
    async run(community) {
      const { discussion } = await community.reader();
      const { items } = await discussion.listVersions({ comment: ANSWERS.workaround });
      same(
        items.map(({ version, text }) => [version, plainText(text)]),
        [
          [2, 'As workaround, by chen'],
          [1, 'As it was before'],
        ],
        'the versions',
      );
    },
  },
  {
    name: 'keeps one version an edit, however often it is sent',
    needs: VERSIONS,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { id } = await publish(discussion);
      const once = { id, edit: newId(), version: 1, markdown: 'Otherwise' };
      await Promise.all([1, 2, 3].map(() => discussion.editComment(once)));
      same((await discussion.listVersions({ comment: id })).items.length, 2, 'the number of versions');
    },
  },
  {
    name: 'overwrites nothing where two edit at once: one is told of the other',
    needs: VERSIONS,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const comment = await publish(discussion);
      const edits = ['One', 'Two', 'Three'].map((markdown) => edit(discussion, comment, 1, markdown));
      const done = await Promise.all(edits.map(succeeds));
      same(done.filter(Boolean).length, 1, 'edits that were made');
      const { items } = await discussion.listVersions({ comment: comment.id });
      same(items.length, 2, 'the number of versions');
    },
  },
  {
    name: 'lets nobody read any more what was deleted: no text, version, name or reaction',
    needs: [...VERSIONS, 'discussion.deleteComment', 'discussion.react', 'discussion.listReactors'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const secret = `secret${newId().slice(-12)}`;
      const comment = await publish(discussion, { markdown: `A ${secret} thing` });
      await edit(discussion, comment, 1, `Another ${secret} thing`);
      await discussion.react({ comment: comment.id, reaction: 'like', on: true });
      await publish(discussion, { thread: comment.thread, parent: comment.id });
      await discussion.deleteComment(comment.id);
      const { backend, discussion: others } = await community.reader();
      const everywhere = await Promise.all([
        others.readThread({ thread: comment.thread }),
        others.readThread({ thread: comment.thread, around: comment.id }),
        others.listVersions({ comment: comment.id }),
        others.listReactors({ comment: comment.id }),
        backend.discussion?.searchComments?.({ thread: comment.thread, words: secret }),
        backend.discussion?.searchThreads?.({ words: secret }),
        backend.discussion?.listThreads?.(),
      ]);
      ok(!JSON.stringify(everywhere).includes(secret), 'the text of a deleted comment is still there');
      const [{ items }, , versions, reactors] = everywhere;
      const { author, reactions, helpfulCount } = given(items[0], 'the tombstone').comment;
      same([author, reactions, helpfulCount], [undefined, {}, undefined], 'the tombstone');
      same([versions.items, reactors.items], [[], []], 'versions and reactors');
    },
  },
  {
    name: 'answers a retry with no word of what was deleted, and makes nothing of it again',
    needs: [...VERSIONS, 'discussion.deleteComment', 'discussion.react'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { discussion: bram } = await community.reader('bram');
      const secret = `secret${newId().slice(-12)}`;
      const create = draft(`A ${secret} thing`);
      const change = { id: create.id, edit: newId(), version: 1, markdown: `Another ${secret} thing` };
      const like = { comment: create.id, reaction: 'like', on: true } as const;
      const writes = [
        () => discussion.createComment(create),
        () => discussion.editComment(change),
        () => bram.react(like),
      ];
      for (const write of writes) await write();
      await discussion.deleteComment(create.id);
      // Refusing a retry of what is gone is as good as answering that it is gone.
      const answers = await Promise.all(writes.map((write) => write().catch(() => undefined)));
      ok(!JSON.stringify(answers).includes(secret), 'a retry is answered with the text of a deleted comment');
      const { thread, items } = await discussion.readThread({ thread: create.thread });
      const { state, reactions } = given(items[0], 'the tombstone').comment;
      same([items.length, thread.commentCount, state, reactions], [1, 0, 'deleted', {}], 'what is there');
    },
  },
  {
    name: 'undoes a deletion with all there was: text, replies, reactions, votes and versions',
    needs: [...RESTORE, 'discussion.react', 'discussion.setHelpful'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { discussion: bram } = await community.reader('bram');
      const { id, thread } = await publish(discussion, { markdown: 'To *stay*' });
      await publish(bram, { thread, parent: id });
      await bram.react({ comment: id, reaction: 'thanks', on: true });
      await bram.setHelpful({ comment: id, on: true });
      const read = async () => {
        const { thread: now, items } = await bram.readThread({ thread });
        return [now.commentCount, items];
      };
      const before = await read();
      await discussion.deleteComment(id);
      const { status, value } = await discussion.restoreComment(id);
      same([status, value?.state, value?.id], ['published', 'published', id], 'the answer');
      same(await read(), before, 'what others see, against before');
      // Refusing to undo it again is as good as doing nothing.
      await discussion.restoreComment(id).catch(() => undefined);
      same(await read(), before, 'restored twice');
    },
  },
  {
    name: 'tells who looks on that a deletion was undone',
    needs: [...RESTORE, 'live'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const comment = await publish(discussion);
      const { position } = await discussion.readThread({ thread: comment.thread });
      const told = follow(await community.reader(), `thread:${comment.thread}`, position);
      await discussion.deleteComment(comment.id);
      await told.until((changes) => changes.some(({ value }) => stateOf(value) === 'deleted'), 'the deletion');
      await discussion.restoreComment(comment.id);
      await told.until((changes) => changes.some(({ value }) => stateOf(value) === 'published'), 'the restoration');
      told.stop();
    },
  },
  {
    name: 'brings back what waited as waiting',
    needs: RESTORE,
    async run(community) {
      const { discussion } = await community.reader('nova');
      const { id, thread } = await publish(discussion);
      await discussion.deleteComment(id);
      const { status, value } = await discussion.restoreComment(id);
      same([status, value?.state], ['held', 'held'], 'the answer');
      same((await (await community.reader()).discussion.readThread({ thread })).items, [], 'what others see');
    },
  },
  {
    name: "refuses to undo what is not one's own, long ago, removed, or nothing",
    needs: RESTORE,
    async run(community) {
      const restore = async (member: 'anna' | 'hana' | 'bram' | undefined, id: string) =>
        (await community.reader(member)).discussion.restoreComment(id);
      const { discussion } = await community.reader('anna');
      const { id } = await publish(discussion);
      await discussion.deleteComment(id);
      await refused(restore('bram', id), 'forbidden', "another's");
      await refused(restore(undefined, id), 'not-signed-in', 'signed out');
      await refused(restore('hana', COMMENTS.deleted), 'closed', "one's own, fifty days ago");
      await refused(restore('anna', COMMENTS.removed), ['forbidden', 'conflict'], 'what a moderator removed');
      await refused(restore('anna', newId()), 'not-found', 'nothing');
    },
  },
  {
    name: 'offers to undo a deletion to whom it was for, while they can',
    needs: [...RESTORE, 'discussion.readMine'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { id, thread } = await publish(discussion);
      await publish(discussion, { thread, parent: id });
      await discussion.deleteComment(id);
      const may = async (member: 'anna' | 'bram') => {
        const mine = await (await community.reader(member)).discussion.readMine({ thread, comments: [id] });
        return given(mine.comments[id], `what ${member} may do`).can.restore ?? false;
      };
      same([await may('anna'), await may('bram')], [true, false], 'the author and another');
      await discussion.restoreComment(id);
      same(await may('anna'), false, 'once it is back');
    },
  },
];

function edit(discussion: Reader['discussion'], { id }: Comment, version: number, markdown: string) {
  return discussion.editComment({ id, edit: newId(), version, markdown });
}

function stateOf(value: object): unknown {
  return 'state' in value ? value.state : undefined;
}
