import { expect } from 'chai';
import type { Advice, Thread } from '../../src/discussion/discussion.model.ts';
import { PleinError } from '../../src/core/errors.ts';
import { expectAccessible } from '../support/axe.ts';
import { byPart, until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { click } from '../support/pointer.ts';
import { all, button, field, find, openAs, said, texts, type Opened, type Options } from './support/thread.ts';
import { TALK, community, THREAD } from './support/records.ts';

const RULES = [
  { article: '1', title: 'Be kind', text: 'Speak of things, not of persons.' },
  { article: '2', title: 'Say who you are', text: 'Whoever works here says so.' },
];

function thread(key: string, title: string, url?: string): Thread {
  return {
    key,
    title,
    space: 'all',
    kind: 'question',
    state: 'open',
    naming: 'real',
    commentCount: 3,
    ...(url && { url }),
  };
}

const FOUND = [
  thread('brakes', 'Why do my brakes squeak?', 'https://shop.example/brakes'),
  thread(THREAD, 'This very thread', 'https://shop.example/this'),
  thread('nowhere', 'Without a page'),
  thread('evil', 'Not an address', 'javascript:alert(1)'),
];

async function writing(advice: Advice, options: Options = {}): Promise<Opened & { area: HTMLTextAreaElement }> {
  const records = [
    ...community(TALK),
    { type: 'rules' as const, version: 1, since: '2026-01-01T00:00:00.000Z', rules: RULES },
  ];
  const opened = await openAs('ann', {
    records,
    ...options,
    discussion: (port) => ({
      readMine: async (request) => ({ ...(await port.readMine!(request)), advice }),
      ...options.discussion?.(port),
    }),
  });
  await opened.thread.focusComposer();
  const area = await field(opened.thread);
  await until(() => focused() === area);
  return { ...opened, area };
}

const links = (root: Element): HTMLAnchorElement[] => all<HTMLAnchorElement>(root, '[part=similar] a');

describe('advice to whoever writes', () => {
  it('is nothing where the community gives none', async () => {
    const { thread: widget } = await writing({});
    await type('YOU IDIOT!!! WHY DOES NOTHING WORK');
    expect(all(widget, '[part=advice]')).to.have.lengthOf(0);
  });

  const parts = { houseRules: '[part=house-rules]', similar: '[part=similar]', heat: '[part=heat]' } as const;
  for (const only of ['houseRules', 'similar', 'heat'] as const) {
    it(`has ${only} alone where the community wants that alone, and sends at once all the same`, async () => {
      const { thread: widget } = await writing(
        { [only]: true },
        { discussion: () => ({ searchThreads: () => Promise.resolve({ items: FOUND }) }) },
      );
      const words = 'Why do my brakes squeak, you idiot?!?!';
      await type(words);
      await until(() => all(widget, parts[only]).length === 1);
      for (const [each, part] of Object.entries(parts)) {
        expect(all(widget, part), each).to.have.lengthOf(each === only ? 1 : 0);
      }
      await press('Control+Enter');
      await until(() => texts(widget).at(-1) === words);
      await until(() => all(widget, '[part=advice]').length === 0);
    });
  }

  it('keeps nobody waiting where it has no answer yet', async () => {
    const never = new Promise<never>(() => undefined);
    const { thread: widget } = await writing(
      { houseRules: true, similar: true, heat: true },
      { discussion: () => ({ searchThreads: () => never, readHouseRules: () => never }) },
    );
    await type('Why do my brakes squeak?');
    await press('Control+Enter');
    await until(() => texts(widget).at(-1) === 'Why do my brakes squeak?');
  });

  it('has the house rules one line away', async () => {
    const { thread: widget } = await writing({ houseRules: true });
    const details = await until(() => byPart<HTMLDetailsElement>(widget, 'house-rules'));
    await click(details.querySelector('summary')!);
    await until(() => details.textContent.includes('Speak of things'));
    expect([...details.querySelectorAll('li strong')].map((each) => each.textContent)).to.deep.equal([
      '1. Be kind',
      '2. Say who you are',
    ]);
    await expectAccessible();
  });

  it('says that the rules cannot be shown, and shows the page’s own line', async () => {
    const { thread: widget } = await writing(
      { houseRules: true },
      { discussion: () => ({ readHouseRules: () => Promise.reject(new PleinError('offline')) }) },
    );
    widget.insertAdjacentElement('beforeend', Object.assign(document.createElement('a'), { slot: 'house-rules' }));
    const details = await until(() => byPart<HTMLDetailsElement>(widget, 'house-rules'));
    await click(details.querySelector('summary')!);
    await until(() => details.textContent.includes('cannot be shown'));
    const line = widget.querySelector('a')!;
    line.href = 'https://shop.example/rules';
    line.textContent = 'Our rules';
    await until(() => line.checkVisibility() && line.assignedSlot !== null);
  });

  it('shows conversations about the same while it is typed, each on a tab of its own', async () => {
    const asked: string[] = [];
    const { thread: widget, area } = await writing(
      { similar: true },
      {
        discussion: () => ({
          searchThreads: ({ words }) => (asked.push(words), Promise.resolve({ items: FOUND })),
        }),
      },
    );
    await type('Why do my brakes squeak so');
    await until(() => links(widget).length === 1);
    const [link] = links(widget);
    expect(link!.href).to.equal('https://shop.example/brakes');
    expect([link!.target, link!.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    expect(asked).to.deep.equal(['Why do my brakes squeak so']);
    await until(() => said(widget).startsWith('1 conversation is about the same words'));
    expect(focused()).to.equal(area);
    await expectAccessible();
  });

  it('looks for no questions while somebody replies', async () => {
    let asked = 0;
    const { thread: widget, area } = await writing(
      { similar: true, heat: true },
      { discussion: () => ({ searchThreads: () => ((asked += 1), Promise.resolve({ items: FOUND })) }) },
    );
    all(widget, '[data-deed=reply]')[0]!.click();
    await until(() => focused()?.localName === 'textarea' && focused() !== area);
    await type('Why do my brakes squeak?!?!');
    await until(() => all(widget, '[part=heat]').length === 1);
    expect(asked).to.equal(0);
  });

  it('has a kind word where a text reads heated, and sends it all the same', async () => {
    const { thread: widget } = await writing({ heat: true });
    await type('Answer me, you idiot!!!');
    const word = await until(() => all(widget, '[part=heat]')[0]);
    expect(word.textContent).to.contain('angrier than you mean it');
    expect(said(widget)).to.contain('angrier than you mean it');
    await expectAccessible();
    await click(await find(widget, 'Post comment'));
    await until(() => texts(widget).at(-1) === 'Answer me, you idiot!!!');
  });

  it('leaves alone who finds the text fine', async () => {
    const { thread: widget, area } = await writing({ heat: true });
    await type('Answer me!!!');
    await click(await find(widget, 'It is fine as it is'));
    await until(() => all(widget, '[part=heat]').length === 0);
    expect(focused()).to.equal(area);
    expect(area.value).to.equal('Answer me!!!');
  });

  it('puts the text off where its writer wants that, and keeps it', async () => {
    const { thread: widget } = await writing({ heat: true });
    await type('Answer me!!!');
    await click(await find(widget, 'Keep it and look again later'));
    await until(() => all(widget, 'textarea').length === 0);
    await click(await find(widget, 'Write a comment…'));
    expect((await field(widget)).value).to.equal('Answer me!!!');
  });

  it('speaks Dutch, in 320 pixels', async () => {
    const { thread: widget } = await writing({ heat: true, houseRules: true }, { around: 'lang="nl"', width: '288px' });
    await type('Hou je bek, sukkel');
    await until(() => button(widget, 'Het is goed zo'));
    expect(all(widget, '[part=advice]')[0]!.scrollWidth).to.be.at.most(288);
    await expectAccessible();
  });
});
