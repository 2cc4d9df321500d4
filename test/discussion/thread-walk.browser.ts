import { expect } from 'chai';
import { everyElement, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { THREAD, comment, community } from './support/records.ts';
import { all, article, button, field, nameOf, openAs } from './support/thread.ts';

const OPENING = {
  author: { member: 'ann' },
  markdown: 'Does it [fit](https://plein.example)?',
  createdAt: '2026-06-01T07:00:00.000Z',
};

const records = community(
  [
    comment('o', 'bob', 'It does, says ||the engineer||.', 1, { kind: 'official-answer' }),
    comment('o1', 'ann', 'With the bar turned?', 2, { parent: 'o' }),
    comment('w', 'cas', '```\nturn(bar)\n```\n\n|a|b|\n|-|-|\n|1|2|', 3, {
      kind: 'workaround',
      editedAt: '2026-06-01T09:00:00.000Z',
      version: 2,
    }),
    comment('s', 'bob', 'It fits.', 4, { kind: 'summary' }),
  ],
  {
    kind: 'question',
    title: 'The door',
    opening: OPENING,
    pinned: 's',
    accepted: 'w',
    solvedAt: '2026-06-01T10:00:00.000Z',
  },
);

/** What Tab can stop at, in the order of the page: of a group that arrows go through, its one. */
function stops(thread: Element): Element[] {
  return [...everyElement(thread.shadowRoot!)].filter(
    (each) =>
      each.matches('a[href], button, input, select, textarea, [tabindex="0"]') &&
      !each.matches('[type=radio]:not(:checked)') &&
      each.checkVisibility() &&
      (each as HTMLElement).tabIndex >= 0 &&
      !(each as HTMLButtonElement).disabled,
  );
}

/** Whether somebody who looks at the page sees it: it is in sight, and nothing lies over it. */
function isInSight(element: Element): boolean {
  const { left, top, width, height } = element.getClientRects()[0]!;
  const [x, y] = [left + Math.min(width, 40) / 2, top + Math.min(height, 40) / 2];
  const deepest = (root: DocumentOrShadowRoot): Element | null => {
    const found = root.elementFromPoint(x, y);
    const inside = found?.shadowRoot;
    return inside && inside !== root ? (deepest(inside) ?? found) : found;
  };
  const found = deepest(document);
  return found !== null && (element.contains(found) || found.contains(element));
}

describe('<plein-discussion-thread> by keyboard alone', () => {
  it('stops at everything that can be used, in the order it is read, each in sight and with a name', async () => {
    const { thread } = await openAs('bob', { records, attributes: `thread="${THREAD}" thread-url="/t/{key}"` });
    await until(
      () => button(article(thread, 'o1'), 'Reply') && button(thread, 'Manage') && all(thread, '.text table').length > 0,
    );
    await thread.focusComposer();
    await field(thread);
    await until(() => all(thread, '[role=toolbar]').length > 0);
    const ends = [document.createElement('button'), document.createElement('button')] as const;
    thread.parentElement!.before(ends[0]);
    thread.parentElement!.after(ends[1]);
    const expected = stops(thread);
    ends[0].focus();
    const walked: Element[] = [];
    for (await press('Tab'); focused() !== ends[1] && walked.length < 120; await press('Tab')) {
      const stop = focused()!;
      walked.push(stop);
      expect(isInSight(stop), `${nameOf(stop)} is in sight`).to.equal(true);
      expect(stop.matches(':focus-visible'), `${nameOf(stop)} shows the focus`).to.equal(true);
    }
    expect(walked.map(wordsOf)).to.deep.equal(expected.map(wordsOf));
    expect(expected.length).to.be.greaterThan(30);
    expect(walked.filter((each) => wordsOf(each) === '')).to.deep.equal([]);
    const back: Element[] = [];
    for (await press('Shift+Tab'); focused() !== ends[0] && back.length < 120; await press('Shift+Tab'))
      back.push(focused()!);
    expect(back.toReversed()).to.deep.equal(walked);
  });
});

function wordsOf(element: Element): string {
  const { labels } = element as HTMLInputElement;
  return nameOf(labels?.[0] ?? element) || element.textContent.trim();
}
