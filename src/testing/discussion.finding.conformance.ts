import { newId } from '../core/ids.ts';
import { ok, refused, same } from './assert.ts';
import { QUESTIONS } from './fixture.questions.ts';
import { everyItem, idsOf, newThread, publish } from './steps.ts';
import type { Case, Reader } from './suite.ts';

const FIND = ['discussion.searchComments', 'discussion.createComment'] as const;

/** What people type, and what they paste, that a search language would stumble over. */
const ODD = [
  '',
  '   ',
  '"',
  "'",
  "'; drop table comments; --",
  '* OR *',
  'NEAR(a b)',
  'a:* & !b | (c',
  '-word',
  'col:umn',
  '((((',
  '%_%',
  '\\',
  '\u0000\ud800',
  '🚲 🚲',
  '<b>',
  `${'word '.repeat(60)}`,
  'x'.repeat(900),
];

export const findingCases: readonly Case[] = [
  {
    name: 'finds comments of a thread that hold all the words, or begin with the last of them',
    needs: FIND,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const thread = newThread();
      const say = async (markdown: string) => (await publish(discussion, { thread, markdown })).id;
      const both = await say('The **derailleur** of my velomobile');
      const one = await say('Another derailleur');
      await say('Nothing of the kind');
      await publish(discussion, { markdown: 'A derailleur in another thread' });
      const { discussion: others } = await community.reader();
      const found = (words: string) => search(others, thread, words);
      same([...(await found('derailleur'))].sort(), [both, one].sort(), 'a word');
      same(await found('velomobile derailleur'), [both], 'two words, in any order');
      same([...(await found('DERAILL'))].sort(), [both, one].sort(), 'the beginning of a word, in any case');
      same(await found('derail velomobile'), [], 'the beginning of a word that is not the last');
      same(await found('nowhere'), [], 'a word that is not there');
    },
  },
  {
    name: 'gives all that it finds, each once, whatever the size of the page',
    needs: FIND,
    async run(community) {
      const { discussion } = await community.reader();
      const read = (limit: number) =>
        everyItem((more) => discussion.searchComments({ thread: 'long', words: 'comment', limit, ...more }));
      const whole = idsOf(await read(100));
      same(whole.length, new Set(whole).size, 'comments found');
      const { thread } = await discussion.readThread({ thread: 'long' });
      same(whole.length, thread.commentCount, 'comments found, against those there are');
      same(idsOf(await read(9)), whole, 'in pages of nine');
      const madeUp = { thread: 'long', words: 'comment', cursor: 'made up' };
      await refused(discussion.searchComments(madeUp), 'invalid', 'a cursor made up');
    },
  },
  {
    name: 'finds what a comment says now, and nothing that it said before, is gone or waits',
    needs: [...FIND, 'discussion.editComment', 'discussion.deleteComment'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { id, thread } = await publish(discussion, { markdown: 'A quadricycle' });
      await discussion.editComment({ id, edit: newId(), version: 1, markdown: 'A unicycle' });
      const { discussion: newcomer } = await community.reader('nova');
      await publish(newcomer, { thread, markdown: 'A waiting unicycle' });
      same(await search(discussion, thread, 'quadricycle'), [], 'what it said before');
      same(await search(discussion, thread, 'unicycle'), [id], 'what it says now');
      await discussion.deleteComment(id);
      same(await search(discussion, thread, 'unicycle'), [], 'what it said before it was deleted');
    },
  },
  {
    name: 'answers whatever is typed, without failing',
    needs: FIND,
    async run(community) {
      const { discussion } = await community.reader();
      for (const words of ODD) {
        // Refusing words that are none is as good as finding nothing.
        const found = await discussion.searchComments({ thread: 'long', words }).catch((thrown: unknown) => {
          return refused(Promise.reject(thrown), 'invalid', JSON.stringify(words));
        });
        ok(found === undefined || Array.isArray(found.items), `${JSON.stringify(words)} is answered with no list`);
      }
      same(await search(discussion, newThread(), 'comment'), [], 'in a thread that nobody wrote in');
    },
  },
  {
    name: 'finds words with accents and of other scripts',
    needs: FIND,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { id, thread } = await publish(discussion, { markdown: 'Geïnteresseerd in een велосипед' });
      for (const words of ['geinteresseerd', 'GEÏNTERESSEERD', 'велосипед']) {
        same(await search(discussion, thread, words), [id], words);
      }
    },
  },
  {
    name: 'finds threads about the words of a question, in their title, opening or comments',
    needs: ['discussion.searchThreads', 'discussion.createThread', 'discussion.createComment'],
    async run(community) {
      const { discussion } = await community.reader('bram');
      const [named, opened, said] = [newThread(), newThread(), newThread()];
      const ask = (key: string, title: string, markdown: string) =>
        discussion.createThread({ id: newId(), key, kind: 'question', title, markdown });
      await ask(named, 'Which pannier is waterproof', 'See the title');
      await ask(opened, 'About bags', 'I look for a pannier');
      await publish(discussion, { thread: said, markdown: 'My pannier leaks', page: { title: 'Rain' } });
      const found = (await discussion.searchThreads({ words: 'pannier' })).items.map(({ key }) => key);
      same([...found].sort(), [named, opened, said].sort(), 'the threads');
      const nowhere = await discussion.searchThreads({ words: 'pannier', space: 'delft' });
      same(nowhere.items, [], 'in a space that has none');
      const pages = await everyItem((more) => discussion.searchThreads({ words: 'pannier', limit: 1, ...more }));
      same(
        pages.map(({ key }) => key),
        found,
        'in pages of one',
      );
    },
  },
  {
    name: 'finds threads whatever is typed, without failing',
    needs: ['discussion.searchThreads'],
    async run(community) {
      const { discussion } = await community.reader();
      for (const words of ODD) {
        const found = await discussion.searchThreads({ words }).catch((thrown: unknown) => {
          return refused(Promise.reject(thrown), 'invalid', JSON.stringify(words));
        });
        ok(found === undefined || Array.isArray(found.items), `${JSON.stringify(words)} is answered with no list`);
      }
      const { items } = await discussion.searchThreads({ words: 'How to mend a waiting' });
      same(items[0]?.key, QUESTIONS.waiting, 'the best of what a question finds');
    },
  },
];

async function search(discussion: Reader['discussion'], thread: string, words: string): Promise<readonly string[]> {
  return idsOf((await discussion.searchComments({ thread, words })).items);
}
