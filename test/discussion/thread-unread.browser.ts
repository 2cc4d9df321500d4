import { expect } from 'chai';
import { newId } from '../../src/core/ids.ts';
import { expectAccessible } from '../support/axe.ts';
import { settled, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { emulateMedia } from '../support/media.ts';
import { THREAD } from './support/records.ts';
import {
  all,
  article,
  articles,
  button,
  find,
  openAs,
  openThread,
  otherReader,
  type Options,
} from './support/thread.ts';
import { marked, since } from './support/unread.ts';

describe('<plein-discussion-thread> what is new', () => {
  it('marks what others wrote since the last visit, in words, without moving anything', async () => {
    const shown = Promise.withResolvers<readonly number[]>();
    const places = (thread: Element): readonly number[] =>
      [thread, ...articles(thread)].flatMap((each) => {
        const { top, bottom } = each.getBoundingClientRect();
        return [top, bottom];
      });
    document.addEventListener(
      'plein-thread-loaded',
      ({ target }) =>
        void (target as HTMLElementTagNameMap['plein-discussion-thread']).updateComplete.then(() =>
          shown.resolve(places(target as Element)),
        ),
      { once: true },
    );
    const { thread } = await openAs('ann', since(1.5));
    await until(() => marked(thread).length > 0);
    // Ann's own a2 is not new to her; a1 is older than her visit.
    expect(marked(thread)).to.deep.equal(['a3', 'a4', 'b']);
    const header = article(thread, 'b')!.querySelector('header')!;
    expect(header.textContent.replace(/\s+/g, ' ')).to.match(/ago.* new/);
    await find(thread, '3 new go to the next');
    expect(await shown.promise).to.deep.equal(places(thread));
    await expectAccessible();
    if (await emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })) await expectAccessible();
  });

  it('goes to the next by button, counts down, and is gone after the last', async () => {
    const { thread } = await openAs('ann', since(1.5));
    (await find(thread, '3 new go to the next')).click();
    await until(() => focused() === article(thread, 'a3'));
    (await find(thread, '2 new go to the next')).click();
    await until(() => focused() === article(thread, 'a4'));
    (await find(thread, '1 new go to the next')).click();
    await until(() => focused() === article(thread, 'b'));
    await until(() => button(thread, '1 new go to the next') === undefined);
    expect(all(thread, '[part~="unread"]')).to.have.lengthOf(0);
    expect(marked(thread), 'new all the same').to.have.lengthOf(3);
  });

  it('walks through them with j and k from inside the thread, and nowhere else', async () => {
    const { thread } = await openAs('ann', since(1.5));
    const next = await find(thread, '3 new go to the next');
    expect(next.getAttribute('aria-keyshortcuts')).to.equal('j');
    await press('j');
    expect(focused()).to.equal(null);
    article(thread, 'a1')!.focus();
    for (const id of ['a3', 'a4', 'b']) {
      await press('j');
      await until(() => focused() === article(thread, id), id);
    }
    await press('k');
    await until(() => focused() === article(thread, 'a4'));
    await press('Control+j');
    expect(focused()).to.equal(article(thread, 'a4'));
  });

  it('leaves letters alone where one writes, and where the page wants no shortcuts', async () => {
    const { thread } = await openAs('ann', since(1.5));
    await find(thread, '3 new go to the next');
    (await find(thread, 'Search')).click();
    const input = await until(() => (focused()?.matches('input') ? (focused() as HTMLInputElement) : undefined));
    await press('j');
    expect(input.value).to.equal('j');
    await press('Escape');
    thread.noShortcuts = true;
    await settled();
    expect((await find(thread, '3 new go to the next')).getAttribute('aria-keyshortcuts')).to.equal(null);
    article(thread, 'a')!.focus();
    await press('j');
    await settled();
    expect(focused()).to.equal(article(thread, 'a'));
  });

  it('finds nothing new on a first visit, nor for who is signed out', async () => {
    const { thread } = await openAs('ann');
    await find(thread, 'Follow');
    expect(marked(thread)).to.have.lengthOf(0);
    const { thread: open } = await openThread();
    await find(open, 'Sign in');
    expect(marked(open)).to.have.lengthOf(0);
  });

  it('marks what arrives while one reads', async () => {
    const { thread, data } = await openAs('ann', since(10));
    await find(thread, 'Follow');
    await otherReader(data, 'bob').discussion!.createComment!({ id: newId(), thread: THREAD, markdown: 'Fresh' });
    (await find(thread, '1 new comment')).click();
    await until(() => marked(thread).length === 1);
  });

  it('counts as a visit once it was in sight for a while, once, and what was new stays so', async () => {
    const visits: string[] = [];
    const { thread } = await openAs(
      'ann',
      since(1.5, () => ({
        visit: (key) => {
          visits.push(key);
          return Promise.reject(new Error('nobody waits for this'));
        },
      })),
    );
    await until(() => visits.length > 0);
    thread.reload();
    await until(() => thread.isUpdatePending === false);
    await settled();
    expect(visits).to.deep.equal([THREAD]);
    expect(marked(thread)).to.have.lengthOf(3);
  });

  it('does not count as a visit where nobody can see it', async () => {
    const visits: string[] = [];
    const counted = (who: string): Options => ({
      discussion: () => ({ visit: () => (visits.push(who), Promise.resolve()) }),
    });
    await openAs('ann', { ...counted('hidden'), around: 'hidden' });
    await openAs('ann', counted('seen'));
    await until(() => visits.length > 0);
    expect(visits).to.deep.equal(['seen']);
  });
});
