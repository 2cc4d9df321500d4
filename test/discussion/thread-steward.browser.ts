import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { NOW, THREAD, comment, community } from './support/records.ts';
import { openSlow, replyTooSoon } from './support/slow.ts';
import { all, article, button, field, find, nameOf, openAs, said, texts } from './support/thread.ts';

/** A field or button of what stands open above the page. */
function inPopover(thread: Element, name: string): HTMLElement | undefined {
  const popover = all(thread, ':popover-open')[0];
  return popover && button(popover, name);
}

describe('<plein-discussion-thread> to steward', () => {
  const records = community([
    comment('a', 'ann', 'First words', 0),
    comment('a1', 'cas', 'To that', 1, { parent: 'a' }),
  ]);

  it('shows no management to members', async () => {
    const { thread } = await openAs('cas', { records });
    expect(button(thread, 'Manage')).to.equal(undefined);
  });

  it('locks and unlocks, says what will happen and what happened, by keyboard', async () => {
    const { thread, data } = await openAs('bob', { records });
    const manage = await find(thread, 'Manage');
    manage.focus();
    await press('Enter');
    await until(() => focused() === inPopover(thread, 'Lock'));
    expect(all(thread, ':popover-open')[0]!.shadowRoot!.textContent).to.contain('only the team can still write');
    await expectAccessible();
    await press('Enter');
    await until(() => inPopover(thread, 'Unlock'));
    expect(data.threads[0]?.state).to.equal('locked');
    expect(said(thread)).to.equal('The discussion is locked.');
    await press('Escape');
    await until(() => focused() === manage);
    await until(() => all(thread, '.entry')[0]?.textContent.includes('closed'));
    manage.click();
    (await until(() => inPopover(thread, 'Unlock'))).click();
    await until(() => data.threads[0]?.state === 'open' && inPopover(thread, 'Lock'));
  });

  it('has a name of its own for each thing to do', async () => {
    const { thread } = await openAs('bob', { records });
    (await find(thread, 'Manage')).click();
    await until(() => all(thread, '[part=deed-button]')[0]);
    const names = all(thread, '[part=deed-button]').map(nameOf);
    expect(names).to.include.members(['Set slow mode', 'Change the title']);
    expect(new Set(names).size).to.equal(names.length);
  });

  it('refuses a slow mode that is none, and sets one', async () => {
    const { thread, data } = await openAs('bob', { records });
    (await find(thread, 'Manage')).click();
    const minutes = await until(() => all<HTMLInputElement>(thread, 'input[name=minutes]')[0]);
    minutes.focus();
    await type('soon');
    await press('Enter');
    await until(() =>
      all(thread, '[part=outcome]').some((each) => each.textContent.includes('whole number of minutes')),
    );
    expect(minutes.value).to.equal('soon');
    minutes.select();
    await type('5');
    await press('Enter');
    await until(() => data.threads[0]?.slowMode === 5);
    await until(() => said(thread).includes('one comment per 5 minutes'));
  });

  it('pins a comment and unpins it', async () => {
    const { thread, data } = await openAs('bob', { records });
    (await until(() => button(article(thread, 'a'), 'Manage'))).click();
    (await until(() => inPopover(thread, 'Pin'))).click();
    await until(() => data.threads[0]?.pinned === 'a');
    await until(() => article(thread, 'a')?.querySelector('.badge')?.textContent === 'Pinned');
    (await until(() => inPopover(thread, 'Unpin'))).click();
    await until(() => data.threads[0]?.pinned === undefined && !article(thread, 'a')?.querySelector('.badge'));
  });

  it('writes a summary', async () => {
    const { thread, data } = await openAs('bob', { records });
    (await find(thread, 'Manage')).click();
    (await until(() => inPopover(thread, 'Write a summary'))).click();
    const area = await field(thread);
    await until(() => focused() === area);
    await type('All is well');
    await press('Control+Enter');
    await until(() => data.comments.some(({ kind }) => kind === 'summary'));
  });

  it('makes a branch a thread of its own and says where it went; a key that is taken is refused', async () => {
    const { thread, data } = await openAs('bob', { records });
    (await until(() => button(article(thread, 'a'), 'Manage'))).click();
    const key = await until(() => all<HTMLInputElement>(thread, ':popover-open input[name=key], input[name=key]')[0]);
    key.focus();
    key.select();
    await type(THREAD);
    await press('Enter');
    await until(() => all(thread, '[part=outcome]').some((each) => each.textContent.includes('with this key already')));
    key.select();
    await type('first-words');
    await press('Enter');
    await until(() => data.threads.some((each) => each.key === 'first-words'));
    await until(() => said(thread).includes('Moved to the discussion “First words”, with the key first-words.'));
    await until(() => texts(thread).every((text) => !text.includes('First words')));
  });

  it('renames and merges, and shows the thread as it then is', async () => {
    const other = comment('z', 'cas', 'Elsewhere', 9, { thread: 'other' });
    const two = [
      ...records,
      { ...records.find(({ type: kind }) => kind === 'thread')!, key: 'other' },
      other,
    ] as typeof records;
    const { thread, data } = await openAs('bob', { records: two });
    (await find(thread, 'Manage')).click();
    const rename = await until(() => all<HTMLInputElement>(thread, 'input[name=key]')[0]);
    rename.focus();
    rename.select();
    await type('renamed');
    await press('Enter');
    await until(() => data.threads.some((each) => each.key === 'renamed'));
    await until(() => said(thread).includes('now called renamed'));
    await until(() => texts(thread).includes('First words'));
    const merge = await until(() => all<HTMLInputElement>(thread, 'input[name=key]')[1]);
    merge.focus();
    await type('nowhere');
    await press('Enter');
    await until(() =>
      all(thread, '[part=outcome]').some((each) => each.textContent.includes('no discussion with this key')),
    );
    merge.select();
    await type('other');
    await press('Enter');
    await until(() => texts(thread).includes('Elsewhere') && texts(thread).includes('First words'));
  });

  it('says why it was refused, and keeps what was filled in', async () => {
    const { thread } = await openAs('bob', {
      records,
      discussion: () => ({ changeThread: () => Promise.reject(new PleinError('offline')) }),
    });
    (await find(thread, 'Manage')).click();
    const minutes = await until(() => all<HTMLInputElement>(thread, 'input[name=minutes]')[0]);
    minutes.focus();
    await type('7');
    await press('Enter');
    await until(() => all(thread, '[part=outcome]').some((each) => each.textContent.includes('no connection')));
    expect(minutes.value).to.equal('7');
  });

  it('fits 320 pixels, from right to left, in Dutch', async () => {
    const { thread } = await openAs('bob', { records, around: 'lang="nl" dir="rtl"', width: '320px' });
    (await find(thread, 'Beheren')).click();
    const popover = await until(() => all(thread, ':popover-open')[0]);
    expect(popover.getBoundingClientRect().left).to.be.at.least(0);
    expect(popover.scrollWidth).to.be.at.most(popover.clientWidth);
    await expectAccessible();
  });
});

/** What is said of a field to those who listen. */
function described(area: HTMLTextAreaElement): string {
  return area.ariaDescribedByElements!.map((each) => each.textContent).join();
}

describe('<plein-discussion-thread> in slow mode', () => {
  it('says from when on one may write again, keeps the text, and tells when that is', async () => {
    const thread = await openSlow();
    expect(button(thread, 'Write a comment…')).to.equal(undefined);
    const area = await replyTooSoon(thread);
    expect(area.value).to.equal('More');
    expect(area.ariaInvalid).to.equal(null);
    expect(described(area)).to.contain('you can write again in 60 seconds');
    await expectAccessible();
    thread.clock = () => Date.parse(NOW) + 61_000;
    await until(() => button(thread, 'Write a comment…'));
    await until(() => said(thread) === 'You can write again.');
    expect((await field(thread)).value).to.equal('More');
    await until(() => !/second|little fast/.test(described(area)), 'a field that says nothing more of a wait');
  });

  it('leaves what sends where it is when the wait is over, on a phone too', async () => {
    const thread = await openSlow('320px');
    const area = await replyTooSoon(thread);
    const send = button(thread, 'Post reply')!;
    const place = (): number => Math.round(send.getBoundingClientRect().top - area.getBoundingClientRect().top);
    const before = place();
    thread.clock = () => Date.parse(NOW) + 61_000;
    await until(() => described(area).includes('You can write again.'));
    expect(described(area)).not.to.match(/second|little fast/);
    expect(place()).to.equal(before);
  });
});
