import { newId } from '../core/ids.ts';
import type { CommentKind, ThreadDraft } from '../discussion/discussion.model.ts';
import { plainText } from '../text/text.rules.ts';
import { given, ok, refused, same } from './assert.ts';
import { COMMENTS, type MemberName } from './fixture.ts';
import { ANSWERS, QUESTIONS } from './fixture.questions.ts';
import { everyItem, newThread, publish } from './steps.ts';
import type { Case, Community, Reader } from './suite.ts';

const OPEN = ['discussion.createThread'] as const;
const SETTLE = [...OPEN, 'discussion.createComment', 'discussion.changeThread'] as const;

export const questionsCases: readonly Case[] = [
  {
    name: 'reads a question with its opening and answers of each kind, also by a key of before',
    needs: OPEN,
    async run(community) {
      const { discussion } = await community.reader();
      for (const key of [QUESTIONS.answered, QUESTIONS.formerly]) {
        const { thread, items } = await discussion.readThread({ thread: key });
        same([thread.key, thread.kind], [QUESTIONS.answered, 'question'], 'the thread');
        const opening = given(thread.opening, 'the opening');
        same([opening.author.member, plainText(opening.text)], ['anna', 'Who knows about a question?'], 'its opening');
        const kinds = ['answer', 'official-answer', 'workaround', 'opinion', 'summary'];
        same(
          items.map(({ comment }) => comment.kind),
          kinds,
          'the kinds of answer',
        );
      }
      const { thread } = await discussion.readThread({ thread: QUESTIONS.settled });
      ok(thread.accepted === ANSWERS.accepted && thread.solvedAt !== undefined, 'what settled it is not told');
    },
  },
  {
    name: 'makes a question by any member, a blog by the team, once however often it is sent',
    needs: [...OPEN, 'discussion.readMine'],
    async run(community) {
      const { discussion } = await community.reader('anna');
      const draft = { ...question(), space: 'delft', url: community.subject.page };
      const answers = await Promise.all([1, 2, 3].map(() => discussion.createThread(draft)));
      const { value, status } = answers[0]!;
      same(
        [status, value?.kind, value?.space, value?.url],
        ['published', 'question', 'delft', draft.url],
        'the answer',
      );
      same(
        answers.map((answer) => answer.value?.key),
        [1, 2, 3].map(() => draft.key),
        'each answer',
      );
      const { thread } = await (await community.reader()).discussion.readThread({ thread: draft.key });
      same([thread.title, thread.opening?.author.member], [draft.title, 'anna'], 'what others see');
      const mine = await discussion.readMine({ thread: draft.key, comments: [] });
      same(mine.opening, draft.markdown, "the Markdown of one's own opening");
      const { discussion: staff } = await community.reader('dewi');
      same((await staff.createThread(question({ kind: 'blog' }))).value?.kind, 'blog', 'a blog by the team');
      same((await staff.readMine({ thread: draft.key, comments: [] })).opening, undefined, "another's Markdown");
    },
  },
  {
    name: 'refuses threads that are there, that say nothing, and by who may not',
    needs: OPEN,
    async run(community) {
      const open = async (member: MemberName | undefined, more: Partial<ThreadDraft>) =>
        (await community.reader(member)).discussion.createThread(question(more));
      await refused(open('anna', { key: 'long' }), 'conflict', 'a key in use');
      await refused(open('anna', { key: QUESTIONS.formerly }), 'conflict', 'a key that leads elsewhere');
      await refused(open('anna', { key: '-no key-' }), 'invalid', 'a key that is none');
      await refused(open('anna', { title: ' ' }), ['empty', 'invalid'], 'no title');
      await refused(open('anna', { title: 'x'.repeat(201) }), ['invalid', 'too-large'], 'a title too long');
      await refused(open('anna', { markdown: ' ' }), 'empty', 'no opening');
      await refused(open('anna', { kind: 'blog' }), 'forbidden', 'a blog by a member');
      await refused(open('guus', {}), 'forbidden', 'frozen');
      await refused(open('nova', {}), 'forbidden', 'by who waits for approval');
      await refused(open(undefined, {}), 'not-signed-in', 'signed out');
      const draft = question();
      const { discussion } = await community.reader('anna');
      await discussion.createThread(draft);
      await refused(discussion.createThread({ ...draft, title: 'Another' }), 'conflict', 'another under the same id');
    },
  },
  {
    name: 'takes answers of the kinds that a member may write, and as an answer what says no kind',
    needs: [...OPEN, 'discussion.createComment'],
    async run(community) {
      const { key: thread } = await asked(community);
      const write = async (member: MemberName, kind?: CommentKind, parent?: string) => {
        const { discussion } = await community.reader(member);
        const more = { ...(kind === undefined ? {} : { kind }), ...(parent === undefined ? {} : { parent }) };
        return publish(discussion, { thread, ...more });
      };
      const answer = await write('bram');
      same(answer.kind, 'answer', 'what says no kind');
      for (const kind of ['workaround', 'opinion', 'comment'] as const)
        same((await write('bram', kind)).kind, kind, kind);
      same((await write('dewi', 'official-answer')).kind, 'official-answer', 'by the team');
      same((await write('bram', undefined, answer.id)).kind, 'comment', 'a comment on an answer');
      await refused(write('bram', 'official-answer'), ['invalid', 'forbidden'], 'as the team, by a member');
      await refused(write('bram', 'summary'), ['invalid', 'forbidden'], 'a summary by a member');
      await refused(write('bram', 'answer', answer.id), ['invalid', 'forbidden'], 'an answer to an answer');
      const { discussion } = await community.reader('bram');
      await refused(publish(discussion, { kind: 'answer' }), ['invalid', 'forbidden'], 'where nothing was asked');
    },
  },
  {
    name: 'pins a summary above everything',
    needs: [...OPEN, 'discussion.createComment'],
    async run(community) {
      const { key: thread } = await asked(community);
      const { discussion } = await community.reader('dewi');
      const { id } = await publish(discussion, { thread, kind: 'summary' });
      const page = await discussion.readThread({ thread });
      same([page.thread.pinned, page.pinned?.id], [id, id], 'what is pinned');
    },
  },
  {
    name: 'settles a question with an answer or without, takes it back, and once however often it is sent',
    needs: SETTLE,
    async run(community) {
      const { key: thread, discussion } = await asked(community);
      const { id: accepted } = await publish((await community.reader('bram')).discussion, { thread });
      const once = { thread, change: newId(), accepted };
      const [answer] = await Promise.all([discussion.changeThread(once), discussion.changeThread(once)]);
      const settled = given(answer.value, 'the thread');
      ok(settled.accepted === accepted && settled.solvedAt !== undefined, 'it is not settled');
      await refused(discussion.changeThread({ ...once, accepted: null }), 'conflict', 'another under the same id');
      const change = async (more: { readonly accepted?: null; readonly solved?: boolean }) => {
        const { value } = await discussion.changeThread({ thread, change: newId(), ...more });
        return [value?.accepted, value?.solvedAt !== undefined];
      };
      same(await change({ accepted: null }), [undefined, false], 'taken back');
      same(await change({ solved: true }), [undefined, true], 'settled without an answer');
      same(await change({ solved: false }), [undefined, false], 'taken back');
    },
  },
  {
    name: 'lets who asked, the team and stewards settle, and nobody else',
    needs: [...SETTLE, 'discussion.readMine'],
    async run(community) {
      const { key: thread } = await asked(community, { space: 'utrecht' });
      const { id } = await publish((await community.reader('bram')).discussion, { thread });
      for (const member of ['anna', 'dewi', 'eva', 'hana', 'bram', 'guus'] as const) {
        const { discussion } = await community.reader(member);
        const { can, comments } = await discussion.readMine({ thread, comments: [id] });
        const may = ['anna', 'dewi', 'eva', 'hana'].includes(member);
        same([can.settle, comments[id]?.can.accept], [may, may], `what ${member} is offered`);
        const settle = discussion.changeThread({ thread, change: newId(), accepted: id });
        if (may) same((await settle).value?.accepted, id, `by ${member}`);
        else await refused(settle, 'forbidden', `by ${member}`);
      }
    },
  },
  {
    name: 'accepts no comment that is no answer, gone, elsewhere or nothing, and nothing where nothing was asked',
    needs: [...SETTLE, 'discussion.deleteComment'],
    async run(community) {
      const { key: thread, discussion } = await asked(community);
      const accept = (accepted: string, where = thread) =>
        discussion.changeThread({ thread: where, change: newId(), accepted });
      const comment = await publish(discussion, { thread, kind: 'comment' });
      const answer = await publish(discussion, { thread });
      await discussion.deleteComment(answer.id);
      await refused(accept(comment.id), 'conflict', 'a comment');
      await refused(accept(answer.id), 'conflict', 'an answer that is gone');
      await refused(accept(ANSWERS.answer), 'not-found', 'an answer of another question');
      await refused(accept(newId()), 'not-found', 'nothing');
      const settle = async (member: MemberName, where: string) =>
        (await community.reader(member)).discussion.changeThread({ thread: where, change: newId(), solved: true });
      await refused(settle('eva', 'long'), 'conflict', 'where nothing was asked');
      await refused(settle('eva', newThread()), 'not-found', 'where there is nothing');
      await refused(accept(COMMENTS.first, 'long'), ['conflict', 'forbidden'], 'in a discussion');
    },
  },
  {
    name: 'lets who wrote the opening change it, and its title, and nobody else the text',
    needs: [...OPEN, 'discussion.changeThread', 'discussion.readMine'],
    async run(community) {
      const { key: thread, discussion } = await asked(community);
      const change = (of: Reader['discussion'], more: { readonly opening?: string; readonly title?: string }) =>
        of.changeThread({ thread, change: newId(), ...more });
      const { value } = await change(discussion, { opening: 'Otherwise', title: 'Anew' });
      same([value?.title, plainText(value?.opening?.text ?? [])], ['Anew', 'Otherwise'], 'the thread');
      same((await discussion.readMine({ thread, comments: [] })).opening, 'Otherwise', 'its Markdown');
      const [bram, eva] = [await community.reader('bram'), await community.reader('eva')];
      await refused(change(bram.discussion, { opening: 'Mine' }), 'forbidden', 'the text, by another');
      await refused(change(bram.discussion, { title: 'Mine' }), 'forbidden', 'the title, by another');
      await refused(change(eva.discussion, { opening: 'Mine' }), 'forbidden', 'the text, by a moderator');
      same((await change(eva.discussion, { title: 'Clearer' })).value?.title, 'Clearer', 'the title, by a moderator');
      await refused(change(discussion, { opening: ' ' }), 'empty', 'a text without a word');
    },
  },
  {
    name: 'lists to the team what waits for them, the longest wait first, until they answer or it is settled',
    needs: [...SETTLE, 'discussion.listWaiting'],
    async run(community) {
      const { key, discussion } = await asked(community);
      const { key: other } = await asked(community);
      const { discussion: staff } = await community.reader('dewi');
      const waiting = () => everyItem((more) => staff.listWaiting({ limit: 2, ...more }));
      const keys = async () => (await waiting()).map(({ thread }) => thread.key);
      const before = await waiting();
      const since = before.map((each) => each.since);
      same(since, [...since].sort(), 'the longest wait first');
      ok((await keys()).includes(key) && (await keys()).includes(other), 'a new question is not among them');
      ok(!(await keys()).includes(QUESTIONS.answered), 'one that the team answered is among them');
      const overdue = before.find(({ thread }) => thread.key === QUESTIONS.waiting);
      ok(given(overdue, 'who waited before').due !== undefined, 'it does not say when it is due');
      await publish((await community.reader('bram')).discussion, { thread: key });
      ok((await keys()).includes(key), 'an answer by a member ends the wait');
      await publish(staff, { thread: key });
      await discussion.changeThread({ thread: other, change: newId(), solved: true });
      const left = await keys();
      ok(!left.includes(key) && !left.includes(other), 'one answered or settled is still among them');
    },
  },
  {
    name: 'keeps what waits from everyone but the team',
    needs: ['discussion.listWaiting'],
    async run(community) {
      const list = async (member: MemberName | undefined) => (await community.reader(member)).discussion.listWaiting();
      await refused(list('anna'), 'forbidden', 'a member');
      await refused(list('hana'), 'forbidden', 'an ambassador');
      await refused(list(undefined), 'not-signed-in', 'signed out');
      const { items } = await (await community.reader('dewi')).discussion.listWaiting({ space: 'delft' });
      ok(
        items.every(({ thread }) => thread.space === 'delft'),
        'a question of another space',
      );
    },
  },
];

function question(more: Partial<ThreadDraft> = {}): ThreadDraft {
  return { id: newId(), key: newThread(), kind: 'question', title: 'A question', markdown: 'Why *is* that?', ...more };
}

/** A new question by Anna. */
async function asked(community: Community, more: Partial<ThreadDraft> = {}) {
  const { discussion } = await community.reader('anna');
  const draft = question(more);
  await discussion.createThread(draft);
  return { key: draft.key, discussion };
}
