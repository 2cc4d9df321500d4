import { expect } from 'chai';
import type { ThreadRecord } from '../../src/transfer/record.model.ts';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { NOW, TALK, THREAD, comment, community, many } from './support/records.ts';
import { all, article, articles, button, nameOf, openAs, openThread, otherReader } from './support/thread.ts';

const pinned = (thread: Element): HTMLElement => all(thread, '[part~=pinned]')[0]!;
const above = (first: Element, second: Element): boolean =>
  first.getBoundingClientRect().bottom <= second.getBoundingClientRect().top;

describe('<plein-discussion-thread> with a pinned comment', () => {
  it('shows it above all others, under a name, and in its own place too', async () => {
    const { thread } = await openThread({ records: community(TALK, { pinned: 'b' }) });
    await until(() => pinned(thread));
    expect(pinned(thread).getAttribute('aria-labelledby')).to.equal('pinned');
    expect(pinned(thread).textContent).to.contain('Pinned').and.to.contain('Second');
    expect(above(pinned(thread), article(thread, 'a')!)).to.equal(true);
    const room =
      pinned(thread).getBoundingClientRect().bottom - all(pinned(thread), '.text')[0]!.getBoundingClientRect().bottom;
    expect(room, 'no room for buttons that do not come').to.be.below(24);
    expect(above(article(thread, 'a')!, article(thread, 'b')!)).to.equal(true);
    await expectAccessible();
  });

  it('leads from there to its own place, which alone has its address', async () => {
    const { thread } = await openThread({ records: community([...many(60)], { pinned: 'n055' }) });
    await until(() => pinned(thread));
    expect(article(thread, 'n055')).to.equal(undefined);
    const link = pinned(thread).querySelector<HTMLAnchorElement>('[part=permalink]')!;
    expect(link.getAttribute('href')).to.equal('#plein-comment-n055');
    link.focus();
    await press('Enter');
    await until(() => focused() !== null && focused() === article(thread, 'n055'));
    expect(pinned(thread).contains(focused())).to.equal(false);
  });

  it('has nothing to press but what leads away, so that nobody answers it twice', async () => {
    const { thread } = await openAs('ann', { records: community(TALK, { pinned: 'b' }) });
    await until(() => button(article(thread, 'b'), 'Reply'));
    expect([...pinned(thread).querySelectorAll('button')].map(nameOf)).to.deep.equal(['Bob Cole']);
  });

  it('shows a summary as what it is', async () => {
    const summary = comment('s', 'bob', 'It fits, if the bar is turned.', 9, { kind: 'summary' });
    const { thread } = await openThread({ records: community([...TALK, summary], { pinned: 's' }) });
    await until(() => pinned(thread));
    const badges = [...pinned(thread).querySelectorAll('[part~=badge]')].map(nameOf);
    expect(badges).to.deep.equal(['Pinned', 'Summary']);
    expect(article(thread, 's')!.textContent).to.contain('Summary');
  });

  it('shows none that was taken away since', async () => {
    const { thread, data } = await openThread({ records: community(TALK, { pinned: 'b' }) });
    await until(() => pinned(thread));
    await until(() => all(thread, '.arrivals').length > 0);
    await otherReader(data, 'bob').discussion!.deleteComment!('b');
    await until(() => !pinned(thread)?.textContent.includes('Second'));
    expect(article(thread, 'b')!.textContent).to.contain('The author deleted this comment.');
  });
});

describe('<plein-discussion-thread> of a question, to read', () => {
  const records = community(
    [
      comment('q', 'bob', 'Which door?', 1),
      comment('y', 'cas', 'Yes.', 2, { kind: 'answer' }),
      comment('r', 'ann', 'Sure?', 3, { parent: 'y', kind: 'answer' }),
      comment('z', 'cas', 'It depends.', 4, { kind: 'answer' }),
    ],
    { kind: 'question', accepted: 'z' },
  );
  const badgesOf = (each: Element): string[] => [...each.querySelectorAll('[part~=badge]')].map(nameOf);
  const sizeOf = (each: Element): number => parseFloat(getComputedStyle(each.querySelector('.text')!).fontSize);

  for (const width of ['60rem', '20rem']) {
    it(`tells answers from comments on the question, by eye and by ear, at ${width}`, async () => {
      const { thread } = await openThread({ records, width });
      const [remark, answer, reply, accepted] = ['q', 'y', 'r', 'z'].map((id) => article(thread, id)!);
      expect(remark!.ariaLabel).to.equal('Comment on the question by Bob Cole');
      expect(remark!.querySelector('[part=comment-header]')!.textContent).to.contain('on the question');
      expect(answer!.ariaLabel).to.equal('Answer by Cas Dijk');
      expect([remark, answer, reply, accepted].map((each) => badgesOf(each!))).to.deep.equal([
        [],
        ['Answer'],
        [],
        ['Accepted answer'],
      ]);
      expect(reply!.ariaLabel).to.equal('Reply by Ann Berg to Cas Dijk');
      expect(reply!.textContent).not.to.contain('on the question');
      expect(sizeOf(remark!)).to.be.lessThan(sizeOf(answer!));
      expect(sizeOf(reply!)).to.equal(sizeOf(answer!));
    });
  }

  it('has them so from the first, where nothing else is out of the ordinary', async () => {
    const remarks = [comment('q', 'bob', 'Which door?', 1), comment('p', 'cas', 'And which bike?', 2)];
    const { thread } = await openThread({ records: community(remarks, { kind: 'question' }) });
    const places = (): number[] => articles(thread).map((each) => each.getBoundingClientRect().top);
    const first = places();
    expect(article(thread, 'q')!.textContent).to.contain('on the question');
    await until(() => all(thread, '.entry > *').length > 0 && all(thread, '[part=tools] button').length > 0);
    expect(places()).to.deep.equal(first);
    await expectAccessible();
  });

  it('says nothing of the kind in any other conversation', async () => {
    const other = comment('o', 'cas', 'So it does.', 9, { kind: 'answer' });
    const { thread } = await openThread({ records: community([...TALK, other]) });
    await until(() => all(thread, '[part=tools] button').length > 0);
    expect(badgesOf(article(thread, 'o')!)).to.deep.equal([]);
    expect(articles(thread).filter(({ ariaLabel }) => ariaLabel?.includes('question'))).to.deep.equal([]);
    expect(all(thread, '[part=remark]')).to.deep.equal([]);
  });
});

describe('<plein-discussion-thread> of which a branch moved', () => {
  const sign = comment('m', 'ann', '', 6, {
    state: 'moved',
    text: [],
    tombstone: { at: NOW, by: 'staff', movedTo: 'the-bell/2' },
  });
  const elsewhere: ThreadRecord = {
    ...community([]).find((record): record is ThreadRecord => record.type === 'thread')!,
    key: 'the-bell/2',
    movedFrom: { thread: THREAD, comment: 'm' },
  };
  const records = [
    ...community([...TALK, sign]),
    elsewhere,
    comment('e', 'ann', 'Moved here', 7, { thread: 'the-bell/2' }),
  ];

  it('leads there, at the address that the page gives, and takes no answers', async () => {
    const attributes = `thread="${THREAD}" thread-url="/talk?key={key}"`;
    const { thread } = await openAs('ann', { records, attributes });
    await until(() => button(article(thread, 'b'), 'Reply'));
    const link = article(thread, 'm')!.querySelector<HTMLAnchorElement>('[part=moved-to]')!;
    expect(new URL(link.href).search).to.equal('?key=the-bell%2F2');
    expect(link.textContent).to.contain('the-bell/2');
    expect(button(article(thread, 'm'), 'Reply')).to.equal(undefined);
    await expectAccessible();
  });

  it('says where it went in words where the page gives no address', async () => {
    const { thread } = await openThread({ records });
    await until(() => article(thread, 'm')!.textContent.includes('goes on in “the-bell/2”'));
    expect(article(thread, 'm')!.querySelector('[part=moved-to]')).to.equal(null);
  });

  it('leads back from there to where it was', async () => {
    const { thread } = await openThread({ records, attributes: 'thread="the-bell/2" thread-url="/talk?key={key}"' });
    const back = await until(() => all<HTMLAnchorElement>(thread, '[part=moved-from] a')[0]);
    expect(back.href).to.equal(new URL(`/talk?key=${THREAD}#plein-comment-m`, location.href).href);
    expect(nameOf(back)).to.contain(`began in “${THREAD}”`);
    expect(articles(thread)).to.have.lengthOf(1);
  });
});
