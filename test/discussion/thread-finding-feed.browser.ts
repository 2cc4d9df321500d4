import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { THREAD, TALK, comment, community, many } from './support/records.ts';
import { all, article, articles, find, nameOf, openAs, openThread } from './support/thread.ts';

const attributes = `thread="${THREAD}" autoload`;
const feed = (thread: Element): HTMLElement | undefined => all(thread, '[role=feed]')[0];
const branches = (thread: Element): HTMLElement[] => all(thread, '[role=feed] > [role=article]');

describe('<plein-discussion-thread autoload>', () => {
  it('is a feed of articles that can have the focus and tell their place, from the first drawing on', async () => {
    const { thread } = await openThread({ attributes, records: community([...TALK, ...many(80)]) });
    const [first] = branches(thread);
    expect(nameOf(first!)).to.equal('Comment by Ann Berg with 4 replies');
    expect(first!.tabIndex).to.equal(0);
    expect([first!.ariaPosInSet, first!.ariaSetSize]).to.deep.equal(['1', '-1']);
    expect(branches(thread)[1]!.ariaPosInSet).to.equal('2');
    expect(feed(thread)!.getAttribute('aria-labelledby')).to.equal('title');
    await expectAccessible();
  });

  it('reads on when its end comes near, leaves the focus alone, and knows its size at the end', async () => {
    const { thread } = await openThread({ attributes, records: community(many(120)) });
    branches(thread)[3]!.focus({ preventScroll: true });
    expect(articles(thread)).to.have.lengthOf(50);
    scrollTo(0, document.documentElement.scrollHeight);
    await until(() => articles(thread).length >= 100);
    scrollTo(0, document.documentElement.scrollHeight);
    await until(() => articles(thread).length === 120);
    await until(() => branches(thread)[0]!.ariaSetSize === '120');
    expect(focused()).to.equal(branches(thread)[3]);
    expect(feed(thread)!.ariaBusy).to.equal('false');
  });

  it('walks by page keys from branch to branch, and leaves with Control and Home or End', async () => {
    const { thread } = await openAs('ann', { attributes });
    article(thread, 'a2')!.focus();
    await press('PageDown');
    expect(focused()).to.equal(branches(thread)[1]);
    await press('PageUp');
    expect(focused()).to.equal(branches(thread)[0]);
    await press('Control+End');
    expect(focused()).to.equal(all(thread, '.prompt')[0]);
    branches(thread)[1]!.focus();
    await press('Control+Home');
    expect(focused()!.closest('.tools')).to.not.equal(null);
  });

  it('leaves for the page where nothing else in the thread can have the focus', async () => {
    const { thread, place } = await openThread({ attributes: `${attributes} order="newest"` });
    await find(thread, 'Search');
    const [before, after] = ['Before', 'After'].map((textContent) =>
      Object.assign(document.createElement('button'), { textContent }),
    );
    place.before(before!);
    place.after(after!);
    branches(thread)[0]!.focus();
    await press('Control+End');
    expect(nameOf(focused()!)).to.equal('After');
    branches(thread)[0]!.focus();
    await press('Control+Home');
    expect(focused()!.closest('.tools, .entry')).to.not.equal(null);
  });

  it('says of a comment that is gone what stands in its place', async () => {
    const at = '2026-06-01T11:00:00.000Z';
    const gone = comment('x', 'ann', '', 1, { state: 'deleted', tombstone: { at, by: 'author' } });
    const { thread } = await openThread({ attributes, records: community([gone]) });
    const [branch] = branches(thread);
    expect(branch!.ariaLabel).to.equal(null);
    const label = thread.shadowRoot!.getElementById(branch!.getAttribute('aria-labelledby')!)!;
    expect(label.textContent).to.contain('The author deleted this comment.');
    await expectAccessible();
  });

  it('is busy while it reads, and leaves what fails to a button', async () => {
    let fail = true;
    const asked: (() => void)[] = [];
    const { thread } = await openThread({
      attributes,
      records: community(many(60)),
      discussion: (port) => ({
        async readThread(request) {
          if (request.cursor === undefined) return port.readThread(request);
          await new Promise<void>((resolve) => asked.push(resolve));
          if (fail) throw new PleinError('unavailable');
          return port.readThread(request);
        },
      }),
    });
    scrollTo(0, document.documentElement.scrollHeight);
    await until(() => feed(thread)!.ariaBusy === 'true' && asked.length === 1);
    asked[0]!();
    const again = await find(thread, 'Try again');
    expect(feed(thread)!.ariaBusy).to.equal('false');
    await expectAccessible();
    fail = false;
    again.click();
    await until(() => feed(thread)!.ariaBusy === 'true' && asked.length === 2);
    asked[1]!();
    await until(() => articles(thread).length === 60);
  });

  it('is off unless the page asks for it', async () => {
    const { thread } = await openThread({ records: community(many(60)) });
    await find(thread, 'Show more comments');
    expect(feed(thread)).to.equal(undefined);
    expect(all(thread, 'ol[part="comments"]')).to.have.lengthOf(1);
  });
});
