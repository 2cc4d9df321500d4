import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import { newId } from '../../src/core/ids.ts';
import type { CommentRecord } from '../../src/transfer/record.model.ts';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { NOW, THREAD, comment, community } from './support/records.ts';
import { all, article, button, field, find, nameOf, openAs, openThread, otherReader, said } from './support/thread.ts';

const OPENING = {
  author: { member: 'ann' },
  markdown: 'Does it fit through a door of 70 cm?',
  createdAt: '2026-06-01T07:00:00.000Z',
};
const ANSWERS: readonly CommentRecord[] = [
  comment('b1', 'bob', 'It does.', 1, { kind: 'official-answer' }),
  comment('c1', 'cas', 'Turn the bar.', 2, { kind: 'workaround' }),
];
const question = community(ANSWERS, { kind: 'question', title: 'Through the door?', opening: OPENING });
const nothingYet = community([]).filter(({ type: kind }) => kind !== 'thread');

const AMBASSADOR = { role: 'ambassador', since: '2024-01-01T00:00:00.000Z' } as const;

function bar(thread: Element): HTMLElement {
  return all(thread, '[part=settling]')[0]!;
}

/** Asks a question by keyboard. */
async function ask(thread: Element, title: string, text: string): Promise<void> {
  (await find(thread, 'Ask your question…')).click();
  await until(() => focused()?.id === 'opening-title');
  await type(title);
  (await field(thread)).focus();
  await type(text);
  await press('Control+Enter');
}

describe('<plein-discussion-thread> to settle a question in', () => {
  it('tells readers how it stands, in room that was there before', async () => {
    const { thread } = await openThread({ records: question });
    await until(() => bar(thread).textContent.includes('Not solved yet'));
    expect(all(bar(thread), 'button')).to.have.lengthOf(0);
    await expectAccessible();
  });

  it('lets the asker accept an answer, and take that back', async () => {
    const { thread, data } = await openAs('ann', { records: question });
    const accept = await until(() => button(article(thread, 'c1'), 'Accept as the answer'));
    accept.focus();
    await press('Enter');
    await until(() => all(thread, '[part~=solved]')[0]?.textContent.includes('Solved'));
    expect(button(bar(thread), 'Not solved after all')?.localName).to.equal('button');
    await until(() => data.threads[0]?.accepted === 'c1');
    expect(nameOf(accept)).to.equal('Not the answer after all');
    expect(focused()).to.equal(accept);
    expect(said(thread)).to.contain('accepted answer');
    await until(() => article(thread, 'c1')!.textContent.includes('Accepted answer'));
    await press('Enter');
    await until(() => data.threads[0]?.accepted === undefined && button(bar(thread), 'Mark as solved'));
  });

  it('takes an acceptance back that was refused, and says why', async () => {
    const { thread } = await openAs('ann', {
      records: question,
      discussion: () => ({ changeThread: () => Promise.reject(new PleinError('forbidden')) }),
    });
    (await until(() => button(article(thread, 'c1'), 'Accept as the answer'))).click();
    await until(() => article(thread, 'c1')!.textContent.includes('not allowed'));
    expect(button(bar(thread), 'Mark as solved')?.localName).to.equal('button');
    expect(button(article(thread, 'c1'), 'Accept as the answer')?.localName).to.equal('button');
  });

  it('tries again with the same write where the outcome was open', async () => {
    const changes: string[] = [];
    const { thread, data } = await openAs('ann', {
      records: question,
      discussion: (port) => ({
        changeThread: (change) => {
          changes.push(change.change);
          return changes.length === 1 ? Promise.reject(new PleinError('timeout')) : port.changeThread!(change);
        },
      }),
    });
    (await find(bar(thread), 'Mark as solved')).click();
    await until(() => bar(thread).textContent.includes('No answer came in time'));
    button(bar(thread), 'Mark as solved')!.click();
    await until(() => data.threads[0]?.solvedAt === NOW);
    expect(changes[0]).to.equal(changes[1]);
  });

  it('offers acceptance and settling to nobody else', async () => {
    const { thread } = await openAs('cas', { records: question });
    await until(() => button(bar(thread), 'I have this question too'));
    expect(button(article(thread, 'b1'), 'Accept as the answer')).to.equal(undefined);
    expect(all(bar(thread), 'button').map(nameOf)).to.deep.equal(['I have this question too']);
  });

  it('counts those who have the same question, once each', async () => {
    const { thread, data } = await openAs('cas', { records: question });
    const meToo = await until(() => button(bar(thread), 'I have this question too'));
    meToo.click();
    meToo.click();
    await until(() => nameOf(meToo) === 'I have this question too 1' && meToo.ariaPressed === 'true');
    await until(() => data.meToos.length === 1);
    meToo.click();
    await until(() => data.meToos.length === 0 && meToo.ariaPressed === 'false');
  });

  it('lets choose what an answer is, and sends that', async () => {
    const { thread, data } = await openAs('cas', { records: question });
    (await find(thread, 'Write a comment…')).click();
    const area = await field(thread);
    const kinds = all<HTMLInputElement>(thread, '[part=kinds] input');
    expect(kinds.map((each) => nameOf(each.parentElement!))).to.deep.equal([
      'an answer',
      'a workaround',
      'an opinion',
      'a comment',
    ]);
    expect(kinds.find((each) => each.checked)?.value).to.equal('answer');
    kinds[2]!.click();
    area.focus();
    await type('I would not');
    await expectAccessible();
    await press('Control+Enter');
    await until(() => data.comments.some(({ kind, markdown }) => kind === 'opinion' && markdown === 'I would not'));
  });

  it('tells the team since when it waits and on whose list', async () => {
    const records = question.filter((record) => record.type !== 'comment');
    const { thread } = await openAs('bob', {
      records,
      discussion: (port) => ({
        listWaiting: async (request) => {
          const page = await port.listWaiting!(request);
          return { items: page.items.map((each) => ({ ...each, assignee: { name: 'Eva Smit' }, due: each.since })) };
        },
      }),
    });
    const since = await until(() => all(bar(thread), '[part=waiting]')[0]);
    expect(nameOf(since)).to.equal('Overdue: waits for the team since Jun 1, 2026, on the list of Eva Smit');
  });

  it('lets an ambassador settle it, and asks for nothing that only the team is told', async () => {
    let asked = 0;
    const { thread, data } = await openAs('cas', {
      records: question.map((each) =>
        each.type === 'member' && each.id === 'cas' ? { ...each, grants: [AMBASSADOR] } : each,
      ),
      discussion: (port) => ({ listWaiting: (request) => ((asked += 1), port.listWaiting!(request)) }),
    });
    await find(thread, 'Manage');
    (await until(() => button(article(thread, 'b1'), 'Accept as the answer'))).click();
    await until(() => data.threads[0]?.accepted === 'b1');
    expect(asked).to.equal(0);
  });

  for (const width of ['60rem', '20rem']) {
    for (const [who, shows] of [
      ['ann', 'Edit what you wrote'],
      ['cas', 'I have this question too 1'],
      ['bob', 'Waits for the team since Jun 1, 2026, on nobody’s list yet'],
    ] as const) {
      it(`takes no other room for ${who} than it kept, at ${width}`, async () => {
        const records = [
          ...question.filter((record) => record.type !== 'comment'),
          { type: 'me-too' as const, thread: THREAD, member: 'eva' },
        ];
        const { thread } = await openThread({ records, width, signedIn: who });
        const height = (): number => bar(thread).getBoundingClientRect().height;
        const kept = height();
        expect(bar(thread).textContent.trim()).to.equal('');
        expect(kept, 'a line, and the one below it').to.be.below(48);
        const shown = await find(bar(thread), shows);
        expect(height()).to.equal(kept);
        const words = shown.querySelector('span')!;
        const isWhole = (): boolean => words.scrollWidth <= words.clientWidth;
        if (who !== 'bob') return;
        expect(isWhole()).to.equal(width === '60rem');
        shown.focus();
        await press('Enter');
        await until(() => shown.ariaExpanded === 'true' && isWhole());
        await expectAccessible();
      });
    }
  }
});

describe('<plein-discussion-thread> to open a thread in', () => {
  it('asks a question with a title, by keyboard, and keeps what is typed until it is asked', async () => {
    const attributes = `thread="${THREAD}" kind="question"`;
    const { thread, data } = await openThread({ records: nothingYet, attributes, signedIn: 'ann' });
    (await find(thread, 'Ask your question…')).focus();
    await press('Enter');
    await until(() => focused()?.id === 'opening-title');
    await expectAccessible();
    const area = await field(thread);
    area.focus();
    await type('Seventy wide?');
    await press('Control+Enter');
    await until(() => all(thread, '[part=problem]').some((each) => each.textContent.includes('Give a title')));
    expect(area.value).to.equal('Seventy wide?');
    all(thread, '#opening-title')[0]!.focus();
    await type('Through the door');
    area.focus();
    await press('Control+Enter');
    await until(() => data.threads[0]?.title === 'Through the door');
    expect(data.threads[0]?.kind).to.equal('question');
    await until(() => all(thread, '[part=opening]')[0]?.textContent.includes('Seventy wide?'));
    await until(() => said(thread) === 'Your question is asked.');
    expect(Object.keys(localStorage).filter((key) => key.startsWith('plein-draft'))).to.deep.equal([]);
  });

  it('opens what was just asked to be changed, while the rest about it is still read', async () => {
    const { thread, data } = await openThread({
      records: nothingYet,
      attributes: `thread="${THREAD}" kind="question"`,
      signedIn: 'bob',
      discussion: () => ({ listWaiting: () => new Promise(() => undefined) }),
    });
    await ask(thread, 'Through the door', 'Seventy wide?');
    (await find(thread, 'Edit what you wrote')).focus();
    await press('Enter');
    const area = await field(thread);
    await until(() => focused() === area && area.value === 'Seventy wide?', 'the focus in the field');
    await type(' Or 71?');
    await press('Control+Enter');
    await until(() => data.threads[0]?.opening?.markdown === 'Seventy wide? Or 71?');
  });

  it('keeps the question where asking fails, says what to do, and asks once', async () => {
    const ids: string[] = [];
    const { thread, data } = await openThread({
      records: nothingYet,
      attributes: `thread="${THREAD}" kind="question"`,
      signedIn: 'ann',
      discussion: (port) => ({
        createThread: (draft) => {
          ids.push(draft.id);
          return ids.length === 1 ? Promise.reject(new PleinError('timeout')) : port.createThread!(draft);
        },
      }),
    });
    (await find(thread, 'Ask your question…')).click();
    await until(() => focused()?.id === 'opening-title');
    await type('Title');
    const area = await field(thread);
    area.focus();
    await type('Text');
    await press('Control+Enter');
    await until(() => all(thread, '[part=problem]').some((each) => each.textContent.includes('kept here')));
    expect(area.value).to.equal('Text');
    area.focus();
    await press('Control+Enter');
    await until(() => all(thread, '[part=opening]').length === 1);
    expect(ids[0]).to.equal(ids[1]);
    expect(data.threads).to.have.lengthOf(1);
  });

  it('shows the question where only the answer to asking was lost', async () => {
    const { thread, data } = await openThread({
      records: nothingYet,
      attributes: `thread="${THREAD}" kind="question"`,
      signedIn: 'ann',
      discussion: (port) => ({
        createThread: async (draft) => {
          await port.createThread!(draft);
          throw new PleinError('timeout');
        },
      }),
    });
    await ask(thread, 'Title', 'Text');
    await until(() => all(thread, '[part=opening]')[0]?.textContent.includes('Text'));
    await until(() => button(thread, 'Write a comment…'));
    expect(data.threads).to.have.lengthOf(1);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('plein-draft'))).to.deep.equal([]);
  });

  it('keeps the question of who was second, and says so', async () => {
    const attributes = `thread="${THREAD}" kind="question"`;
    const { thread, data } = await openThread({ records: nothingYet, attributes, signedIn: 'ann' });
    (await find(thread, 'Ask your question…')).click();
    await until(() => focused()?.id === 'opening-title');
    await type('Mine');
    const cas = otherReader(data, 'cas').discussion!;
    await cas.createThread!({ id: newId(), key: THREAD, kind: 'question', title: 'Theirs', markdown: 'First!' });
    await until(() => all(thread, '[part=opening]')[0]?.textContent.includes('First!'));
    await until(() => all(thread, '[part=problem]').some((each) => each.textContent.includes('in the meantime')));
    expect(all<HTMLInputElement>(thread, '#opening-title')[0]?.value).to.equal('Mine');
  });

  it('lets the team open a blog, and nobody else', async () => {
    const attributes = `thread="${THREAD}" kind="blog"`;
    const team = await openThread({ records: nothingYet, attributes, signedIn: 'bob' });
    expect((await find(team.thread, 'Write the opening…')).localName).to.equal('button');
    team.place.remove();
    const other = await openAs('cas', { records: nothingYet, attributes });
    expect(button(other.thread, 'Write the opening…')).to.equal(undefined);
  });

  it('lets the asker change what they opened with', async () => {
    const { thread, data } = await openAs('ann', { records: question });
    (await find(bar(thread), 'Edit what you wrote')).click();
    const area = await field(thread);
    await until(() => focused() === area && area.value === OPENING.markdown);
    await type(' Or 71?');
    await press('Control+Enter');
    await until(() => all(thread, '[part=opening]')[0]!.textContent.includes('Or 71?'));
    expect(data.threads[0]?.opening?.markdown).to.contain('Or 71?');
    await until(() => focused() === button(bar(thread), 'Edit what you wrote'));
  });

  it('keeps no room in a blog, whose author changes it from the row above the comments', async () => {
    const blog = community(ANSWERS, { kind: 'blog', title: 'Why a belt', opening: OPENING });
    const { thread } = await openThread({ records: blog, width: '20rem', signedIn: 'ann' });
    expect(bar(thread).checkVisibility()).to.equal(false);
    const edit = await find(all(thread, '[part=tools]')[0]!, 'Edit what you wrote');
    expect(bar(thread).checkVisibility()).to.equal(false);
    edit.click();
    const area = await field(thread);
    await until(() => focused() === area && area.value === OPENING.markdown);
    await expectAccessible();
  });
});
