import { expect } from 'chai';
import type { DiscussionPort } from '../../src/discussion/discussion.model.ts';
import { newId } from '../../src/core/ids.ts';
import { expectAccessible } from '../support/axe.ts';
import { settled, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { emulateMedia } from '../support/media.ts';
import type { CommentRecord } from '../../src/transfer/record.model.ts';
import { THREAD, TALK, comment, community, many } from './support/records.ts';
import {
  all,
  article,
  articles,
  button,
  find,
  openAs,
  openThread,
  otherReader,
  said,
  type Options,
} from './support/thread.ts';

/** Reader Ann was here last at this minute past eight. */
function since(minute: number, more: (port: DiscussionPort) => Partial<DiscussionPort> = () => ({})): Options {
  const lastVisit = new Date(Date.parse('2026-06-01T08:00:00.000Z') + minute * 60_000).toISOString();
  return {
    discussion: (port) => ({
      readMine: async (request) => ({ ...(await port.readMine!(request)), lastVisit }),
      ...more(port),
    }),
  };
}

const marked = (thread: Element): string[] =>
  articles(thread)
    .filter((each) => each.querySelector('[part="new"]') !== null)
    .map(({ id }) => id.replace('plein-comment-', ''));

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

  it('goes to what is new on a page that was not read', async () => {
    const { thread } = await openAs('ann', { ...since(116.5), records: community(many(120)) });
    const go = await find(thread, 'New go to the next');
    expect(marked(thread)).to.have.lengthOf(0);
    go.click();
    await until(() => focused() === article(thread, 'n117'));
    expect(marked(thread)).to.deep.equal(['n117', 'n118', 'n119']);
  });

  it('goes to what is new among replies that were not read, and then has no more to show', async () => {
    const reply = (index: number): CommentRecord =>
      comment(`r${String(index).padStart(2, '0')}`, 'bob', `R${index}`, 1 + index, { parent: 'a' });
    const replies = Array.from({ length: 30 }, (_, index) => reply(index));
    const records = community([...TALK.slice(0, 1), ...replies, comment('b', 'bob', 'Second', 5)]);
    const { thread } = await openAs('ann', { ...since(29.5), records });
    const go = await find(thread, 'New go to the next');
    expect(article(thread, 'r29')).to.equal(undefined);
    go.click();
    await until(() => focused() === article(thread, 'r29'));
    expect(marked(thread)).to.deep.equal(['r29']);
    await until(() => button(thread, 'New go to the next') === undefined);
  });

  it('says so where nothing else is new', async () => {
    const own = comment('own', 'ann', 'Mine', 200);
    const { thread } = await openAs('ann', { ...since(150), records: community([...many(120), own]) });
    (await find(thread, 'New go to the next')).click();
    await until(() => said(thread) === 'Nothing else is new here.');
    expect(button(thread, 'New go to the next')).to.equal(undefined);
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
