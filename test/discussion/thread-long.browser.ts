import { expect } from 'chai';
import { newId } from '../../src/core/ids.ts';
import type { DiscussionPort, ThreadPage } from '../../src/discussion/discussion.model.ts';
import { expectAccessible } from '../support/axe.ts';
import { settled, until } from '../support/fixture.ts';
import { focused } from '../support/keys.ts';
import { THREAD, comment, community, many } from './support/records.ts';
import { all, articles, button, find, openAs, openThread, otherReader, texts, type Opened } from './support/thread.ts';

const LENGTH = 320;
const NUMBERS = Array.from({ length: LENGTH }, (_, index) => `Number ${index}`);

/** A thread that comes as one page. */
async function openLong(open: typeof openThread = openThread, comments = many(LENGTH)): Promise<Opened> {
  const opened = await open({
    records: community(comments),
    discussion: (port) => ({ readThread: (request) => readWhole(port, request) }),
  });
  await until(() => articles(opened.thread).length >= LENGTH, 'all comments');
  return opened;
}

async function readWhole(
  port: DiscussionPort,
  request: Parameters<DiscussionPort['readThread']>[0],
): Promise<ThreadPage> {
  const { next, ...page } = await port.readThread(request);
  if (next === undefined) return page;
  const rest = await readWhole(port, { ...request, cursor: next });
  return { ...page, items: [...page.items, ...rest.items] };
}

function isLaidOut(element: Element | undefined): boolean {
  return element?.checkVisibility({ contentVisibilityAuto: true } as CheckVisibilityOptions) ?? false;
}

describe('<plein-discussion-thread>, long', () => {
  it('shows all comments in their order, as the items of one list', async () => {
    const { thread } = await openLong();
    expect(texts(thread)).to.deep.equal(NUMBERS);
    const list = all(thread, '[part="comments"]');
    expect(list.map(({ role }) => role)).to.deep.equal(['list']);
    const items = all(thread, 'li.branch');
    expect(items).to.have.length(LENGTH);
    const others = items.filter((item) => !['list', 'none'].includes(item.parentElement?.role ?? ''));
    expect(others, 'items outside the list').to.deep.equal([]);
    await expectAccessible(thread);
  });

  it('lays out what is near to what is seen alone, and the rest once somebody goes there', async () => {
    const { thread } = await openLong();
    const last = articles(thread).at(-1);
    expect(isLaidOut(articles(thread)[0])).to.equal(true);
    await until(() => !isLaidOut(last), 'the last comment to be left out');
    last?.focus();
    await until(() => isLaidOut(last), 'the last comment to be laid out');
    expect(focused()).to.equal(last);
  });

  it('lets who comes far down do there what they may', async () => {
    const { thread } = await openLong((options) => openAs('ann', options));
    const place = articles(thread)[250]!;
    const like = (): Element | null => place.querySelector('[part~="like"]');
    await until(() => !isLaidOut(place), 'it to be left out');
    place.focus();
    await until(like, 'a button to like it');
    (like() as HTMLButtonElement).click();
    await until(() => like()?.ariaPressed === 'true', 'that it is liked');
  });

  it('colours code far down once somebody goes there', async function () {
    const { userAgent } = navigator;
    // WebKit without a window tells no observer that what it had left out is in sight: there the code stays plain.
    if (!('highlights' in CSS) || (userAgent.includes('AppleWebKit') && !userAgent.includes('Chrome'))) this.skip();
    const { thread } = await openLong(openThread, [
      ...many(LENGTH),
      comment('code', 'ann', '```js\nconst far = 1\n```', LENGTH),
    ]);
    const last = articles(thread).at(-1)!;
    await until(() => !isLaidOut(last), 'it to be left out');
    const coloured = (): boolean =>
      [...(CSS.highlights.get('plein-keyword') ?? [])].some(({ startContainer }) => last.contains(startContainer));
    expect(coloured()).to.equal(false);
    last.focus();
    await until(coloured, 'its colours');
  });

  it('has nothing below or beside a comment that the browser animates: it would go through all of them for each frame', async () => {
    const { thread } = await openLong((options) => openAs('ann', options));
    await until(() => all(thread, 'article [part~="copy-link"]').length >= LENGTH, 'what can be done with each');
    expect(all(thread, 'article svg, .folding svg')).to.deep.equal([]);
  });

  it('puts what arrives behind the others, and takes nothing from under the focus', async () => {
    const { thread, data } = await openLong((options) => openAs('ann', options));
    const somewhere = articles(thread)[290]!;
    somewhere.focus();
    const backend = otherReader(data, 'bob');
    await backend.discussion!.createComment!({ id: newId(), thread: THREAD, markdown: 'The newest' });
    await until(() => button(thread, '1 new comment'), 'the button for what arrived');
    expect(focused()).to.equal(somewhere);
    (await find(thread, '1 new comment')).click();
    await until(() => articles(thread).length > LENGTH, 'what arrived');
    await settled(thread);
    expect(texts(thread)).to.deep.equal([...NUMBERS, 'The newest']);
    expect(somewhere.isConnected).to.equal(true);
  });

  it('reads the other way round with the same comments', async () => {
    const { thread } = await openLong();
    thread.order = 'newest';
    await until(() => texts(thread)[0] === `Number ${LENGTH - 1}`, 'the newest on top');
    await until(() => articles(thread).length >= LENGTH, 'all comments');
    await settled(thread);
    expect(texts(thread)).to.deep.equal(NUMBERS.toReversed());
  });
});
