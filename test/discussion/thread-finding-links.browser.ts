import { expect } from 'chai';
import { expectAccessible } from '../support/axe.ts';
import { fixture, settled, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { memory } from '../../src/adapters/memory/memory.ts';
import type { PleinDiscussionThread } from '../../src/discussion/discussion-thread.ts';
import { NOW, THREAD, TALK, comment, community, many } from './support/records.ts';
import { all, article, articles, button, find, nameOf, openAs, openThread } from './support/thread.ts';

const notices = (thread: Element): string[] => all(thread, '.notice').map((each) => each.textContent.trim());
const lost = (thread: Element): boolean => notices(thread).some((each) => each.includes('not here any more'));

function isLaidOut(element: Element | undefined): boolean {
  return element?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false;
}

/** What came into sight is laid out, and with it what that brought into sight. */
async function still(): Promise<void> {
  for (let frame = 0; frame < 8; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Two threads on a page, the second with a comment `z` of its own. */
async function twoThreads(around = ''): Promise<readonly PleinDiscussionThread[]> {
  const second = { ...community([])[5]!, key: 'product-2' } as never;
  const records = [...community(TALK), second, comment('z', 'bob', 'Elsewhere', 9, { thread: 'product-2' })];
  const box = await fixture(
    `<div><plein-community>
      <plein-discussion-thread thread="${THREAD}"></plein-discussion-thread>
      <div ${around}><plein-discussion-thread thread="product-2"></plein-discussion-thread></div>
    </plein-community></div>`,
  );
  box.querySelector('plein-community')!.backend = memory({ records, now: () => NOW });
  const threads = [...box.querySelectorAll('plein-discussion-thread')];
  await until(() => articles(threads[0]!).length === 6 && articles(threads[1]!).length === 1);
  await settled();
  return threads;
}

describe('<plein-discussion-thread> links to a comment', () => {
  it('says what is not here, and leads back to the whole thread', async () => {
    const { thread } = await openThread({ records: community(many(120)) });
    location.hash = '#plein-comment-n110';
    await until(() => focused() === article(thread, 'n110'));
    expect(article(thread, 'n000')).to.equal(undefined);
    location.hash = '#plein-comment-nowhere';
    await until(() => lost(thread));
    await until(() => focused()?.matches('.notice'));
    await expectAccessible();
    await press('Tab');
    expect(nameOf(focused()!)).to.equal('Show the whole discussion');
    await press('Enter');
    await until(() => article(thread, 'n000'));
    expect(lost(thread)).to.equal(false);
    expect(location.hash).to.equal('');
    await until(() => focused() === all(thread, '.title')[0]);
  });

  for (const words of [1, 400]) {
    it(`keeps the comment in sight while what stands around it is laid out, of ${words} words each`, async () => {
      const records = community(many(120).map((each) => ({ ...each, markdown: 'word '.repeat(words) })));
      const { thread } = await openThread({ records });
      await find(thread, 'Search');
      location.hash = '#plein-comment-n110';
      await until(() => focused() === article(thread, 'n110'));
      await until(() => isLaidOut(article(thread, 'n109')));
      await still();
      const { top } = article(thread, 'n110')!.getBoundingClientRect();
      expect(top).to.be.within(0, 200);
    });
  }

  it('goes to the words that say so where the page was opened by such a link', async () => {
    history.replaceState(null, '', '#plein-comment-nowhere');
    const { thread } = await openThread({ records: community(many(60)), around: 'style="margin-block-start: 200vh"' });
    await until(() => lost(thread));
    await until(() => focused()?.matches('.notice'));
    const { top, bottom } = focused()!.getBoundingClientRect();
    expect([top >= 0, bottom <= innerHeight]).to.deep.equal([true, true]);
  });

  it('treats what is not for the reader to see as what is not here, and shows it to its author', async () => {
    const held = comment('h', 'cas', 'Waits', 9, { state: 'held' });
    const records = community([...TALK, held]);
    const { thread } = await openThread({ records });
    await find(thread, 'Search');
    location.hash = '#plein-comment-h';
    await until(() => lost(thread));
    thread.remove();
    history.replaceState(null, '', location.pathname + location.search);
    const { thread: own } = await openAs('cas', { records });
    await until(() => article(own, 'h'));
    location.hash = '#plein-comment-h';
    await until(() => focused() === article(own, 'h'));
    expect(lost(own)).to.equal(false);
  });

  it('leads to the right one of several threads, and says it once where it is in none', async () => {
    const [first, second] = await twoThreads();
    await find(first!, 'Search');
    await find(second!, 'Search');
    location.hash = '#plein-comment-z';
    await until(() => focused() === article(second!, 'z'));
    await settled();
    expect([lost(first!), lost(second!)]).to.deep.equal([false, false]);
    location.hash = '#plein-comment-a3';
    await until(() => focused() === article(first!, 'a3'));
    location.hash = '#plein-comment-nowhere';
    await until(() => lost(first!));
    expect(lost(second!)).to.equal(false);
    expect(articles(first!)).to.have.lengthOf(6);
    expect(articles(second!)).to.have.lengthOf(1);
  });

  it('waits for a part of the page that is not shown', async () => {
    const [, second] = await twoThreads('hidden');
    await until(() => button(second!, 'Search') === undefined && all(second!, '[data-tool="search"]').length > 0);
    location.hash = '#plein-comment-z';
    await until(() => article(second!, 'z')!.matches('.linked'));
    second!.parentElement!.hidden = false;
    await until(() => focused() === article(second!, 'z'));
  });

  it('leads to a comment in a branch of which only the first replies were read', async () => {
    const replies = Array.from({ length: 30 }, (_, index) =>
      comment(`r${String(index).padStart(2, '0')}`, 'bob', `R${index}`, 1 + index, { parent: 'a' }),
    );
    const { thread } = await openThread({ records: community([TALK[0]!, ...replies]) });
    await find(thread, 'Search');
    location.hash = '#plein-comment-r25';
    await until(() => focused() === article(thread, 'r25'));
  });
});
