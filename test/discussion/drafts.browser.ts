import { expect } from 'chai';
import { forgetDrafts } from '../../src/discussion/writing/drafts.ts';
import { expectAccessible } from '../support/axe.ts';
import { settled, unmount, until } from '../support/fixture.ts';
import { focused, type } from '../support/keys.ts';
import { click } from '../support/pointer.ts';
import { NOW, THREAD } from './support/records.ts';
import { all, article, button, field, find, openAs, type Opened } from './support/thread.ts';

const KEY = `plein-draft:${JSON.stringify(['memory', THREAD, 'comment', ''])}`;
const DAY = 24 * 60 * 60_000;

/** Another tab: a document of the same site, whose writing the page is told of by the browser itself. */
async function otherTab(): Promise<Storage> {
  const frame = document.createElement('iframe');
  frame.title = 'Another tab';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = '/package.json';
  document.body.append(frame);
  frames.push(frame);
  await loaded;
  return frame.contentWindow!.localStorage;
}

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

function draft(markdown: string, extra: object = {}): string {
  return JSON.stringify({ id: 'draft-1', member: 'ann', markdown, at: NOW, ...extra });
}

async function writing(): Promise<Opened & { area: HTMLTextAreaElement }> {
  const opened = await openAs('ann');
  await opened.thread.focusComposer();
  const area = await field(opened.thread);
  await until(() => focused() === area);
  return { ...opened, area };
}

const kept = (thread: Element): string => all(thread, '[part~=kept]')[0]?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('a draft', () => {
  it('is there again in a field that opens by itself, which says until when', async () => {
    await writing();
    await type('Half a thought');
    unmount();
    const { thread } = await openAs('ann');
    expect((await field(thread)).value).to.equal('Half a thought');
    await until(() => kept(thread) === 'What you typed earlier is still here. It is kept until July 1, 2026.');
    await expectAccessible();
  });

  it('is kept for each reply by itself', async () => {
    const { thread } = await writing();
    await type('Below');
    button(article(thread, 'b'), 'Reply')!.click();
    await until(() => all(thread, 'textarea').length === 2);
    await until(() => focused()?.localName === 'textarea');
    await type('To b');
    unmount();
    const again = await openAs('ann');
    await until(() => all(again.thread, 'textarea').length === 2);
    const values = all<HTMLTextAreaElement>(again.thread, 'textarea').map(({ value }) => value);
    expect(values).to.have.members(['Below', 'To b']);
  });

  it('is forgotten after thirty days', async () => {
    localStorage.setItem(KEY, draft('Old', { at: new Date(Date.parse(NOW) - 31 * DAY).toISOString() }));
    const { thread } = await openAs('ann');
    await find(thread, 'Write a comment…');
    await until(() => localStorage.getItem(KEY) === null, 'the draft gone');
  });

  it('follows what is typed in another tab, and offers what stood here', async () => {
    const { thread, area } = await writing();
    await type('Mine');
    const other = await otherTab();
    other.setItem(KEY, draft('Theirs, and newer'));
    await until(() => area.value === 'Theirs, and newer');
    expect(kept(thread)).to.contain('changed in another tab');
    await expectAccessible();
    await click(await find(thread, 'Put back what stood here'));
    await until(() => area.value === 'Mine');
    await until(() => button(thread, 'Put back what stood here') === undefined);
    expect(JSON.parse(localStorage.getItem(KEY)!)).to.include({ markdown: 'Mine', member: 'ann' });
  });

  it('offers nothing where the newer text holds all of the older', async () => {
    const { thread, area } = await writing();
    await type('Mine');
    const other = await otherTab();
    other.setItem(KEY, draft('Mine and more'));
    await until(() => area.value === 'Mine and more');
    expect(button(thread, 'Put back what stood here')).to.equal(undefined);
  });

  it('goes from here when another tab has sent it or thrown it away', async () => {
    const { thread } = await writing();
    await type('Mine');
    const other = await otherTab();
    other.removeItem(KEY);
    await until(() => all(thread, 'textarea').length === 0);
    await find(thread, 'Write a comment…');
  });

  it('takes nothing from another member’s tab, nor of another thread', async () => {
    const { area } = await writing();
    await type('Mine');
    let told = 0;
    const stop = new AbortController();
    addEventListener('storage', () => (told += 1), { signal: stop.signal });
    const other = await otherTab();
    other.setItem(`plein-draft:${JSON.stringify(['memory', 'elsewhere', 'comment', ''])}`, draft('Other thread'));
    other.setItem(KEY, draft('Bob’s', { member: 'bob' }));
    other.setItem(`plein-draft:${JSON.stringify(['memory', THREAD, 'reply', 'b'])}`, draft('Seen last'));
    await until(() => told === 3);
    stop.abort();
    await settled();
    expect(area.value).to.equal('Mine');
  });

  it('outlives a session that ended by itself, and no other', () => {
    localStorage.setItem(KEY, draft('Kept', { until: NOW }));
    forgetDrafts('memory', Date.parse(NOW) - 1);
    expect(localStorage.getItem(KEY)).to.equal(null);
    localStorage.setItem(KEY, draft('Kept', { until: NOW }));
    forgetDrafts('memory', Date.parse(NOW));
    expect(localStorage.getItem(KEY)).to.contain('Kept');
  });
});
