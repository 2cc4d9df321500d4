import { newId } from '../core/ids.ts';
import { MAX_COMMENT_DEPTH, MAX_LINKS } from '../discussion/discussion.rules.ts';
import { MAX_MENTIONS } from '../text/references.rules.ts';
import { MAX_TEXT_LENGTH, plainText } from '../text/text.rules.ts';
import { given, refused, same } from './assert.ts';
import { COMMENTS, MEMBERS } from './fixture.ts';
import { ids, newThread, publish } from './steps.ts';
import type { Case } from './suite.ts';

const CREATE = ['discussion.createComment'] as const;

/** What people write that is long, of other scripts, or meant to break something. */
const ODD: Readonly<Record<string, string>> = {
  'one word of all the letters there may be': 'x'.repeat(MAX_TEXT_LENGTH),
  'words in both directions': 'abc \u202eתשרק\u202c def \u2067ابجد\u2069',
  'many marks on few letters': `Z${'\u0301'.repeat(200)}a${'\u0336'.repeat(200)}lgo`,
  'two thousand small pictures': '\u{1f6b2}'.repeat(2_000),
  'half a character': 'before \ud83d after',
  'signs that mean something elsewhere': `'"; drop table comments; -- \${7+7} {{7+7}} %s %00 <!-- -->`,
  'a line that a feed would end at': 'data: x\u2028event: y\u2029id: z',
};

export const limitsCases: readonly Case[] = [
  {
    name: 'keeps odd texts as they are, for everyone',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const { discussion: others } = await community.reader();
      for (const [what, markdown] of Object.entries(ODD)) {
        const { thread, text } = await publish(discussion, { markdown });
        const { items } = await others.readThread({ thread });
        same(items[0]?.comment.text, text, `${what}, for others`);
        same(plainText(text), markdown.toWellFormed(), what);
      }
    },
  },
  {
    name: 'refuses too many links, and more people than one text may name',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      const links = (count: number) =>
        Array.from({ length: count }, (_, number) => `https://e.example/${number}`).join(' ');
      await publish(discussion, { markdown: links(MAX_LINKS) });
      await refused(publish(discussion, { markdown: links(MAX_LINKS + 1) }), 'invalid', 'one link too many');
      await refused(publish(discussion, { markdown: links(300) }), 'invalid', 'very many links');
      const everyone = Array.from({ length: MAX_MENTIONS + 1 }, (_, number) => MEMBERS[number] ?? `nobody-${number}`);
      const markdown = everyone.map((member) => `[@x](plein:member/${member})`).join(' ');
      await refused(publish(discussion, { markdown }), 'invalid', 'too many people');
    },
  },
  {
    name: 'nests as deep as may be, and no deeper',
    needs: CREATE,
    async run(community) {
      const { discussion } = await community.reader('anna');
      let above = await publish(discussion);
      const { id: root, thread } = above;
      for (let depth = 1; depth <= MAX_COMMENT_DEPTH; depth += 1) {
        above = await publish(discussion, { thread, parent: above.id });
      }
      same([above.depth, above.root], [MAX_COMMENT_DEPTH, root], 'the deepest');
      await refused(publish(discussion, { thread, parent: above.id }), 'too-deep', 'one deeper');
      const page = await discussion.readThread({ thread, around: above.id });
      const found = given(page.items[0], 'its branch').replies.items.some(({ id }) => id === above.id);
      same([ids(page.items), found], [[root], true], 'the page around the deepest');
    },
  },
  {
    name: 'takes every key that a page owner may choose, and no other',
    needs: [...CREATE, 'discussion.countComments', 'discussion.readMine'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const end = newId();
      const keys = [
        `a.html.${end}`,
        `${end}.html`,
        `${end}.atom`,
        `${end}.json`,
        `blog:2026/11/${end}`,
        `自転車-ä_${end}`,
      ];
      for (const key of keys) {
        const { id, thread } = await publish(discussion, { thread: key });
        const page = await discussion.readThread({ thread: key });
        same([thread, page.thread.key, ids(page.items)], [key, key, [id]], key);
        const mine = await discussion.readMine({ thread: key, comments: [id] });
        same(mine.comments[id]?.can.edit, true, `mine in ${key}`);
      }
      same(await discussion.countComments(keys), Object.fromEntries(keys.map((key) => [key, 1])), 'the counts');
      for (const key of ['', '../x', 'a?b=c', 'a#b', ' a', 'a\u0000', 'a'.repeat(201)]) {
        await refused(publish(discussion, { thread: key }), ['invalid', 'not-found'], JSON.stringify(key.slice(0, 9)));
      }
    },
  },
  {
    name: 'tells the author of a comment that waits for approval what they may do with it, without being asked',
    needs: ['discussion.readMine'],
    async run(community) {
      const { discussion } = await community.reader('nova');
      const { held, comments } = await discussion.readMine({ thread: 'long', comments: [] });
      same(
        held.map(({ id }) => id),
        [COMMENTS.held],
        'what waits',
      );
      const { delete: remove, reply } = comments[COMMENTS.held]?.can ?? {};
      same([remove, reply], [true, false], 'what they may');
    },
  },
  {
    name: 'says nothing of a thread that is not there but that it is empty',
    needs: ['discussion.readMine', 'discussion.countComments'],
    async run(community) {
      const thread = newThread();
      const { discussion } = await community.reader('anna');
      const { can, comments, held } = await discussion.readMine({ thread, comments: [newId()] });
      same([can.comment, comments, held], [true, {}, []], 'mine');
      same(await discussion.countComments([thread]), { [thread]: 0 }, 'the count');
    },
  },
];
