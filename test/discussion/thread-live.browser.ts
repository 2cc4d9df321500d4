import { expect } from 'chai';
import type { Change, Subscription } from '../../src/community/live.model.ts';
import type { Backend } from '../../src/core/backend.ts';
import { newId } from '../../src/core/ids.ts';
import type { Comment } from '../../src/discussion/discussion.model.ts';
import { settled, until } from '../support/fixture.ts';
import { expectAccessible } from '../support/axe.ts';
import { focused, press, type } from '../support/keys.ts';
import { TALK, THREAD, community, many, member } from './support/records.ts';
import {
  all,
  article,
  articles,
  button,
  find,
  nameOf,
  openAs,
  openThread,
  otherReader,
  said,
  texts,
  type Opened,
} from './support/thread.ts';

function say(backend: Backend, markdown: string, parent?: string): Promise<unknown> {
  return backend.discussion!.createComment!({ id: newId(), thread: THREAD, markdown, ...(parent && { parent }) });
}

async function opened(options: Parameters<typeof openThread>[0] = {}): Promise<Opened & { readonly bob: Backend }> {
  const mine = await openThread(options);
  return { ...mine, bob: otherReader(mine.data, 'bob') };
}

/** A thread over a live stream that the test speaks on. */
async function speaking(): Promise<{ thread: Opened['thread']; subscription: Subscription; reads: () => number }> {
  const base = await openThread();
  let subscription: Subscription | undefined;
  let reads = 0;
  const discussion = base.backend.discussion!;
  base.place.backend = {
    ...base.backend,
    discussion: { ...discussion, readThread: (request) => ((reads += 1), discussion.readThread(request)) },
    live: { follow: (given) => (subscription = given) },
  };
  return { thread: base.thread, subscription: await until(() => subscription), reads: () => reads };
}

function commentChange(value: Partial<Comment> & { readonly id: string }): Change {
  const comment: Comment = {
    thread: THREAD,
    root: value.id,
    depth: 0,
    kind: 'comment',
    state: 'published',
    author: { name: 'Eve' },
    text: [],
    createdAt: '2026-06-01T11:59:00.000Z',
    version: 1,
    replyCount: 0,
    reactions: {},
    ...value,
  };
  return { position: '99', topic: `thread:${THREAD}`, type: 'comment', value: comment };
}

describe('<plein-discussion-thread> while others write', () => {
  it('keeps new comments behind a button, tells their number, and moves nothing', async () => {
    const { thread, bob } = await opened();
    await until(() => all(thread, '.arrivals').length === 1);
    const places = (): number[] => articles(thread).map((each) => each.getBoundingClientRect().top);
    const before = [...places(), thread.getBoundingClientRect().height];
    await say(bob, 'New one');
    await say(bob, 'New reply', 'a1');
    const show = await find(thread, '2 new comments');
    await settled();
    expect([...places(), thread.getBoundingClientRect().height]).to.deep.equal(before);
    expect(texts(thread)).to.have.lengthOf(6);
    await until(() => said(thread) === '2 new comments');
    await expectAccessible();
    show.focus();
    await press('Enter');
    await until(
      () => texts(thread).join() === 'First,Reply one,Reply two,Reply three,Reply four,New reply,Second,New one',
    );
    await until(() => focused() === articles(thread).at(-1));
    expect(button(thread, '2 new comments')).to.equal(undefined);
    expect(nameOf(all(thread, '.title')[0]!)).to.equal('8 comments');
  });

  it('covers nothing that somebody reaches by keyboard', async () => {
    const { thread, bob } = await opened({ records: community(many(30)) });
    await say(bob, 'New one');
    const show = await find(thread, '1 new comment');
    scrollTo(0, 0);
    expect(show.getBoundingClientRect().bottom).to.be.at.most(innerHeight);
    article(thread, 'n000')!.focus();
    await press('Tab');
    expect(show.getBoundingClientRect().top).to.be.greaterThan(innerHeight);
  });

  it('shows edits, likes and deletions in their place at once', async () => {
    const { thread, bob, data } = await opened();
    await until(() => all(thread, '.arrivals').length === 1);
    const discussion = bob.discussion!;
    await discussion.editComment!({ id: 'b', edit: newId(), version: 1, markdown: 'Second, better' });
    await until(() => texts(thread).at(-1) === 'Second, better');
    await otherReader(data, 'cas').discussion!.react!({ comment: 'b', reaction: 'like', on: true });
    await find(article(thread, 'b')!, '1 reaction, see who reacted');
    await discussion.deleteComment!('b');
    await until(() => article(thread, 'b')!.textContent.includes('The author deleted this comment.'));
    expect(nameOf(all(thread, '.title')[0]!)).to.equal('5 comments');
    expect(all(thread, '.arrivals button')).to.have.lengthOf(0);
  });

  it('announces a burst in few words', async () => {
    const { thread, subscription } = await speaking();
    const region = all(thread, '[role=status].visually-hidden').at(-1)!;
    const heardWords: string[] = [];
    const watching = new MutationObserver(() => heardWords.push(region.textContent.trim()));
    watching.observe(region, { childList: true, characterData: true, subtree: true });
    for (let index = 0; index < 50; index += 1) subscription.onChange(commentChange({ id: `e${index}` }));
    await until(() => said(thread) === '50 new comments');
    watching.disconnect();
    expect(heardWords.filter((words) => words !== '').length).to.be.at.most(3);
  });

  it('takes a waiting comment away that is deleted before anyone saw it', async () => {
    const { thread, subscription } = await speaking();
    subscription.onChange(commentChange({ id: 'e1' }));
    await find(thread, '1 new comment');
    subscription.onChange(commentChange({ id: 'e1', state: 'deleted' }));
    await until(() => button(thread, '1 new comment') === undefined);
    expect(texts(thread)).to.have.lengthOf(6);
  });

  it('offers to read again where too much was missed', async () => {
    const { thread, subscription, reads } = await speaking();
    const before = reads();
    subscription.onReset();
    (await find(thread, 'Show the newest comments')).click();
    await until(() => reads() === before + 1);
    await until(() => button(thread, 'Show the newest comments') === undefined);
  });

  it('does not count what a later page will bring', async () => {
    const { thread, bob } = await opened({ records: community(many(60)) });
    await until(() => all(thread, '.arrivals').length === 1);
    await say(bob, 'At the very end');
    await say(bob, 'A reply', 'n000');
    await find(thread, '1 new comment');
    (await find(thread, 'Show more comments')).click();
    await until(() => texts(thread).includes('At the very end'));
  });

  it('keeps the focus where the reader is', async () => {
    const { thread, data } = await openAs('ann');
    const bob = otherReader(data, 'bob');
    const reply = button(article(thread, 'b'), 'Reply')!;
    reply.focus();
    await say(bob, 'New one');
    await bob.discussion!.editComment!({ id: 'b', edit: newId(), version: 1, markdown: 'Changed' });
    await until(() => texts(thread).includes('Changed'));
    expect(focused()).to.equal(reply);
  });

  it('leaves the order alone while one reads in it, and shows what arrived at its end', async () => {
    const { thread, bob } = await opened({ attributes: `thread="${THREAD}" order="unanswered"` });
    await until(() => texts(thread)[0] === 'Second');
    const before = texts(thread);
    await until(() => all(thread, '.arrivals').length === 1);
    await say(bob, 'New one');
    await bob.discussion!.react!({ comment: 'a', reaction: 'like', on: true });
    await find(thread, '1 new comment');
    expect(texts(thread)).to.deep.equal(before);
    (await find(thread, '1 new comment')).click();
    await until(() => texts(thread).length === 7);
    expect(texts(thread)).to.deep.equal([...before, 'New one']);
  });

  it('goes on behind an open search', async () => {
    const { thread, bob } = await opened();
    (await find(thread, 'Search')).click();
    const input = await until(() => (focused()?.matches('input') ? focused() : undefined));
    await say(bob, 'New one');
    await until(() => said(thread) === '1 new comment');
    expect(focused()).to.equal(input);
    (await find(thread, '1 new comment')).click();
    await until(() => texts(thread).includes('New one'));
  });

  it('unfolds a branch to show what arrived in it', async () => {
    const { thread, bob } = await opened();
    (await find(thread, '4 replies')).click();
    await until(() => !article(thread, 'a1')!.checkVisibility());
    await say(bob, 'New reply', 'a1');
    (await find(thread, '1 new comment')).click();
    await until(() => focused()?.textContent.includes('New reply'));
    expect(article(thread, 'a1')!.checkVisibility()).to.equal(true);
  });
});

describe('<plein-discussion-thread> while the thread itself changes', () => {
  const byAdmin = (data: Opened['data'], change: object): Promise<unknown> =>
    otherReader(data, 'ada').discussion!.changeThread!({ thread: THREAD, change: newId(), ...change });
  const answers = TALK.map((each) => (each.id === 'b' ? { ...each, kind: 'answer' as const } : each));
  const records = (thread = {}): ReturnType<typeof community> => [
    ...community([], thread),
    { ...member('ada', 'Ada'), grants: [{ role: 'admin', since: '2020-01-01T00:00:00.000Z' }] },
    ...answers,
  ];

  it('closes the way in when it is locked, with a calm line, and opens it again', async () => {
    const { thread, data } = await openAs('ann', { records: records() });
    await find(article(thread, 'b')!, 'Reply');
    (await find(thread, 'Write a comment…')).click();
    await until(() => focused()?.matches('textarea'));
    await byAdmin(data, { state: 'locked' });
    await until(() => all(thread, '.entry .calm').length === 1);
    await until(() => !all(thread, 'textarea').some((each) => each.checkVisibility()));
    await until(() => button(article(thread, 'b')!, 'Reply') === undefined);
    await until(() => said(thread).startsWith('This discussion is closed.'));
    await expectAccessible();
    await byAdmin(data, { state: 'open' });
    await find(thread, 'Write a comment…');
  });

  it('says how long to wait where it is slowed down while somebody looks on', async () => {
    const { thread, data, backend } = await openAs('ann', { records: records() });
    await find(thread, 'Write a comment…');
    await backend.discussion!.createComment!({ id: newId(), thread: THREAD, markdown: 'A moment ago' });
    await byAdmin(data, { slowMode: 2 });
    await until(() => all(thread, '[part=slow]').some((each) => each.textContent.includes('in 2 minutes')));
    await byAdmin(data, { slowMode: null });
    await find(thread, 'Write a comment…');
  });

  it('keeps what somebody was writing when it is locked, and tells them', async () => {
    const { thread, data } = await openAs('ann', { records: records() });
    (await find(thread, 'Write a comment…')).click();
    await until(() => focused()?.matches('textarea'));
    await type('Half a thou');
    await byAdmin(data, { state: 'locked' });
    await until(() =>
      all(thread, '[part="problem"]').some((each) => each.textContent.includes('closed in the meantime')),
    );
    expect(all<HTMLTextAreaElement>(thread, 'textarea')[0]!.value).to.equal('Half a thou');
    expect(all(thread, '.entry .calm')).to.have.lengthOf(1);
  });

  it('marks the accepted answer, and takes the mark back', async () => {
    const { thread, data } = await openAs('ann', { records: records({ kind: 'question' }) });
    await find(thread, 'Follow');
    await byAdmin(data, { accepted: 'b' });
    await until(() => article(thread, 'b')!.querySelector('.badge.accepted'));
    await find(thread, 'Go to the accepted answer');
    await byAdmin(data, { accepted: null });
    await until(() => !article(thread, 'b')!.querySelector('.badge.accepted'));
  });

  it('leaves what is read where it is when something is pinned above it', async () => {
    const { thread, data } = await openAs('ann', { records: [...records(), ...many(30)] });
    await find(thread, 'Follow');
    for (const from of [0, 40]) {
      scrollTo(0, from);
      await settled();
      const top = (): number => article(thread, 'n003')!.getBoundingClientRect().top;
      const before = top();
      await byAdmin(data, { pinned: 'n020' });
      await until(() => all(thread, '[part="pinned"]').length === 1);
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      expect(top()).to.be.closeTo(before, 1);
      await byAdmin(data, { pinned: null });
      await until(() => all(thread, '[part="pinned"]').length === 0);
    }
  });

  it('shows what is pinned, also where that was not read, as it changes, and lets it go', async () => {
    const { thread, data } = await opened({ records: [...records(), ...many(60)] });
    await until(() => all(thread, '.arrivals').length === 1);
    const pinned = (): string => all(thread, '[part="pinned"]')[0]?.textContent ?? '';
    await byAdmin(data, { pinned: 'n058' });
    await until(() => pinned().includes('Number 58'));
    const bob = otherReader(data, 'bob').discussion!;
    await bob.editComment!({ id: 'n058', edit: newId(), version: 1, markdown: 'Number 58, better' });
    await until(() => pinned().includes('better'));
    await byAdmin(data, { pinned: 'a' });
    // What stands first in the list is marked there, and not shown twice.
    await until(() => article(thread, 'a')!.querySelector('.badge')?.textContent === 'Pinned');
    expect(pinned()).to.equal('');
    await expectAccessible();
    await byAdmin(data, { pinned: null });
    await until(() => !article(thread, 'a')!.querySelector('.badge'));
  });

  it('says where a branch went that is moved while it is looked at, in its place', async () => {
    const { thread, data } = await opened({ records: records() });
    await until(() => all(thread, '.arrivals').length === 1);
    const roots = (): number => all(thread, '[part=comments] > li').length;
    const before = roots();
    const move = { comment: 'a', move: newId(), to: 'of-its-own', title: 'Of its own' };
    await otherReader(data, 'ada').discussion!.moveBranch!(move);
    await until(() => all(thread, '[part~=tombstone-text]').some((each) => each.textContent.includes('of-its-own')));
    expect(article(thread, 'a')).to.equal(undefined);
    expect(roots()).to.equal(before);
    expect(button(thread, '1 new comment')).to.equal(undefined);
  });

  it('leaves the focus where a branch was that is moved under the reader, and with whoever is elsewhere', async () => {
    const { thread, data } = await opened({ records: records() });
    await until(() => all(thread, '.arrivals').length === 1 && button(article(thread, 'a1'), 'Copy link'));
    const move = (comment: string, to: string): Promise<unknown> =>
      otherReader(data, 'ada').discussion!.moveBranch!({ comment, move: newId(), to, title: to });
    button(article(thread, 'a1'), 'Copy link')!.focus();
    await move('a', 'of-its-own');
    await until(() => focused()?.textContent?.includes('goes on in “of-its-own”'), 'the focus in the place of it');
    const order = all(thread, '[part=order]')[0]!;
    order.focus();
    await move('b', 'elsewhere');
    await until(() => article(thread, 'b') === undefined);
    expect(focused()).to.equal(order);
  });

  it('tells a steward of no new comment where they moved a branch themselves, and hear of it after', async () => {
    let subscription: Subscription | undefined;
    const live = { follow: (given: Subscription) => (subscription = given) };
    const { thread } = await openAs('ada', { records: records(), backend: () => ({ live }) });
    (await until(() => button(article(thread, 'a'), 'Manage'))).click();
    const key = await until(() => all<HTMLInputElement>(thread, 'input[name=key]')[0]);
    key.value = 'of-its-own';
    key.focus();
    await press('Enter');
    await until(() => all(thread, '[part~=tombstone-text]').some((each) => each.textContent.includes('of-its-own')));
    const { onChange } = await until(() => subscription);
    onChange(commentChange({ id: 'a', thread: 'of-its-own' }));
    onChange(commentChange({ id: 'z' }));
    (await find(thread, '1 new comment')).click();
    await until(() => article(thread, 'z'));
    expect(article(thread, 'a')).to.equal(undefined);
  });

  it('follows a thread under its new name, without reading it again', async () => {
    const { thread, bob, data } = await opened({ records: records() });
    await until(() => all(thread, '.arrivals').length === 1);
    await otherReader(data, 'ada').discussion!.renameThread!({ thread: THREAD, to: 'renamed', change: newId() });
    await bob.discussion!.createComment!({ id: newId(), thread: 'renamed', markdown: 'New one' });
    (await find(thread, '1 new comment')).click();
    await until(() => texts(thread).at(-1) === 'New one');
  });
});
