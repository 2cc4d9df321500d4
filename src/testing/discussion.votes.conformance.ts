import { newId } from '../core/ids.ts';
import { given, refused, same } from './assert.ts';
import { COMMENTS, type MemberName } from './fixture.ts';
import { ANSWERS, QUESTIONS } from './fixture.questions.ts';
import { everyItem, newThread, publish, succeeds } from './steps.ts';
import type { Case, Community, Reader } from './suite.ts';

const CREATE = ['discussion.createComment'] as const;
const HELPFUL = [...CREATE, 'discussion.setHelpful'] as const;
const REACT = [...CREATE, 'discussion.react'] as const;
const VOTERS = ['bram', 'chen', 'dewi', 'eva', 'femke', 'hana'] as const satisfies readonly MemberName[];

export const votesCases: readonly Case[] = [
  {
    name: "counts a member's helpful vote once, and takes it back once",
    needs: [...HELPFUL, 'discussion.readMine'],
    async run(community) {
      const comment = await published(community);
      const { discussion } = await community.reader('bram');
      const vote = (on: boolean) => discussion.setHelpful({ comment: comment.id, on });
      const mine = async () => {
        const { comments } = await discussion.readMine({ thread: comment.thread, comments: [comment.id] });
        return given(comments[comment.id], 'mine').helpful ?? false;
      };
      for (const _ of [1, 2]) same((await vote(true)).value?.helpfulCount, 1, 'with one vote');
      same(await mine(), true, 'mine, with a vote');
      for (const _ of [1, 2]) same((await vote(false)).value?.helpfulCount, undefined, 'without votes');
      same(await mine(), false, 'mine, without a vote');
    },
  },
  {
    name: 'counts right under many votes at once, of many members and of each many times',
    needs: HELPFUL,
    async run(community) {
      const { id: comment, thread } = await published(community);
      const readers = await Promise.all(VOTERS.map((member) => community.reader(member)));
      const all = (on: boolean) => readers.flatMap((reader) => [1, 2, 3, 4].map(() => setHelpful(reader, comment, on)));
      await Promise.all(all(true));
      same(await helpfulCount(readers[0]!, thread), VOTERS.length, 'after 24 votes of six members');
      await Promise.all([...all(true), ...readers.slice(0, 3).map((reader) => setHelpful(reader, comment, false))]);
      for (const reader of readers.slice(0, 3)) await setHelpful(reader, comment, false);
      same(await helpfulCount(readers[0]!, thread), 3, 'after three took theirs back');
    },
  },
  {
    name: "refuses helpful votes for one's own, for what is gone or locked, and of nobody",
    needs: [...HELPFUL, 'discussion.deleteComment'],
    async run(community) {
      const own = await published(community);
      const vote = async (member: MemberName | undefined, comment: string) =>
        (await community.reader(member)).discussion.setHelpful({ comment, on: true });
      await refused(vote('anna', own.id), 'forbidden', "for one's own");
      await refused(vote(undefined, own.id), 'not-signed-in', 'signed out');
      await refused(vote('guus', own.id), 'forbidden', 'frozen');
      await refused(vote('bram', COMMENTS.locked), 'locked', 'in a locked thread');
      await refused(vote('bram', COMMENTS.removed), 'conflict', 'for what was removed');
      await refused(vote('bram', newId()), 'not-found', 'for nothing');
      await refused(vote('bram', COMMENTS.held), 'not-found', 'for what waits');
    },
  },
  {
    name: 'offers the reactions of its policy, and takes no others',
    needs: [...REACT, 'discussion.readMine'],
    async run(community) {
      const comment = await published(community);
      const { discussion } = await community.reader('bram');
      const { reactions } = await discussion.readMine({ thread: comment.thread, comments: [] });
      same(reactions, ['like', 'thanks', 'insightful'], 'the reactions offered');
      const react = (reaction: 'thanks' | 'like' | 'funny') =>
        discussion.react({ comment: comment.id, reaction, on: true });
      await react('thanks');
      const { value } = await react('like');
      same(value?.reactions, { thanks: 1, like: 1 }, 'two reactions of one member');
      await refused(react('funny'), 'invalid', 'a reaction that is not offered');
    },
  },
  {
    name: 'counts reactions right under many at once',
    needs: REACT,
    async run(community) {
      const { id: comment, thread } = await published(community);
      const readers = await Promise.all(VOTERS.map((member) => community.reader(member)));
      const reactions = ['like', 'thanks'] as const;
      const once = readers.flatMap(({ discussion }) =>
        reactions.map((reaction) => () => discussion.react({ comment, reaction, on: true })),
      );
      await Promise.all([...once, ...once].map((react) => react()));
      const { items } = await readers[0]!.discussion.readThread({ thread });
      same(items[0]?.comment.reactions, { like: VOTERS.length, thanks: VOTERS.length }, 'the reactions');
    },
  },
  {
    name: 'tells who reacted, newest first, page by page and by reaction',
    needs: [...REACT, 'discussion.listReactors'],
    async run(community) {
      const { id: comment } = await published(community);
      const react = async (member: MemberName, reaction: 'like' | 'thanks') => {
        const { discussion } = await community.reader(member);
        await discussion.react({ comment, reaction, on: true });
      };
      for (const member of ['bram', 'chen', 'dewi'] as const) await react(member, 'like');
      await react('eva', 'thanks');
      const { discussion } = await community.reader();
      const list = (more: { readonly reaction?: 'like' | 'thanks'; readonly limit?: number }) =>
        everyItem((page) => discussion.listReactors({ comment, ...more, ...page }));
      const who = async (more: Parameters<typeof list>[0]) => (await list(more)).map(({ member }) => member.member);
      same([...(await who({}))].sort(), ['bram', 'chen', 'dewi', 'eva'], 'everyone');
      same(await who({ limit: 1 }), await who({}), 'in pages of one');
      same(await who({ reaction: 'thanks' }), ['eva'], 'who said thanks');
      const times = (await list({})).map(({ at }) => at);
      same(times, [...times].sort().toReversed(), 'when, newest first');
      await refused(discussion.listReactors({ comment: newId() }), 'not-found', 'of nothing');
      await refused(discussion.listReactors({ comment: COMMENTS.held }), 'not-found', 'of what waits');
      const gone = await discussion.listReactors({ comment: COMMENTS.removed });
      same(gone.items, [], 'of what was removed');
    },
  },
  {
    name: "counts a member's 'me too' once, under many at once, and takes it back",
    needs: ['discussion.setMeToo', 'discussion.createThread', 'discussion.readMine'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const key = newThread();
      await discussion.createThread({ id: newId(), key, kind: 'question', title: 'A question', markdown: 'Why?' });
      const readers = await Promise.all(VOTERS.map((member) => community.reader(member)));
      const say = ({ discussion: other }: Reader, on: boolean) => other.setMeToo({ thread: key, on });
      await Promise.all([...readers, ...readers, ...readers].map((reader) => say(reader, true)));
      same((await say(readers[0]!, true)).value?.meTooCount, VOTERS.length, 'everyone');
      same((await readers[0]!.discussion.readMine({ thread: key, comments: [] })).meToo, true, 'mine');
      for (const _ of [1, 2]) await say(readers[0]!, false);
      const { thread } = await discussion.readThread({ thread: key });
      same(thread.meTooCount, VOTERS.length - 1, 'after one took it back');
    },
  },
  {
    name: "refuses a 'me too' of who asked, where nothing was asked, and of nobody",
    needs: ['discussion.setMeToo'],
    async run(community) {
      const say = async (member: MemberName | undefined, thread: string) =>
        (await community.reader(member)).discussion.setMeToo({ thread, on: true });
      await refused(say('bram', QUESTIONS.waiting), 'forbidden', 'of who asked');
      await refused(say('anna', 'long'), 'conflict', 'where nothing was asked');
      await refused(say('guus', QUESTIONS.waiting), 'forbidden', 'frozen');
      await refused(say(undefined, QUESTIONS.waiting), 'not-signed-in', 'signed out');
      await refused(say('anna', newThread()), 'not-found', 'where there is nothing');
    },
  },
  {
    name: 'says to whom it offers a helpful vote, and keeps to it',
    needs: [...HELPFUL, 'discussion.readMine'],
    async run(community) {
      for (const [member, thread, id] of [
        ['bram', QUESTIONS.answered, ANSWERS.answer],
        ['anna', QUESTIONS.answered, ANSWERS.answer],
        ['guus', QUESTIONS.answered, ANSWERS.answer],
        ['bram', 'locked', COMMENTS.locked],
        ['bram', 'long', COMMENTS.removed],
      ] as const) {
        const { discussion } = await community.reader(member);
        const { comments } = await discussion.readMine({ thread, comments: [id] });
        const { can, helpful } = given(comments[id], `what ${member} may do`);
        const tried = await succeeds(discussion.setHelpful({ comment: id, on: helpful ?? false }));
        same(can.helpful, tried, `${member} and ${id}`);
      }
    },
  },
];

async function published(community: Community) {
  return publish((await community.reader('anna')).discussion);
}

function setHelpful({ discussion }: Reader, comment: string, on: boolean) {
  return discussion.setHelpful({ comment, on });
}

async function helpfulCount({ discussion }: Reader, thread: string): Promise<number | undefined> {
  return (await discussion.readThread({ thread })).items[0]?.comment.helpfulCount;
}
