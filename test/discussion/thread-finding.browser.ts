import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import type { CommentOrder } from '../../src/discussion/discussion.model.ts';
import { expectAccessible } from '../support/axe.ts';
import { settled, until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { emulateMedia } from '../support/media.ts';
import { TALK, comment, community, many } from './support/records.ts';
import { all, article, articles, button, find, nameOf, openAs, openThread, said, texts } from './support/thread.ts';

const part = (thread: Element, name: string): HTMLElement | undefined => all(thread, `[part~="${name}"]`)[0];

function menu(thread: Element): Promise<HTMLSelectElement> {
  return until(() => part(thread, 'order') as HTMLSelectElement | undefined, 'the menu of orders');
}

function choose(select: HTMLSelectElement, order: CommentOrder): void {
  select.value = order;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Opens the search and types. */
async function search(thread: Element, words: string): Promise<void> {
  (await find(thread, 'Search')).focus();
  await press('Enter');
  await until(() => focused()?.matches('input[type=search]'), 'the field');
  await type(words);
}

const results = (thread: Element): HTMLElement[] => all(thread, '[part~="result"]');

describe('<plein-discussion-thread> order', () => {
  it('offers the orders that the backend knows, by name, and shows the one that is chosen', async () => {
    const { thread } = await openThread();
    const select = await menu(thread);
    expect(nameOf(select.labels[0]!.querySelector('span')!)).to.equal('Order');
    expect([...select.options].map(({ text }) => text)).to.deep.equal([
      'Oldest',
      'Newest',
      'Most helpful first',
      'Answered by the team first',
      'Unanswered first',
    ]);
    choose(select, 'unanswered');
    await until(() => texts(thread)[0] === 'Second');
    await until(() => said(thread) === 'Unanswered first');
    expect(select.value).to.equal('unanswered');
    choose(select, 'oldest');
    await until(() => texts(thread)[0] === 'First');
  });

  it('offers two where the backend does not say, and none where there is nothing to order', async () => {
    const { thread } = await openThread({ discussion: () => ({ orders: undefined as never }) });
    expect((await menu(thread)).options).to.have.lengthOf(2);
    const { thread: empty } = await openThread({ records: community([]) });
    await find(empty, 'Copy link to this discussion');
    expect(part(empty, 'order')).to.equal(undefined);
    expect(button(empty, 'Search')).to.equal(undefined);
  });

  it('keeps what is shown until another order is there, and says why where it does not come', async () => {
    let fail = true;
    const { thread } = await openThread({
      discussion: (port) => ({
        readThread: (request) =>
          fail && request.order === 'newest' ? Promise.reject(new PleinError('offline')) : port.readThread(request),
      }),
    });
    choose(await menu(thread), 'newest');
    const again = await find(thread, 'Try again');
    expect(texts(thread)[0]).to.equal('First');
    fail = false;
    again.click();
    await until(() => texts(thread)[0] === 'Second');
  });
});

describe('<plein-discussion-thread> search', () => {
  it('finds by keyboard, shows the words, and goes to a comment that was not loaded', async () => {
    const { thread } = await openThread({ records: community(many(120)) });
    await search(thread, 'number 97');
    await until(() => results(thread).length === 1);
    await until(() => said(thread) === '1 comment found');
    const [result] = results(thread);
    expect(nameOf(result!)).to.contain('Bob Cole').and.contain('Number 97');
    expect([...result!.querySelectorAll('mark')].map(({ textContent }) => textContent)).to.deep.equal(['Number', '97']);
    await expectAccessible();
    result!.focus();
    await press('Enter');
    await until(() => focused() === article(thread, 'n097'));
    expect(part(thread, 'search')).to.equal(undefined);
    (await find(thread, 'Search')).click();
    await until(() => results(thread).length === 1, 'what was found before');
    results(thread)[0]!.click();
    await until(() => focused() === article(thread, 'n097'), 'the same comment again');
  });

  it('covers the comments without moving them, and Escape leads back', async () => {
    const { thread } = await openThread();
    const open = await find(thread, 'Search');
    const places = (): number[] => articles(thread).map((each) => each.getBoundingClientRect().top);
    const before = places();
    open.click();
    await until(() => focused()?.matches('input'));
    expect(open.ariaExpanded).to.equal('true');
    expect(places()).to.deep.equal(before);
    await expectAccessible();
    await press('Escape');
    await until(() => focused() === open);
    expect(part(thread, 'search')).to.equal(undefined);
    expect(open.ariaExpanded).to.equal('false');
  });

  it('closes when the focus walks on to what lies below', async () => {
    const { thread } = await openThread();
    await search(thread, 'Reply');
    await until(() => results(thread).length > 0);
    results(thread).at(-1)!.focus();
    await press('Tab');
    await until(() => part(thread, 'search') === undefined);
    expect(focused()).to.not.equal(null);
  });

  it('says what it waits for, what it did not find and what failed, and tries again', async () => {
    let fail = true;
    const { thread } = await openThread({
      discussion: (port) => ({
        searchComments: (request) =>
          fail ? Promise.reject(new PleinError('unavailable')) : port.searchComments!(request),
      }),
    });
    await search(thread, 'x');
    expect(part(thread, 'search')!.textContent).to.contain('Type two letters or more.');
    await type('yz');
    const again = await find(part(thread, 'search')!, 'Try again');
    await expectAccessible();
    fail = false;
    again.click();
    await until(() => part(thread, 'search')!.textContent.includes('No comment has these words.'));
    await until(() => said(thread) === 'No comment has these words.');
    await expectAccessible();
  });

  it('shows more of what was found, from where the reader is', async () => {
    const { thread } = await openThread({ records: community(many(70)) });
    await search(thread, 'Number');
    (await find(thread, 'Show more of what was found')).click();
    await until(() => results(thread).length === 70);
    await until(() => focused() === results(thread)[50]);
  });

  it('leaves the late answer for words that are no longer there', async () => {
    const late: (() => void)[] = [];
    const { thread } = await openThread({
      discussion: (port) => ({
        async searchComments(request) {
          const page = await port.searchComments!({ thread: request.thread, words: request.words });
          if (request.words === 'Reply') await new Promise<void>((resolve) => late.push(resolve));
          return page;
        },
      }),
    });
    await search(thread, 'Reply');
    await until(() => late.length === 1);
    await type(' two');
    await until(() => results(thread).length === 1);
    late[0]!();
    await settled();
    expect(results(thread)).to.have.lengthOf(1);
  });

  it('forgets what was searched for when the element shows another thread', async () => {
    const other = { ...community([])[5]!, key: 'product-2' } as never;
    const elsewhere = comment('z', 'bob', 'Reply elsewhere', 9, { thread: 'product-2' });
    const { thread } = await openThread({ records: [...community(TALK), other, elsewhere] });
    await search(thread, 'Reply');
    await until(() => results(thread).length === 4);
    thread.thread = 'product-2';
    await until(() => texts(thread).join() === 'Reply elsewhere');
    expect(part(thread, 'search')).to.equal(undefined);
    await search(thread, 'Reply');
    await until(() => results(thread).length === 1);
    expect(nameOf(results(thread)[0]!)).to.contain('Reply elsewhere');
  });

  it('is not there where the backend cannot search', async () => {
    const { thread } = await openThread({ discussion: () => ({ searchComments: undefined as never }) });
    await menu(thread);
    expect(button(thread, 'Search')).to.equal(undefined);
  });
});

describe('<plein-discussion-thread> folding', () => {
  it('folds a branch away by keyboard, tells how much, and shows it again', async () => {
    const { thread } = await openThread();
    const fold = await find(thread, '4 replies');
    expect(fold.ariaExpanded).to.equal('true');
    fold.focus();
    await press('Enter');
    await until(() => !article(thread, 'a1')!.checkVisibility());
    expect(fold.ariaExpanded).to.equal('false');
    expect(focused()).to.equal(fold);
    expect(fold.innerText.trim()).to.equal('4 replies');
    await expectAccessible();
    await press('Enter');
    await until(() => article(thread, 'a1')!.checkVisibility());
    expect(sessionStorage).to.have.lengthOf(0);
  });

  it('stays folded when the page is loaded again, from the first drawing on, and unfolds for a link', async () => {
    const { thread } = await openThread();
    (await find(thread, '4 replies')).click();
    await until(() => !article(thread, 'a1')!.checkVisibility());
    thread.remove();
    const { thread: again } = await openThread();
    expect(article(again, 'a1')!.checkVisibility()).to.equal(false);
    location.hash = '#plein-comment-a3';
    await until(() => focused() === article(again, 'a3'));
    expect((await find(again, '4 replies')).ariaExpanded).to.equal('true');
  });

  it('is found, and shown, by a search of the page', async () => {
    const { thread } = await openThread();
    (await find(thread, '4 replies')).click();
    await until(() => !article(thread, 'a1')!.checkVisibility());
    const away = article(thread, 'a1')!.closest('[hidden]')!;
    expect(away.getAttribute('hidden')).to.equal('until-found');
    // What a browser that knows of it says before it shows what it found.
    away.dispatchEvent(new Event('beforematch', { bubbles: true }));
    await until(() => article(thread, 'a1')!.checkVisibility());
    expect((await find(thread, '4 replies')).ariaExpanded).to.equal('true');
  });

  it('folds also where the browser keeps nothing', async () => {
    const { thread } = await openThread();
    const fold = await find(thread, '4 replies');
    const kept = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', { configurable: true, get: () => undefined });
    try {
      fold.click();
      await until(() => !article(thread, 'a1')!.checkVisibility());
    } finally {
      Object.defineProperty(window, 'sessionStorage', kept);
    }
  });
});

describe('<plein-discussion-thread> tools', () => {
  it('stand in Dutch, from right to left, in the dark and in forced colours', async () => {
    const { thread } = await openThread({ around: 'dir="rtl" lang="nl"' });
    const open = await find(thread, 'Zoeken');
    expect(open.getBoundingClientRect().right).to.be.lessThan((await menu(thread)).getBoundingClientRect().left);
    open.click();
    await until(() => part(thread, 'search'));
    await expectAccessible();
    if (await emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })) await expectAccessible();
  });

  it('fit 320 px in one row, with the search open', async () => {
    const long = comment('l', 'bob', `findme ${'w'.repeat(300)}`, 9);
    const { thread } = await openAs('ann', { records: community([...TALK, long]), width: '320px' });
    await search(thread, 'findme');
    await until(() => results(thread).length === 1);
    const row = part(thread, 'tools')!.getBoundingClientRect();
    expect(row.height).to.be.lessThan(60);
    for (const each of all(thread, '.tools button, .tools select, .search *')) {
      expect(each.getBoundingClientRect().right, each.outerHTML).to.be.at.most(row.right + 1);
    }
    await expectAccessible();
  });
});
