import { expect } from 'chai';
import { newId } from '../../src/core/ids.ts';
import { settled, until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { THREAD, TALK, community, many } from './support/records.ts';
import { all, article, articles, find, openAs, openThread, otherReader } from './support/thread.ts';

interface Source {
  readonly previousRect: DOMRect;
  readonly currentRect: DOMRect;
}

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly Source[];
}

/** What moved without being asked to, as the browser itself measures it, and also within half a second of a press. */
function shifts(): { readonly seen: () => Promise<string[]> } {
  const entries: Shift[] = [];
  const observer = new PerformanceObserver((list) => entries.push(...(list.getEntries() as Shift[])));
  observer.observe({ type: 'layout-shift', buffered: false });
  return {
    async seen() {
      // What was drawn last is measured with the frame after it.
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      entries.push(...(observer.takeRecords() as Shift[]));
      observer.disconnect();
      return entries
        .filter(({ value }) => value > 0)
        .map(({ value, sources }) => `${value}: ${sources.map((source) => moved(source)).join(', ')}`);
    },
  };
}

/** Elements in a shadow tree are not named to the page: where they were and are is. */
function moved({ previousRect: from, currentRect: to }: Source): string {
  return `${from.x} ${from.y} ${from.width}×${from.height} → ${to.x} ${to.y} ${to.width}×${to.height}`;
}

const lastVisit = '2026-06-01T08:01:30.000Z';

describe('<plein-discussion-thread> layout', () => {
  before(function () {
    // Firefox and WebKit do not measure layout shifts.
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) this.skip();
  });

  for (const width of ['60rem', '20rem']) {
    it(`never shifts while it loads, tools open, and others write, at ${width}`, async () => {
      const measured = shifts();
      const { thread, data } = await openAs('ann', {
        width,
        records: community([...TALK, ...many(30)]),
        discussion: (port) => ({
          readMine: async (request) => ({ ...(await port.readMine!(request)), lastVisit }),
        }),
      });
      await until(() => all(thread, '[part="new"]').length > 0);
      await find(thread, 'Follow');
      const bob = otherReader(data, 'bob').discussion!;
      await bob.createComment!({ id: newId(), thread: THREAD, markdown: 'New one' });
      await bob.createComment!({ id: newId(), thread: THREAD, markdown: 'New reply', parent: 'a1' });
      await find(thread, '2 new comments');
      await bob.react!({ comment: 'a', reaction: 'like', on: true });
      await bob.editComment!({ id: 'b', edit: newId(), version: 1, markdown: 'Other' });
      await until(() => article(thread, 'b')!.textContent.includes('Other'));
      (await find(thread, 'Search')).focus();
      await press('Enter');
      await until(() => focused()?.matches('input'));
      await type('Number');
      await until(() => all(thread, '[part="result"]').length > 0);
      await press('Escape');
      await until(() => all(thread, '[part="search"]').length === 0);
      const range = document.createRange();
      range.selectNodeContents(article(thread, 'a')!.querySelector('.text')!);
      getSelection()!.setBaseAndExtent(range.startContainer, 0, range.endContainer, range.endOffset);
      await until(() => all(thread, '[part="quote"]').length === 1);
      getSelection()!.removeAllRanges();
      await settled();
      expect(await measured.seen()).to.deep.equal([]);
    });
  }

  for (const width of ['60rem', '20rem']) {
    it(`never shifts while others change what is in sight, at ${width}`, async () => {
      const answers = TALK.map((each) => (each.parent === undefined ? { ...each, kind: 'answer' as const } : each));
      const { thread, data } = await openAs('ann', { width, records: community(answers, { kind: 'question' }) });
      await find(thread, 'Follow');
      const bob = otherReader(data, 'bob').discussion!;
      const measured = shifts();
      await bob.editComment!({ id: 'b', edit: newId(), version: 1, markdown: 'Longer '.repeat(200) });
      await until(() => article(thread, 'b')!.textContent.includes('Longer'));
      await bob.deleteComment!('a1');
      await until(() => article(thread, 'a1')!.matches('.gone'));
      await otherReader(data, 'cas').discussion!.deleteComment!('a4');
      await until(() => article(thread, 'a4')!.matches('.gone'));
      await bob.changeThread!({ thread: THREAD, change: newId(), accepted: 'a' });
      await until(() => article(thread, 'a')!.textContent.includes('Accepted answer'));
      expect(await measured.seen()).to.deep.equal([]);
    });
  }

  it('never shifts a reply whose mark comes to stand above its text, and leads to that mark', async () => {
    const { thread, data } = await openAs('cas', { width: '15rem' });
    const reply = await until(() => article(thread, 'a1'));
    await find(reply, 'Reply');
    const text = reply.querySelector('.text')!;
    const { top } = text.getBoundingClientRect();
    const measured = shifts();
    const edit = { id: 'a', edit: newId(), version: 1, markdown: 'Other' };
    await otherReader(data, 'ann').discussion!.editComment!(edit);
    const mark = await until(() => reply.querySelector<HTMLElement>('[part~="answered"]'));
    expect(text.getBoundingClientRect().top).to.equal(top);
    expect(await measured.seen()).to.deep.equal([]);
    mark.focus();
    const [seen, header] = [mark, mark.closest('header')!].map((each) => each.getBoundingClientRect());
    expect(seen!.top).to.be.at.least(header!.top - 1);
    mark.click();
    await until(() => mark.getBoundingClientRect().bottom <= text.getBoundingClientRect().top + 1, 'room for the mark');
  });

  it('never shifts where others pin a comment above what is in sight', async () => {
    const { thread, data } = await openAs('ann', { records: community([...TALK, ...many(30)]) });
    await find(thread, 'Follow');
    const bob = otherReader(data, 'bob').discussion!;
    const measured = shifts();
    const { top } = article(thread, 'a2')!.getBoundingClientRect();
    await bob.changeThread!({ thread: THREAD, change: newId(), pinned: 'b' });
    await until(() => all(thread, '[part~="pinned"]').length > 0);
    expect(await measured.seen()).to.deep.equal([]);
    expect(article(thread, 'a2')!.getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('never shifts where others move a branch in sight', async () => {
    const { thread, data } = await openAs('ann', { records: community([...TALK, ...many(30)]) });
    await find(thread, 'Follow');
    const measured = shifts();
    const { top } = article(thread, 'b')!.getBoundingClientRect();
    const move = { comment: 'a', move: newId(), to: 'of-its-own', title: 'Of its own' };
    await otherReader(data, 'bob').discussion!.moveBranch!(move);
    const left = await until(() => articles(thread).find((each) => each.textContent.includes('of-its-own')));
    expect(await measured.seen()).to.deep.equal([]);
    expect(article(thread, 'b')!.getBoundingClientRect().top).to.be.closeTo(top, 1);
    left.click();
    await until(() => article(thread, 'b')!.getBoundingClientRect().top < top, 'the room that it needs no more');
  });

  it('never shifts on the way to the comment that a link leads to', async () => {
    const records = community(many(120).map((each) => ({ ...each, markdown: 'word '.repeat(60) })));
    const measured = shifts();
    history.replaceState(null, '', '#plein-comment-n060');
    const { thread } = await openThread({ records });
    await until(() => focused() === article(thread, 'n060'));
    // The comment is kept where it is until its reader does something.
    await press('Shift');
    expect(await measured.seen()).to.deep.equal([]);
  });

  it('lets all of a longer text be reached, and gives it its room at a press', async () => {
    const { thread, data } = await openAs('ann');
    const before = article(thread, 'a1')!.offsetHeight;
    const markdown = 'Longer '.repeat(200);
    await otherReader(data, 'bob').discussion!.editComment!({ id: 'a1', edit: newId(), version: 1, markdown });
    const changed = await until(() => article(thread, 'a1')!.textContent.includes('Longer') && article(thread, 'a1')!);
    expect(changed.offsetHeight).to.equal(before);
    expect(changed.scrollHeight).to.be.greaterThan(before);
    changed.querySelector<HTMLElement>('.text')!.click();
    expect(changed.offsetHeight).to.equal(changed.scrollHeight);
  });

  it('gives it its room once it is out of sight', async () => {
    const { thread, data } = await openAs('ann', { records: community([...TALK, ...many(30)]) });
    const { offsetHeight } = article(thread, 'a1')!;
    await otherReader(data, 'bob').discussion!.deleteComment!('a1');
    await until(() => article(thread, 'a1')!.matches('.gone'));
    expect(article(thread, 'a1')!.offsetHeight).to.equal(offsetHeight);
    article(thread, 'n020')!.scrollIntoView();
    await until(() => article(thread, 'a1')!.offsetHeight < offsetHeight);
  });

  it('can be seen to shift', async () => {
    const measured = shifts();
    const { thread } = await openAs('ann');
    await until(() => articles(thread).length === 6);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    thread.before(Object.assign(document.createElement('p'), { textContent: 'In between' }));
    expect(await measured.seen()).to.not.deep.equal([]);
  });
});
