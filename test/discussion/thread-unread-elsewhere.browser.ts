import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import type { Backend } from '../../src/core/backend.ts';
import type { CommentRecord } from '../../src/transfer/record.model.ts';
import { settled, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { TALK, comment, community, many } from './support/records.ts';
import { all, article, button, find, openAs, said, type Options } from './support/thread.ts';
import { marked, since } from './support/unread.ts';

/** So many replies of one comment, one a minute from this one on. */
function replies(parent: string, count: number, from: number): readonly CommentRecord[] {
  return Array.from({ length: count }, (_, index) =>
    comment(`${parent}-${index}`, 'bob', `Reply ${index}`, from + index, { parent }),
  );
}

/** As `since`, with a backend that keeps no list of what is new. */
function unlisted(minute: number): Options {
  const { discussion } = since(minute);
  return {
    backend: (backend): Partial<Backend> => {
      const { listNew: _, ...rest } = backend.discussion!;
      return { discussion: { ...rest, ...discussion!(backend.discussion!) } };
    },
  };
}

const focusIs = (thread: Element, id: string): Promise<true> =>
  until(() => focused() === article(thread, id) && focused() !== null && (true as const), `the focus on ${id}`);

describe('<plein-discussion-thread> what is new beyond what is here', () => {
  it('counts it, and goes to it with the thread opened around it', async () => {
    const { thread } = await openAs('ann', { ...since(116.5), records: community(many(120)) });
    const go = await find(thread, '3 new go to the next');
    expect(marked(thread)).to.have.lengthOf(0);
    go.click();
    await focusIs(thread, 'n117');
    expect(marked(thread)).to.deep.equal(['n117', 'n118', 'n119']);
    for (const id of ['n118', 'n119']) {
      (await find(thread, id === 'n118' ? '2 new go to the next' : '1 new go to the next')).click();
      await focusIs(thread, id);
    }
    await until(() => all(thread, '[part~="unread"]').length === 0);
  });

  for (const width of ['800px', '320px', '288px']) {
    it(`takes the room for the button from the gap in its row, ${width} wide, so that nothing moves`, async () => {
      const answer = Promise.withResolvers<void>();
      const { thread } = await openAs('ann', {
        ...since(99.5, (port) => ({ listNew: (request) => answer.promise.then(() => port.listNew!(request)) })),
        records: community(many(220)),
        width,
        around: 'lang="nl"',
      });
      await until(() => all(thread, '.tools [aria-pressed]').length > 0, 'the button to follow');
      await settled();
      const there = all(thread, '.tools *').filter((each) => each.checkVisibility());
      const places = (): readonly string[] =>
        there.map((each) => {
          const { left, top, right, bottom } = each.getBoundingClientRect();
          return `${each.className} ${left} ${top} ${right} ${bottom}`;
        });
      const before = places();
      answer.resolve();
      const count = await until(() => all(thread, '[part="unread-count"]')[0], 'the button');
      expect(count.textContent).to.equal('99+ nieuw');
      expect(places()).to.deep.equal(before);
      const unread = count.parentElement!.getBoundingClientRect();
      expect(count.getBoundingClientRect().width, 'all of the words').to.be.lessThan(unread.width);
      const [search, follow] = ['[data-tool="search"]', '[aria-pressed]'].map(
        (each) => all(thread, `.tools ${each}`)[0]!,
      );
      expect(unread.left).to.be.greaterThan(search!.getBoundingClientRect().right);
      expect(unread.right).to.be.at.most(follow!.getBoundingClientRect().left);
    });
  }

  it('finds every one, however deep in whatever branch on whatever page, each once', async () => {
    const records = community([...many(130), ...replies('n000', 16, 501), ...replies('n110', 20, 483)]);
    const { thread } = await openAs('ann', { ...since(498), records });
    await find(thread, '20 new go to the next');
    article(thread, 'n000')!.focus();
    const found: string[] = [];
    for (let left = 20; left > 0; left -= 1) {
      const before = focused();
      await press('j');
      await until(() => focused() !== before && focused()?.matches('article:has([part="new"])'), 'the next');
      found.push(focused()!.id.replace('plein-comment-', ''));
      await until(() =>
        left === 1 ? all(thread, '[part~="unread"]').length === 0 : button(thread, `${left - 1} new go to the next`),
      );
    }
    const wanted = [...replies('n000', 16, 501), ...replies('n110', 20, 483).slice(16)].map(({ id }) => id);
    expect(found.toSorted()).to.deep.equal(wanted.toSorted());
  });

  it('finds one at the end of very many replies', async () => {
    const records = community([
      comment('a', 'ann', 'First', 0),
      ...replies('a', 640, 1),
      comment('b', 'bob', 'Last', 1),
    ]);
    const { thread } = await openAs('ann', { ...since(639.5), records });
    (await find(thread, '1 new go to the next')).click();
    await focusIs(thread, 'a-639');
    await until(() => all(thread, '[part~="unread"]').length === 0);
  });

  it('says that there are more than it knows of, and asks for those when it has gone to the others', async () => {
    const asked: unknown[] = [];
    const { thread } = await openAs('ann', {
      ...since(112.5, (port) => ({
        listNew: ({ limit, ...request }) => {
          asked.push([request.cursor !== undefined, limit]);
          return port.listNew!({ ...request, limit: 2 });
        },
      })),
      records: community([...many(60), ...replies('n001', 12, 102), ...replies('n058', 3, 200)]),
    });
    await find(thread, '2+ new go to the next');
    expect(asked).to.deep.equal([[false, 100]]);
    article(thread, 'n000')!.focus();
    const counts = ['1+ new', '2 new', '1 new', ''];
    for (const [index, id] of ['n001-11', 'n058-0', 'n058-1', 'n058-2'].entries()) {
      await press('j');
      await focusIs(thread, id);
      await until(() => (all(thread, '[part="unread-count"]')[0]?.textContent ?? '') === counts[index], `after ${id}`);
    }
    expect(asked).to.have.lengthOf(2);
  });

  it('goes back with k to where one was before', async () => {
    const records = community([...many(130), ...replies('n005', 12, 200), ...replies('n120', 12, 300)]);
    const { thread } = await openAs('ann', { ...since(210.5), records });
    await find(thread, '13 new go to the next');
    article(thread, 'n000')!.focus();
    await press('j');
    await focusIs(thread, 'n005-11');
    await press('j');
    await focusIs(thread, 'n120-0');
    await press('k');
    await focusIs(thread, 'n005-11');
    await press('k');
    await settled();
    expect(focused()?.id).to.equal('plein-comment-n005-11');
  });

  it('knows that there is none where the reader wrote last, and what is gone is not told', async () => {
    const own = comment('own', 'ann', 'Mine', 200);
    const gone = comment('gone', 'bob', 'Regretted', 190, { state: 'deleted' });
    const held = comment('held', 'bob', 'Waits', 195, { state: 'held' });
    const asked: string[] = [];
    const { thread } = await openAs('ann', {
      ...since(150, (port) => ({
        listNew: async (request) => {
          const page = await port.listNew!(request);
          asked.push(...page.items, 'that is all');
          return page;
        },
      })),
      records: community([...many(120), gone, held, own]),
    });
    await until(() => asked.length > 0);
    await settled();
    expect(asked).to.deep.equal(['that is all']);
    expect(all(thread, '[part~="unread"]')).to.have.lengthOf(0);
  });

  it('asks for nothing where all of the thread is here, or nothing was written since', async () => {
    const asked: string[] = [];
    const listNew = (thread: string) => async (): Promise<never> => {
      asked.push(thread);
      throw new PleinError('failed');
    };
    const { thread } = await openAs(
      'ann',
      since(1.5, () => ({ listNew: listNew('whole') })),
    );
    await find(thread, '3 new go to the next');
    const { thread: quiet } = await openAs('ann', {
      ...since(130, () => ({ listNew: listNew('quiet') })),
      records: community(many(120)),
    });
    await find(quiet, 'Follow');
    await settled();
    expect(asked).to.deep.equal([]);
  });

  it('says why it cannot go on, and does when it can', async () => {
    let isAway = true;
    const { thread } = await openAs('ann', {
      ...since(116.5, (port) => ({
        listNew: async (request) => {
          if (isAway) throw new PleinError('offline');
          return port.listNew!(request);
        },
      })),
      records: community(many(120)),
    });
    (await find(thread, 'New go to the next')).click();
    await until(() => said(thread).startsWith('There is no connection.'));
    isAway = false;
    (await find(thread, 'New go to the next')).click();
    await focusIs(thread, 'n117');
    await find(thread, '2 new go to the next');
  });
});

describe('<plein-discussion-thread> what is new, where the backend keeps no list of it', () => {
  it('goes to what is new on a page that was not read', async () => {
    const { thread } = await openAs('ann', { ...unlisted(116.5), records: community(many(120)) });
    const go = await find(thread, 'New go to the next');
    expect(marked(thread)).to.have.lengthOf(0);
    go.click();
    await focusIs(thread, 'n117');
    expect(marked(thread)).to.deep.equal(['n117', 'n118', 'n119']);
  });

  it('goes to what is new among replies that were not read, and then has no more to show', async () => {
    const records = community([...TALK.slice(0, 1), ...replies('a', 30, 1), comment('b', 'bob', 'Second', 5)]);
    const { thread } = await openAs('ann', { ...unlisted(29.5), records });
    const go = await find(thread, 'New go to the next');
    expect(article(thread, 'a-29')).to.equal(undefined);
    go.click();
    await focusIs(thread, 'a-29');
    expect(marked(thread)).to.deep.equal(['a-29']);
    await until(() => all(thread, '[part~="unread"]').length === 0);
  });

  it('says so where nothing else is new', async () => {
    const own = comment('own', 'ann', 'Mine', 200);
    const { thread } = await openAs('ann', { ...unlisted(150), records: community([...many(120), own]) });
    (await find(thread, 'New go to the next')).click();
    await until(() => said(thread) === 'Nothing else is new here.');
    expect(button(thread, 'New go to the next')).to.equal(undefined);
  });
});
