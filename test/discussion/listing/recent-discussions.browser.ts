import { expect } from 'chai';
import { memory } from '../../../src/adapters/memory/memory.ts';
import type { Backend } from '../../../src/core/backend.ts';
import { PleinError } from '../../../src/core/errors.ts';
import type { DiscussionPort } from '../../../src/discussion/discussion.model.ts';
import type { PleinRecentDiscussions } from '../../../src/discussion/listing/recent-discussions.ts';
import type { ThreadRecord, TransferRecord } from '../../../src/transfer/record.model.ts';
import { HOSTILE, altered, control, overflow, place, wordsOf } from '../../community/widget.ts';
import { expectAccessible } from '../../support/axe.ts';
import { settled, until } from '../../support/fixture.ts';
import { focused, press } from '../../support/keys.ts';
import { NOW, comment, community } from '../support/records.ts';
import '../../../src/community/define.ts';
import '../../../src/discussion/listing/define.ts';

const TAG = 'plein-recent-discussions';

function thread(key: string, more: Partial<ThreadRecord> = {}): ThreadRecord {
  const url = `https://shop.example/${key}`;
  return { ...(community([])[5] as ThreadRecord), key, title: `About ${key}`, url, ...more };
}

/** Seven threads; each later one was active later. */
function records(...more: readonly TransferRecord[]): TransferRecord[] {
  const keys = ['t1', 't2', 't3', 't4', 't5', 't6', 't7'];
  return [
    ...community([]),
    ...keys.map((key) => thread(key)),
    ...keys.map((key, index) => comment(`c-${key}`, 'ann', `In ${key}`, index, { thread: key })),
    ...more,
  ];
}

async function open(backend: Backend, attributes = '', around = ''): Promise<PleinRecentDiscussions> {
  const shown = await place<PleinRecentDiscussions>(`<${TAG} ${attributes}></${TAG}>`, backend, around);
  shown.clock = () => Date.parse(NOW);
  return shown;
}

const at = (signedIn?: string, own: readonly TransferRecord[] = records()): Backend =>
  memory({ records: own, now: () => NOW, ...(signedIn && { signedIn }) });

const changed = (backend: Backend, port: Partial<DiscussionPort>): Backend =>
  altered(backend, { discussion: { ...backend.discussion!, ...port } });

const titles = (shown: Element): string[] => [...shown.shadowRoot!.querySelectorAll('[part=title]')].map(wordsOf);

describe('<plein-recent-discussions>', () => {
  it('lists the latest, each with a way there, how much was said and when', async () => {
    const shown = await open(at());
    await until(() => titles(shown).length > 0);
    expect(titles(shown)).to.deep.equal(['About t7', 'About t6', 'About t5', 'About t4', 'About t3']);
    const [first] = shown.shadowRoot!.querySelectorAll('li');
    expect(first!.querySelector('a')!.href).to.equal('https://shop.example/t7');
    expect(wordsOf(first!.querySelector('[part=about]')!)).to.equal('1 comment · 3 hours ago');
    expect(wordsOf(shown.shadowRoot!.querySelector('[role=heading]')!)).to.equal('Recent discussions');
    await expectAccessible();
  });

  it('shows more when asked, and goes to the first of it', async () => {
    const shown = await open(at());
    await until(() => control(shown, 'Show more'));
    control(shown, 'Show more')!.focus();
    await press('Enter');
    await until(() => titles(shown).length > 5);
    expect(titles(shown).slice(5, 7)).to.deep.equal(['About t2', 'About t1']);
    await until(() => focused() !== null && wordsOf(focused()!) === 'About t2');
  });

  it('keeps the list and its "Show more" where more cannot be read', async () => {
    const backend = at();
    const { listThreads } = backend.discussion!;
    let failing = true;
    const shown = await open(
      changed(backend, {
        listThreads: (request) =>
          failing && request?.cursor ? Promise.reject(new PleinError('timeout')) : listThreads!(request),
      }),
    );
    await until(() => control(shown, 'Show more'));
    control(shown, 'Show more')!.click();
    await until(() => control(shown, 'Try again'));
    expect(titles(shown).length).to.equal(5);
    failing = false;
    control(shown, 'Try again')!.click();
    await until(() => titles(shown).length > 5);
  });

  it('waits, says what went wrong, and tries again', async () => {
    const backend = at();
    const { listThreads } = backend.discussion!;
    const answer = Promise.withResolvers<never>();
    let failing = true;
    const shown = await open(
      changed(backend, { listThreads: (request) => (failing ? answer.promise : listThreads!(request)) }),
    );
    expect(wordsOf(shown)).to.contain('Loading…');
    await expectAccessible();
    answer.reject(new PleinError('offline'));
    await until(() => shown.shadowRoot!.querySelector('[role=alert]'));
    expect(wordsOf(shown)).to.contain('These discussions could not be read. There is no connection.');
    await expectAccessible();
    failing = false;
    control(shown, 'Try again')!.click();
    await until(() => titles(shown).length === 5);
  });

  it('lists what nobody has answered, and says so where there is nothing', async () => {
    const quiet = at(undefined, records(thread('silent'), thread('silent-but-solved', { solvedAt: NOW })));
    const shown = await open(quiet, 'order="unanswered"');
    await until(() => titles(shown).includes('About silent'));
    expect(titles(shown)).not.to.include.members(['About t1']);
    expect(titles(shown)).not.to.include('About silent-but-solved');
    shown.backend = changed(quiet, { listThreads: () => Promise.resolve({ items: [] }) });
    await until(() => wordsOf(shown).includes('Everything has been answered.'));
    await expectAccessible();
  });

  it('says of a question that it is one, and that it is solved or closed', async () => {
    const own = [thread('q', { kind: 'question' }), thread('s', { kind: 'question', solvedAt: NOW })];
    const shown = await open(at(undefined, [...community([]), ...own, thread('l', { state: 'locked' })]));
    await until(() => titles(shown).length === 4);
    const badge = (title: string): string | undefined => {
      const item = [...shown.shadowRoot!.querySelectorAll('li')].find((each) => wordsOf(each).includes(title));
      return item?.querySelector('[part=badge]')?.textContent.trim();
    };
    expect([badge('About q'), badge('About s'), badge('About l'), badge('Product one')]).to.deep.equal([
      'Question',
      'Solved',
      'Closed',
      undefined,
    ]);
  });

  it('shows the team what waits, since when and on whose list, and nobody else anything', async () => {
    const waitingSince = '2026-05-28T09:00:00.000Z';
    const own = records(thread('ask', { kind: 'question', waitingSince, assignee: 'bob' }));
    own[0] = { type: 'community', format: 1, name: 'Test', policy: { approval: 'none', answerWithin: 24 } };
    const shown = await open(at('bob', own), 'order="waiting"');
    await until(() => titles(shown).includes('About ask'));
    const said = wordsOf(shown.shadowRoot!.querySelector('[part=wait]')!);
    expect(said).to.match(/^waiting since May 28, 2026.* · overdue since May 29, 2026.* · on the list of Bob Cole$/);
    await expectAccessible();
    shown.backend = at('ann', own);
    await until(() => shown.shadowRoot!.querySelector('section') === null);
    shown.backend = at(undefined, own);
    await settled();
    expect(shown.shadowRoot!.querySelector('section')).to.equal(null);
  });

  it('is not there where the backend lists nothing', async () => {
    const { listThreads: _, ...without } = at().discussion!;
    const shown = await open(altered(at(), { discussion: without }));
    await settled();
    expect(shown.shadowRoot!.querySelector('section')).to.equal(null);
  });

  it('follows its space and order as they change', async () => {
    const asked: unknown[] = [];
    const backend = at();
    const { listThreads } = backend.discussion!;
    const shown = await open(
      changed(backend, {
        listThreads: (request) => {
          asked.push([request?.limit, request?.order, request?.space]);
          return listThreads!(request);
        },
      }),
      'limit="3"',
    );
    await until(() => titles(shown).length === 3);
    shown.order = 'helpful';
    shown.space = 'all';
    await until(() => asked.length === 2);
    expect(asked).to.deep.equal([
      [3, 'active', undefined],
      [3, 'helpful', 'all'],
    ]);
  });

  it('leads to where the page says that a conversation without a page is read', async () => {
    const { url: _, ...homeless } = thread('no:page');
    const shown = await open(at(undefined, [...community([]), homeless]), 'thread-url="/talk?thread={key}"');
    await until(() => titles(shown).includes('About no:page'));
    const links = [...shown.shadowRoot!.querySelectorAll<HTMLAnchorElement>('a')].map(({ href }) => href);
    expect(links).to.include(`${location.origin}/talk?thread=no%3Apage`);
  });

  it('shows words from people as words, and no link that is none', async () => {
    const own = records(thread('bad', { title: HOSTILE, url: 'javascript:alert(1)' }));
    const shown = await open(at(undefined, own), 'limit="20"');
    await until(() => titles(shown).length > 7);
    const bad = [...shown.shadowRoot!.querySelectorAll('[part=title]')].find((each) => wordsOf(each).includes('<img'))!;
    expect(bad.localName).to.equal('span');
    expect(shown.shadowRoot!.querySelector('img, script')).to.equal(null);
  });

  it('fits a phone, in both directions, in Dutch', async () => {
    const shown = await open(
      at(undefined, records(thread('long', { title: 'x'.repeat(190) }))),
      'limit="20"',
      'lang="nl"',
    );
    await until(() => titles(shown).length > 7);
    expect(wordsOf(shown)).to.contain('Recente gesprekken');
    expect(await overflow(shown, 320)).to.deep.equal([]);
    document.documentElement.dir = 'rtl';
    expect(await overflow(shown, 320)).to.deep.equal([]);
    const starts = [...shown.shadowRoot!.querySelectorAll('.title, .about')].map((each) =>
      Math.round(each.getBoundingClientRect().right),
    );
    expect(new Set(starts).size, 'each line starts below the one above').to.equal(1);
    document.documentElement.removeAttribute('dir');
  });
});
