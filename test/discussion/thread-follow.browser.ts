import { expect } from 'chai';
import type { Backend } from '../../src/core/backend.ts';
import { PleinError } from '../../src/core/errors.ts';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { THREAD } from './support/records.ts';
import { article, button, find, nameOf, openAs, openThread, said } from './support/thread.ts';

describe('<plein-discussion-thread> following a thread', () => {
  it('is followed and left at a press, and heard', async () => {
    const { thread, backend } = await openAs('ann');
    const follow = await find(thread, 'Follow');
    expect(follow.ariaPressed).to.equal('false');
    follow.click();
    await until(() => said(thread) === 'You follow this discussion now.');
    expect(follow.ariaPressed).to.equal('true');
    const mine = await backend.discussion!.readMine!({ thread: 'product-1', comments: [] });
    expect(mine.following?.thread).to.equal(true);
    follow.click();
    await until(() => said(thread) === 'You do not follow this discussion any more.');
    expect(follow.ariaPressed).to.equal('false');
    await expectAccessible();
  });

  it('says what failed and stays as it was', async () => {
    const { thread } = await openAs('ann', {
      discussion: () => ({ follow: () => Promise.reject(new PleinError('unavailable')) }),
    });
    const follow = await find(thread, 'Follow');
    follow.click();
    await until(() => said(thread).includes('unavailable for a moment'));
    expect(follow.ariaPressed).to.equal('false');
  });

  it('is not offered to who is signed out', async () => {
    const { thread } = await openThread();
    await find(thread, 'Search');
    expect(button(thread, 'Follow')).to.equal(undefined);
  });
});

describe('<plein-discussion-thread> following a branch', () => {
  const branchesOf = async (backend: Backend): Promise<readonly string[] | undefined> =>
    (await backend.discussion!.readMine!({ thread: THREAD, comments: [] })).following?.branches;

  it('is followed and left below the comment that starts it, and heard', async () => {
    const { thread, backend } = await openAs('ann', { width: '60rem' });
    const follow = await until(() => button(article(thread, 'b'), 'Follow replies'));
    expect(button(article(thread, 'a1'), 'Follow replies')).to.equal(undefined);
    follow.focus();
    await press('Enter');
    await until(() => said(thread) === 'You follow the replies to this comment now.');
    expect(await branchesOf(backend)).to.deep.equal(['b']);
    expect(nameOf(focused()!)).to.equal('Unfollow replies');
    await expectAccessible();
    await press('Enter');
    await until(() => said(thread) === 'You do not follow the replies to this comment any more.');
    expect(await branchesOf(backend)).to.deep.equal([]);
  });

  it('is found behind the button of a narrow row', async () => {
    const { thread, backend } = await openAs('ann', { width: '20rem' });
    const further = await until(() => button(article(thread, 'b'), 'More actions'));
    further.click();
    (await find(thread, 'Follow replies')).click();
    await until(() => said(thread) === 'You follow the replies to this comment now.');
    expect(await branchesOf(backend)).to.deep.equal(['b']);
    await until(() => focused() === further);
  });

  it('is not offered where all of the thread is followed', async () => {
    const { thread } = await openAs('ann', { width: '60rem' });
    await find(thread, 'Follow replies');
    (await find(thread, 'Follow')).click();
    await until(() => button(thread, 'Follow replies') === undefined);
  });

  it('says what failed and stays as it was', async () => {
    const { thread } = await openAs('ann', {
      width: '60rem',
      discussion: () => ({ follow: () => Promise.reject(new PleinError('unavailable')) }),
    });
    (await find(thread, 'Follow replies')).click();
    await until(() => said(thread).includes('unavailable for a moment'));
    expect(button(thread, 'Unfollow replies')).to.equal(undefined);
  });
});
