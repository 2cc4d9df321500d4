import { expect } from 'chai';
import type { PleinThreadLoadedEvent } from '../../src/discussion/discussion.events.ts';
import { PleinError } from '../../src/core/errors.ts';
import { memory } from '../../src/adapters/memory/memory.ts';
import { expectAccessible } from '../support/axe.ts';
import { fixture, settled, until } from '../support/fixture.ts';
import { focused, press } from '../support/keys.ts';
import { emulateMedia } from '../support/media.ts';
import { NOW, TALK, THREAD, comment, community, many } from './support/records.ts';
import { all, article, articles, button, find, heard, nameOf, openThread, texts } from './support/thread.ts';
import '../../src/community/define.ts';
import '../../src/discussion/define.ts';

describe('<plein-discussion-thread> to read', () => {
  it('shows comments, oldest first, with their replies', async () => {
    const loaded = heard('plein-thread-loaded');
    const { thread } = await openThread();
    expect(texts(thread)).to.deep.equal(['First', 'Reply one', 'Reply two', 'Reply three', 'Reply four', 'Second']);
    expect(nameOf(all(thread, '.title')[0]!)).to.equal('6 comments');
    expect((loaded as PleinThreadLoadedEvent[]).map((event) => event.thread.key)).to.deep.equal([THREAD]);
    await expectAccessible();
  });

  it('shows the newest first where the page wants that, and swaps when it no longer does', async () => {
    const { thread } = await openThread({ attributes: `thread="${THREAD}" order="newest"` });
    expect(texts(thread)[0]).to.equal('Second');
    thread.order = 'oldest';
    await until(() => texts(thread)[0] === 'First');
  });

  it('says who it is, in words, and when', async () => {
    const { thread } = await openThread();
    const second = article(thread, 'b')!;
    expect(second.ariaLabel).to.equal('Comment by Bob Cole');
    expect(nameOf(second.querySelector('header')!))
      .to.contain('Bob Cole')
      .and.contain('Employee')
      .and.contain('Engineer');
    const time = second.querySelector('time')!;
    expect(time.dateTime).to.equal('2026-06-01T08:05:00.000Z');
    expect(time.textContent).to.equal('3 hours ago');
    expect(time.title).to.contain('2026');
    expect(article(thread, 'a1')!.ariaLabel).to.equal('Reply by Bob Cole to Ann Berg');
  });

  it('draws nesting as deep as there is room, then says what a reply answers', async () => {
    const { thread } = await openThread();
    const wide = (id: string): number => article(thread, id)!.getBoundingClientRect().x;
    expect(wide('a1')).to.be.greaterThan(wide('a'));
    expect(wide('a3')).to.be.greaterThan(wide('a2'));
    expect(wide('a4')).to.equal(wide('a3'));
    expect(button(article(thread, 'a4'), 'In reply to Bob Cole')).to.not.equal(undefined);
    expect(button(article(thread, 'a2'), 'In reply to Bob Cole')).to.equal(undefined);
    thread.parentElement!.parentElement!.style.inlineSize = '20rem';
    await until(() => wide('a2') === wide('a1'));
    expect(button(article(thread, 'a2'), 'In reply to Bob Cole')).to.not.equal(undefined);
  });

  it('reads more at a press, and puts the focus on the first of it', async () => {
    const { thread } = await openThread({ records: community(many(120)) });
    expect(articles(thread)).to.have.lengthOf(50);
    (await find(thread, 'Show more comments')).focus();
    await press('Enter');
    await until(() => articles(thread).length === 100);
    await until(() => focused() === article(thread, 'n050'));
    (await find(thread, 'Show more comments')).click();
    await until(() => articles(thread).length === 120);
    expect(button(thread, 'Show more comments')).to.equal(undefined);
  });

  it('keeps what was read when reading more fails, says so, and tries again', async () => {
    let fail = true;
    const { thread } = await openThread({
      records: community(many(60)),
      discussion: (port) => ({
        readThread: (request) =>
          fail && request.cursor ? Promise.reject(new PleinError('unavailable')) : port.readThread(request),
      }),
    });
    (await find(thread, 'Show more comments')).click();
    const again = await find(thread, 'Try again');
    expect(articles(thread)).to.have.lengthOf(50);
    fail = false;
    again.click();
    await until(() => articles(thread).length === 60);
  });

  it('shows more replies of a branch', async () => {
    const replies = Array.from({ length: 14 }, (_, index) =>
      comment(`r${index}`, 'bob', `R${index}`, 1 + index, { parent: 'a' }),
    );
    const { thread } = await openThread({ records: community([TALK[0]!, ...replies]) });
    (await find(thread, 'Show 4 more replies')).click();
    await until(() => articles(thread).length === 15);
    await until(() => focused() === article(thread, 'r10'));
  });

  it('leaves a tombstone with its replies where a comment was', async () => {
    const at = '2026-06-01T11:00:00.000Z';
    const gone = [
      comment('x', 'ann', '', 1, { state: 'deleted', tombstone: { at, by: 'author' } }),
      comment('x1', 'bob', 'Still here', 2, { parent: 'x' }),
      comment('y', 'ann', '', 3, { state: 'removed', tombstone: { at, by: 'moderator', article: '2.1' } }),
    ];
    const { thread } = await openThread({ records: community(gone) });
    expect(texts(thread)[0]).to.contain('The author deleted this comment.').and.contain('1 hour ago');
    expect(texts(thread)[1]).to.equal('Still here');
    expect(article(thread, 'y')!.ariaLabel).to.equal('A moderator removed this comment.');
    expect(texts(thread)[2]!.replaceAll(/\s+/g, ' ')).to.contain(
      'A moderator removed this comment. It broke article 2.1',
    );
    expect(button(article(thread, 'x'), 'Copy link')).to.equal(undefined);
    await expectAccessible();
  });

  it('marks the accepted answer and leads to it', async () => {
    const { thread } = await openThread({ records: community(TALK, { kind: 'question', accepted: 'b' }) });
    expect(nameOf(article(thread, 'b')!.querySelector('.badge')!)).to.equal('Accepted answer');
    (await find(thread, 'Go to the accepted answer')).click();
    await until(() => focused() === article(thread, 'b'));
  });

  it('shows the text a thread starts with, and where it came from', async () => {
    const opening = { author: { name: 'Zed' }, markdown: 'How wide?', createdAt: '2026-05-01T00:00:00.000Z' };
    const origin = { url: 'https://elsewhere.example/q/1', license: 'CC BY-SA 4.0' };
    const { thread } = await openThread({ records: community([], { opening, origin }) });
    const text = await until(() => all(thread, '.opening')[0]);
    expect(nameOf(text)).to.contain('Zed').and.contain('How wide?').and.contain('CC BY-SA 4.0');
    expect(button(text, 'From elsewhere.example')!.getAttribute('href')).to.equal(origin.url);
    await expectAccessible();
  });

  it('opens around the comment that the address leads to, and says when that is gone', async () => {
    history.replaceState(null, '', '#plein-comment-n070');
    const { thread } = await openThread({ records: community(many(120)) });
    await until(() => focused() === article(thread, 'n070'));
    const box = article(thread, 'n070')!.getBoundingClientRect();
    expect(box.top).to.be.greaterThan(-1).and.lessThan(innerHeight);
    (await find(thread, 'Show earlier comments')).click();
    await until(() => article(thread, 'n000'));
    location.hash = '#plein-comment-nowhere';
    await until(() => all(thread, '.notice').some((each) => each.textContent.includes('not here any more')));
    expect(article(thread, 'n070')).to.not.equal(undefined);
    location.hash = '#plein-comment-n003';
    await until(() => focused() === article(thread, 'n003'));
  });

  it('is empty with words that invite', async () => {
    const { thread } = await openThread({ records: community([]) });
    expect(nameOf(all(thread, '.empty')[0]!)).to.equal('Nobody has said anything yet. What do you think?');
    await expectAccessible();
  });

  it('takes its room while it loads, and shows what comes', async () => {
    let answer = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    const backend = memory({ records: community(TALK), now: () => NOW });
    const discussion = {
      ...backend.discussion!,
      readThread: async (request: Parameters<NonNullable<typeof backend.discussion>['readThread']>[0]) => {
        await waiting;
        return backend.discussion!.readThread(request);
      },
    };
    const thread = await fixture<HTMLElementTagNameMap['plein-discussion-thread']>(
      `<plein-discussion-thread thread="${THREAD}"></plein-discussion-thread>`,
    );
    thread.backend = { ...backend, discussion };
    await settled();
    expect(all(thread, 'section')[0]!.ariaBusy).to.equal('true');
    expect(thread.getBoundingClientRect().height).to.be.greaterThan(200);
    await expectAccessible();
    answer();
    await until(() => articles(thread).length === 6);
    expect(all(thread, 'section')[0]!.ariaBusy).to.equal('false');
  });

  for (const order of ['oldest', 'newest']) {
    for (const width of ['60rem', '20rem']) {
      it(`moves nothing when the way in and the buttons come, ${order} first at ${width}`, async () => {
        const shown = Promise.withResolvers<readonly number[]>();
        document.addEventListener(
          'plein-thread-loaded',
          (event) => atFirst(event.target as Element).catch(shown.reject),
          {
            once: true,
          },
        );
        const places = (thread: Element): readonly number[] =>
          [thread, ...articles(thread)].map((each) => each.getBoundingClientRect().bottom);
        const atFirst = async (thread: Element): Promise<void> => {
          await (thread as HTMLElementTagNameMap['plein-discussion-thread']).updateComplete;
          expect(button(thread, 'Sign in')).to.equal(undefined);
          shown.resolve(places(thread));
        };
        const { thread } = await openThread({
          attributes: `thread="${THREAD}" order="${order}"`,
          width,
        });
        await find(thread, 'Sign in');
        expect(places(thread)).to.deep.equal(await shown.promise);
      });
    }
  }

  it('says what failed, tries again, and keeps the last good comments when a refresh fails', async () => {
    let fail = true;
    const { thread } = await openThread({
      discussion: (port) => ({
        readThread: (request) => (fail ? Promise.reject(new PleinError('offline')) : port.readThread(request)),
      }),
    });
    expect(nameOf(all(thread, '.notice')[0]!)).to.contain('There is no connection.');
    await expectAccessible();
    fail = false;
    (await find(thread, 'Try again')).click();
    await until(() => articles(thread).length === 6);
    fail = true;
    thread.reload();
    await find(thread, 'Try again');
    expect(articles(thread)).to.have.lengthOf(6);
  });

  it('shows nothing where the backend has no discussion', async () => {
    const { discussion, ...rest } = memory();
    expect(discussion).to.not.equal(undefined);
    const thread = await fixture<HTMLElementTagNameMap['plein-discussion-thread']>(
      `<plein-discussion-thread thread="${THREAD}"></plein-discussion-thread>`,
    );
    thread.backend = rest;
    await settled();
    expect(thread.shadowRoot!.textContent.trim()).to.equal('');
  });

  it('hears a community that comes later', async () => {
    const box = await fixture(
      `<div><plein-discussion-thread thread="${THREAD}" community="late"></plein-discussion-thread></div>`,
    );
    const thread = box.querySelector('plein-discussion-thread')!;
    const place = document.createElement('plein-community');
    place.id = 'late';
    place.backend = memory({ records: community(TALK) });
    box.append(place);
    await until(() => articles(thread).length === 6);
  });

  it('swaps to another thread, ignores the late answer for the old one, and keeps the focus in it', async () => {
    const other = comment('o', 'bob', 'Elsewhere', 1, { thread: 'product-2' });
    const late: (() => void)[] = [];
    const records = [...community(TALK), { ...community([])[5]!, key: 'product-2' } as never, other];
    const { thread } = await openThread({
      records,
      attributes: 'thread="product-2"',
      discussion: (port) => ({
        async readThread(request) {
          const page = await port.readThread({ ...request, signal: undefined as never });
          if (request.thread === THREAD) await new Promise<void>((resolve) => late.push(resolve));
          return page;
        },
      }),
    });
    await until(() => all(thread, '[part~="order"]').length === 1);
    article(thread, 'o')!.focus();
    thread.thread = THREAD;
    await until(() => late.length === 1);
    expect(articles(thread)).to.have.lengthOf(0);
    expect(focused()?.id).to.equal('title');
    thread.thread = 'product-2';
    await until(() => articles(thread).length === 1);
    late[0]!();
    await settled();
    expect(texts(thread)).to.deep.equal(['Elsewhere']);
  });

  it('speaks Dutch as soon as the page does', async () => {
    const { thread } = await openThread({ around: 'lang="en"' });
    expect(nameOf(all(thread, '.title')[0]!)).to.equal('6 comments');
    thread.closest('div')!.lang = 'nl';
    await until(() => nameOf(all(thread, '.title')[0]!) === '6 reacties');
    expect(article(thread, 'a')!.querySelector('time')!.textContent).to.equal('4 uur geleden');
  });

  it('stands from right to left, in the dark and in forced colours', async () => {
    const { thread } = await openThread({ around: 'dir="rtl" lang="nl"' });
    const avatar = article(thread, 'a')!.querySelector('.avatar')!.getBoundingClientRect();
    const text = article(thread, 'a')!.querySelector('.text')!.getBoundingClientRect();
    expect(avatar.left).to.be.greaterThan(text.left);
    await expectAccessible();
    if (await emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })) await expectAccessible();
  });

  it('fits 320 px with long words, code and tables, without scrolling two ways', async () => {
    const long = `${'w'.repeat(300)}\n\n\`\`\`\n${'c'.repeat(300)}\n\`\`\`\n\n| a | b |\n|---|---|\n| ${'t'.repeat(200)} | x |`;
    const { thread } = await openThread({
      records: community([...TALK, comment('l', 'bob', long, 9, { parent: 'a4' })]),
      around: 'class="narrow"',
    });
    const box = thread.closest<HTMLElement>('.narrow')!;
    box.style.inlineSize = '320px';
    await settled();
    expect(box.scrollWidth).to.be.at.most(320);
    expect(document.documentElement.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
    await expectAccessible();
  });
});
