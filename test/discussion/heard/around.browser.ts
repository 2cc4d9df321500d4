import { a11ySnapshot } from '@web/test-runner-commands';
import { expect } from 'chai';
import { memory, memoryData } from '../../../src/adapters/memory/memory.ts';
import type { Backend } from '../../../src/core/backend.ts';
import { PleinError } from '../../../src/core/errors.ts';
import { newId } from '../../../src/core/ids.ts';
import type { ThreadRecord, TransferRecord } from '../../../src/transfer/record.model.ts';
import { altered, place } from '../../community/widget.ts';
import { fixture, until } from '../../support/fixture.ts';
import { heard } from '../../support/heard.ts';
import { NOW, THREAD, comment, community } from '../support/records.ts';
import { openAs } from '../support/thread.ts';
import { PAIR, listener } from './score.ts';
import '../../../src/community/define.ts';
import '../../../src/discussion/listing/define.ts';
import '../../../src/notifications/define.ts';

const hear = listener(import.meta.url);
const PLAIN = community([]).find((record): record is ThreadRecord => record.type === 'thread')!;

const thread = (key: string, more: Partial<ThreadRecord>): ThreadRecord => ({
  ...PLAIN,
  key,
  title: `About ${key}`,
  ...more,
});

const THREADS: readonly TransferRecord[] = [
  ...community(PAIR, { url: 'https://shop.example/one' }),
  thread('a door', { kind: 'question', waitingSince: '2026-05-30T08:00:00.000Z', assignee: 'bob' }),
  thread('a bell', { kind: 'question', solvedAt: NOW }),
  thread('a lock', { state: 'locked' }),
  comment('d', 'cas', 'Mine too', 3, { thread: 'a bell' }),
];

const at = (signedIn?: string, records = THREADS): Backend =>
  memory({ records, now: () => NOW, ...(signedIn && { signedIn }) });

async function shown(markup: string, backend: Backend): Promise<HTMLElement> {
  const element = await place<HTMLElement & { clock: () => number }>(markup, backend);
  element.clock = () => Date.parse(NOW);
  return element;
}

const words = (element: HTMLElement): string => element.shadowRoot!.textContent;

describe('what leads to a thread, as it is heard', () => {
  it('its count, in the link of a page', async () => {
    const link = await shown(
      `<a href="#talk"><plein-comment-count thread="${THREAD}">Comments</plein-comment-count></a>`,
      at(),
    );
    expect(heard(link.parentElement!)).to.contain('link "Comments"');
    await until(() => link.firstElementChild!.shadowRoot!.textContent.includes('2 comments'));
    await hear(link.parentElement!, 'a count in a link');
  });

  it('a list of discussions', async () => {
    const list = await shown('<plein-recent-discussions thread-url="/t/{key}"></plein-recent-discussions>', at());
    await until(() => words(list).includes('About a lock'));
    await hear(list, 'a list of discussions');
  });

  it('a list with nothing in it, and one that could not be read', async () => {
    const none = await shown(
      '<plein-recent-discussions></plein-recent-discussions>',
      at(undefined, community([]).slice(0, 5)),
    );
    await until(() => words(none).includes('Nobody has said'));
    await hear(none, 'a list with nothing in it');
    const backend = at();
    const failing = { ...backend.discussion!, listThreads: () => Promise.reject(new PleinError('offline')) };
    none.closest('main')!.remove();
    const failed = await shown(
      '<plein-recent-discussions></plein-recent-discussions>',
      altered(backend, { discussion: failing }),
    );
    await until(() => words(failed).includes('Try again'));
    await hear(failed, 'a list that could not be read');
  });

  it('what waits for the team', async () => {
    const list = await shown(
      '<plein-recent-discussions order="waiting" thread-url="/t/{key}"></plein-recent-discussions>',
      at('bob'),
    );
    await until(() => words(list).includes('About a door'));
    await hear(list, 'what waits for the team');
  });

  it('the bell, and what it opens', async () => {
    const data = memoryData(THREADS);
    const bob = memory({ data, now: () => NOW, signedIn: 'bob' }).discussion!;
    const reply = (markdown: string): Promise<unknown> =>
      bob.createComment!({ id: newId(), thread: THREAD, parent: 'a', markdown });
    await reply('Yes, it does.');
    const bell = await shown(
      '<plein-notifications></plein-notifications>',
      memory({ data, now: () => NOW, signedIn: 'ann' }),
    );
    await until(() => words(bell).includes('1'));
    await hear(bell, 'a bell with something new');
    bell.shadowRoot!.querySelector('button')!.click();
    await until(() => bell.shadowRoot!.querySelector('[part=notification]'));
    await hear(bell, 'notifications');
  });

  it('a bell with nothing to tell, and one that could not be read', async () => {
    const none = await shown('<plein-notifications></plein-notifications>', at('cas'));
    await open(none, (panel) => panel.querySelector('.calm'));
    await hear(none, 'no notifications');
    none.closest('main')!.remove();
    const backend = at('cas');
    const failing = { ...backend.notifications!, listNotifications: () => Promise.reject(new PleinError('offline')) };
    const failed = await shown(
      '<plein-notifications></plein-notifications>',
      altered(backend, { notifications: failing }),
    );
    await open(failed, (panel) => panel.querySelector('[role=alert]'));
    await hear(failed, 'notifications that could not be read');
  });
});

async function open(bell: HTMLElement, ready: (panel: ParentNode) => unknown): Promise<void> {
  (await until(() => bell.shadowRoot!.querySelector('button'))).click();
  await until(() => ready(bell.shadowRoot!.querySelector('.panel')!));
}

/** The tool of these tests must be able to tell one thing from another. */
describe('what is heard', () => {
  it('is role, name and state in their order, through shadow trees and slots, without what is hidden', async () => {
    const box = await fixture('<div><h3 slot="top">Top</h3></div>');
    box.attachShadow({ mode: 'open' }).innerHTML = `
      <p hidden>No</p><p aria-hidden="true">No</p><button aria-pressed="false" disabled><b>A</b> name</button>
      <slot name="top"></slot><ul role="list"><li>One <a href="#x">two</a></li><li>Three</li></ul>
      <label>Field <input required aria-describedby="h" value="v"></label><p id="h">Help</p>`;
    expect(heard(box).split('\n')).to.deep.equal([
      'button "A name" not pressed disabled',
      'heading "Top" level 3',
      'list',
      '  listitem',
      '    "One"',
      '    link "two"',
      '  listitem "Three"',
      '"Field"',
      'textbox "Field" = "v" required (Help)',
      '"Help"',
    ]);
  });

  it('is what the browser itself tells, where it can be asked', async function () {
    // Firefox and WebKit have no such command for tests.
    if (!navigator.userAgent.includes('Chrome/')) this.skip();
    const { thread: element } = await openAs('ann', { records: community(PAIR) });
    await until(() => heard(element).includes('button "Edit"') && heard(element).includes('button "Follow"'));
    const told = names((await a11ySnapshot({})) as unknown as Told);
    const ours = heard(element).match(/^\s*(?:button|link|heading|combobox) "[^"]*"/gm) ?? [];
    expect(ours.length).to.be.greaterThan(15);
    expect(ours.map((line) => line.trim())).to.deep.equal(told);
  });
});

interface Told {
  readonly role: string;
  readonly name?: string;
  readonly children?: readonly Told[];
}

/** Role and name of what can be used or gone to, in the order of the page. */
function names({ role, name = '', children = [] }: Told): string[] {
  const own = /^(button|link|heading|combobox)$/.test(role) ? [`${role} "${name.replace(/[\u2068\u2069]/g, '')}"`] : [];
  return [...own, ...children.flatMap(names)];
}
