import { newId } from '../core/ids.ts';
import { MAX_LINKS } from '../discussion/discussion.rules.ts';
import { MAX_TEXT_LENGTH, plainText } from '../text/text.rules.ts';
import { refused, same } from './assert.ts';
import { COMMENTS, type MemberName } from './fixture.ts';
import { ANSWERS, QUESTIONS } from './fixture.questions.ts';
import { draft, newThread, publish } from './steps.ts';
import type { Case, Operation, Reader } from './suite.ts';

type Discussion = Reader['discussion'];
type Call = (discussion: Discussion) => Promise<unknown>;
type Calls = Readonly<Partial<Record<Operation, Call>>>;

const comment = COMMENTS.first;
const thread = 'long';

/** What nobody may ask for who is not signed in. */
const SIGNED_IN: Calls = {
  'discussion.readMine': (to) => to.readMine({ thread, comments: [comment] }),
  'discussion.readMarkdown': (to) => to.readMarkdown(comment),
  'discussion.editComment': (to) => to.editComment({ id: comment, edit: newId(), version: 1, markdown: 'Mine now' }),
  'discussion.deleteComment': (to) => to.deleteComment(comment),
  'discussion.react': (to) => to.react({ comment, reaction: 'like', on: true }),
  'discussion.changeThread': (to) => to.changeThread({ thread, change: newId(), state: 'locked' }),
  'discussion.moveBranch': (to) => to.moveBranch({ comment, move: newId(), to: newThread(), title: 'A title' }),
  'discussion.listWaiting': (to) => to.listWaiting(),
  'discussion.listNew': (to) => to.listNew({ thread, since: '2026-01-01T00:00:00.000Z' }),
};

const cursor = 'made up';

/** Every list, from a place that was never given. */
const LISTS: Calls = {
  'discussion.listThreads': (to) => to.listThreads({ cursor }),
  'discussion.searchComments': (to) => to.searchComments({ thread, words: 'comment', cursor }),
  'discussion.searchThreads': (to) => to.searchThreads({ words: 'about', cursor }),
  'discussion.listReactors': (to) => to.listReactors({ comment, cursor }),
  'discussion.listWaiting': (to) => to.listWaiting({ cursor }),
  'discussion.listNew': (to) => to.listNew({ thread, since: '2026-01-01T00:00:00.000Z', cursor }),
};

interface Place {
  readonly thread: string;
  /** The branch in it. */
  readonly comment: string;
  /** The id of the write. */
  readonly write: string;
}

/** Writes of the team that carry an id of their own, each in a first and in another way. */
const WRITES: Readonly<Partial<Record<Operation, (to: Discussion, place: Place, other: boolean) => Promise<unknown>>>> =
  {
    'discussion.changeThread': (to, { thread: key, write }, other) =>
      to.changeThread({ thread: key, change: write, slowMode: other ? 7 : 5 }),
    'discussion.moveBranch': (to, { comment: branch, write }, other) =>
      to.moveBranch({ comment: branch, move: write, to: `to-${write}`, title: other ? 'Another' : 'One' }),
    'discussion.renameThread': (to, { thread: key, write }, other) =>
      to.renameThread({ thread: key, to: `${other ? 'else' : 'to'}-${write}`, change: write }),
    'discussion.mergeThread': (to, { thread: key, write }, other) =>
      to.mergeThread({ thread: key, into: other ? 'long' : 'delft', change: write }),
  };

export const refusalsCases: readonly Case[] = [
  ...each(SIGNED_IN, (operation, call) => ({
    name: `asks who it is before ${operation}`,
    needs: [operation],
    run: async (community) =>
      refused(call((await community.reader()).discussion), 'not-signed-in', `${operation}, signed out`),
  })),
  ...each(LISTS, (operation, call) => ({
    name: `refuses a place that ${operation} never gave`,
    needs: [operation],
    run: async (community) => refused(call((await community.reader('eva')).discussion), 'invalid', operation),
  })),
  ...each(WRITES, (operation, send) => ({
    name: `takes an id once for ${operation}, and for no other write`,
    needs: [operation, 'discussion.createComment'],
    async run(community) {
      const { discussion } = await community.reader('eva');
      const { id, thread: key } = await publish(discussion);
      const place = { thread: key, comment: id, write: newId() };
      await send(discussion, place, false);
      const after = await threadsOf(discussion, key, place.write);
      await refused(send(discussion, place, true), 'conflict', 'another write under its id');
      await refused(send(discussion, { ...place, write: id }, true), 'conflict', 'under the id of a comment');
      await send(discussion, place, false);
      same(await threadsOf(discussion, key, place.write), after, 'what there is after a retry');
    },
  })),
  {
    name: 'refuses an edit for what it refuses a comment for, and keeps what was there',
    needs: ['discussion.createComment', 'discussion.editComment', 'discussion.changeThread'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { id, thread: key } = await publish(discussion, { markdown: 'As it was' });
      const edit = (markdown: string, which = id) =>
        discussion.editComment({ id: which, edit: newId(), version: 1, markdown });
      await refused(edit(' \u200b '), 'empty', 'without a word');
      await refused(edit('x'.repeat(MAX_TEXT_LENGTH + 1)), 'too-large', 'too long');
      await refused(edit('https://e.example/a '.repeat(MAX_LINKS + 1)), 'invalid', 'too many links');
      await refused(edit('[@Nobody](plein:member/nobody)'), 'invalid', 'a mention of nobody');
      await refused(edit('Mine now', COMMENTS.removed), ['conflict', 'forbidden'], 'what was removed');
      const { discussion: eva } = await community.reader('eva');
      await eva.changeThread({ thread: key, change: newId(), state: 'locked' });
      await refused(edit('Too late'), 'locked', 'in a locked thread');
      const { comment: seen } = (await discussion.readThread({ thread: key })).items[0]!;
      same([plainText(seen.text), seen.version, seen.editedAt], ['As it was', 1, undefined], 'what everyone sees');
    },
  },
  {
    name: 'refuses a reaction to what is gone, locked, unseen or nothing, and of who is frozen',
    needs: ['discussion.react'],
    async run(community) {
      const react = async (member: MemberName, id: string) =>
        (await community.reader(member)).discussion.react({ comment: id, reaction: 'like', on: true });
      await refused(react('bram', COMMENTS.removed), 'conflict', 'to what was removed');
      await refused(react('bram', COMMENTS.deleted), 'conflict', 'to what was deleted');
      await refused(react('bram', COMMENTS.locked), 'locked', 'in a locked thread');
      await refused(react('bram', COMMENTS.held), 'not-found', 'to what waits');
      await refused(react('bram', newId()), 'not-found', 'to nothing');
      await refused(react('guus', COMMENTS.first), 'forbidden', 'of who is frozen');
    },
  },
  {
    name: "reads out the Markdown of one's own comment alone",
    needs: ['discussion.createComment', 'discussion.deleteComment', 'discussion.readMarkdown'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { id } = await publish(discussion, { markdown: 'A *thing*' });
      same(await discussion.readMarkdown(id), { markdown: 'A *thing*', version: 1 }, 'as it was written');
      await refused(discussion.readMarkdown(newId()), 'not-found', 'of nothing');
      await refused(discussion.readMarkdown(ANSWERS.workaround), 'forbidden', "another's");
      await refused((await community.reader('bram')).discussion.readMarkdown(COMMENTS.held), 'not-found', 'what waits');
      await discussion.deleteComment(id);
      const { markdown } = await discussion.readMarkdown(id).catch(() => ({ markdown: '' }));
      same(markdown, '', 'of what was deleted');
    },
  },
  {
    name: 'shows no look of a text that is too long',
    needs: ['discussion.preview'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      await refused(discussion.preview('x'.repeat(MAX_TEXT_LENGTH + 1)), 'too-large', 'a text above the limit');
      same(await discussion.preview(''), [], 'nothing');
    },
  },
  {
    name: 'takes no comment of a kind, in a space or below a parent that is not there for its writer',
    needs: ['discussion.createComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const write = (more: object) => discussion.createComment({ ...draft(), ...more });
      await refused(write({ thread: QUESTIONS.answered, kind: 'official-answer' }), 'invalid', 'for the team');
      await refused(write({ kind: 'answer' }), 'invalid', 'an answer where nothing was asked');
      await refused(write({ page: { space: 'nowhere' } }), 'invalid', 'in a space that is not there');
      await refused(write({ thread: 'delft', parent: comment }), ['not-found', 'invalid'], 'below another thread');
    },
  },
];

function each<Way>(
  ways: Readonly<Partial<Record<Operation, Way>>>,
  make: (operation: Operation, way: Way) => Case,
): readonly Case[] {
  return Object.entries(ways).map(([operation, way]) => make(operation as Operation, way as Way));
}

/** What stands under a key, and under those that a write may have made of it. */
async function threadsOf(discussion: Discussion, key: string, write: string): Promise<unknown> {
  const keys = [key, `to-${write}`, `else-${write}`];
  return Promise.all(
    keys.map(async (named) => {
      const { thread: found, items } = await discussion.readThread({ thread: named, limit: 1, order: 'newest' });
      return [found.key, found.title, found.slowMode, found.commentCount, items.length];
    }),
  );
}
