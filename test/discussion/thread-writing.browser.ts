import { expect } from 'chai';
import { PleinError } from '../../src/core/errors.ts';
import type { CommentDraft } from '../../src/discussion/discussion.model.ts';
import type { PleinCommentSendEvent, PleinCommentSentEvent } from '../../src/discussion/writing/writing.events.ts';
import { expectAccessible } from '../support/axe.ts';
import { unmount, until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { TALK, THREAD, comment, community } from './support/records.ts';
import {
  all,
  article,
  articles,
  button,
  field,
  find,
  heard,
  nameOf,
  openAs,
  openThread,
  said,
  texts,
  type Options,
} from './support/thread.ts';

/** A discussion whose sending fails with what `failure` holds, and that tells what was sent. */
function failing(failure: { now: PleinError | undefined }, sent: CommentDraft[] = []): Options {
  return {
    discussion: (port) => ({
      createComment(draft, options) {
        sent.push(draft);
        return failure.now === undefined ? port.createComment!(draft, options) : Promise.reject(failure.now);
      },
    }),
  };
}

describe('<plein-discussion-thread> to write in', () => {
  it('takes a comment by keyboard alone: opens, types, sends, and the focus is on it', async () => {
    const events = heard('plein-comment-send', 'plein-comment-sent');
    const { thread, data } = await openAs('ann');
    (await find(thread, 'Write a comment…')).focus();
    await press('Enter');
    await until(() => focused()?.localName === 'textarea');
    await expectAccessible();
    await type('Hello **all**');
    await press('Control+Enter');
    await until(() => texts(thread).at(-1) === 'Hello all');
    const own = articles(thread).at(-1)!;
    await until(() => focused() === own);
    await until(() => said(thread) === 'Your comment is posted.');
    expect(data.comments.at(-1)?.markdown).to.equal('Hello **all**');
    expect(events.map(({ type: name }) => name)).to.deep.equal(['plein-comment-send', 'plein-comment-sent']);
    expect((events[1] as PleinCommentSentEvent).status).to.equal('published');
    expect(nameOf(all(thread, '.title')[0]!)).to.equal('7 comments');
    expect(await until(() => button(own, 'Edit'))).to.not.equal(undefined);
  });

  it('shows a comment on its way, and once only when it is there', async () => {
    let answer = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    const { thread } = await openAs('ann', {
      discussion: (port) => ({
        async createComment(draft, options) {
          const written = await port.createComment!(draft, options);
          await waiting;
          return written;
        },
      }),
    });
    await thread.focusComposer();
    await type('On its way');
    await press('Control+Enter');
    await until(() => texts(thread).at(-1) === 'On its way');
    expect((await field(thread).catch(() => undefined))?.checkVisibility() ?? false).to.equal(false);
    answer();
    await until(() => said(thread) === 'Your comment is posted.');
    expect(texts(thread).filter((text) => text === 'On its way')).to.have.lengthOf(1);
    expect(button(thread, '1 new comment')).to.equal(undefined);
    expect(nameOf(all(thread, '.title')[0]!)).to.equal('7 comments');
  });

  it('takes a reply in its place, and goes back to the button when it is put off', async () => {
    const { thread } = await openAs('ann');
    const reply = button(article(thread, 'a1'), 'Reply')!;
    reply.click();
    await until(() => focused()?.localName === 'textarea');
    expect(nameOf(all(thread, 'label[for=text]')[0]!)).to.equal('Your reply to Bob Cole');
    await type('Later');
    await press('Escape');
    await until(() => focused() === button(article(thread, 'a1'), 'Reply'));
    button(article(thread, 'a1'), 'Reply')!.click();
    expect((await field(thread)).value).to.equal('Later');
    await until(() => focused()?.localName === 'textarea');
    await press('Control+Enter');
    await until(() => texts(thread).join() === 'First,Reply one,Reply two,Reply three,Reply four,Later,Second');
    await until(() => said(thread) === 'Your comment is posted.');
    expect(articles(thread).find((each) => each.textContent.includes('Later'))!.ariaLabel).to.contain('to Bob Cole');
  });

  it('lets the page keep a comment from being sent', async () => {
    const { thread, data } = await openAs('ann');
    const asked = heard('plein-comment-send') as PleinCommentSendEvent[];
    thread.addEventListener('plein-comment-send', (event) => event.preventDefault());
    await thread.focusComposer();
    await type('Stop');
    await press('Control+Enter');
    await until(() => asked.length === 1);
    expect(asked[0]!.draft.markdown).to.equal('Stop');
    expect((await field(thread)).value).to.equal('Stop');
    expect(data.comments).to.have.lengthOf(TALK.length);
  });

  it('keeps the text when sending fails, says what to do, and retries the same write', async () => {
    const failure: { now: PleinError | undefined } = { now: new PleinError('unavailable') };
    const sent: CommentDraft[] = [];
    const { thread, data } = await openAs('ann', failing(failure, sent));
    await thread.focusComposer();
    await type('Keep me');
    await press('Control+Enter');
    const area = await field(thread);
    await until(() =>
      area.ariaDescribedByElements!.some((each) => each.textContent.includes('Your text is kept here')),
    );
    expect(focused() === area).to.equal(true);
    expect(area.value).to.equal('Keep me');
    expect(area.ariaInvalid).to.equal(null);
    expect(texts(thread)).to.have.lengthOf(TALK.length);
    await expectAccessible();
    failure.now = undefined;
    await press('Control+Enter');
    await until(() => texts(thread).at(-1) === 'Keep me');
    expect(sent[1]).to.deep.equal(sent[0]);
    expect(data.comments).to.have.lengthOf(TALK.length + 1);
  });

  const kinds: readonly [PleinError, string][] = [
    [new PleinError('offline'), 'There is no connection.'],
    [new PleinError('timeout'), 'it will not be posted twice'],
    [new PleinError('rate-limited', 'slow', { retryAfter: 30 }), 'you can send it in 30 seconds'],
    [new PleinError('rate-limited', 'slow', { retryAfter: 600 }), 'you can send it in 10 minutes'],
    [new PleinError('not-signed-in'), 'Sign in to send this'],
    [new PleinError('forbidden'), 'You may not write here'],
    [new PleinError('locked'), 'was closed in the meantime'],
    [new PleinError('conflict'), 'was changed or taken away'],
    [new PleinError('too-large'), 'shorten it to 10,000 characters'],
    [new PleinError('invalid'), 'Fewer links'],
    [new PleinError('failed'), 'Something went wrong'],
  ];
  for (const [problem, words] of kinds) {
    it(`explains ${problem.code}${problem.retryAfter ? ` for ${problem.retryAfter} s` : ''} at the field`, async () => {
      const { thread } = await openAs('ann', failing({ now: problem }));
      await thread.focusComposer();
      await type('x');
      await press('Control+Enter');
      await until(() =>
        all(thread, '.notice').some((each) => each.checkVisibility() && each.textContent.includes(words)),
      );
      expect((await field(thread)).value).to.equal('x');
      expect(button(thread, 'Sign in') !== undefined).to.equal(problem.code === 'not-signed-in');
    });
  }

  it('says politely how much is left, and does not send too much or nothing', async () => {
    const { thread, data } = await openAs('ann');
    await thread.focusComposer();
    await press('Control+Enter');
    await until(() =>
      all(thread, '.notice').some((each) => each.textContent.includes('Please write something first.')),
    );
    const area = await field(thread);
    area.value = 'y'.repeat(9_900);
    area.dispatchEvent(new Event('input'));
    await until(() => all(thread, '#count').some((each) => each.textContent.trim() === '100 characters left'));
    area.value = 'y'.repeat(10_001);
    area.dispatchEvent(new Event('input'));
    await until(() => all(thread, '#count').some((each) => each.textContent.trim() === '1 character too many'));
    await press('Control+Enter');
    await until(() => all(thread, '.notice').some((each) => each.textContent.includes('shorten it')));
    expect(data.comments).to.have.lengthOf(TALK.length);
  });

  it('has the draft back after a reload, with the same id, and forgets it when sent or thrown away', async () => {
    const failure: { now: PleinError | undefined } = { now: new PleinError('offline') };
    const sent: CommentDraft[] = [];
    const first = await openAs('ann', failing(failure, sent));
    await first.thread.focusComposer();
    await type('Not lost');
    await press('Control+Enter');
    await until(() => sent.length === 1 && all(first.thread, '.notice').some((each) => each.checkVisibility()));
    button(article(first.thread, 'b'), 'Reply')!.click();
    await until(() => all(first.thread, 'textarea').length === 2);
    await until(() => focused()?.localName === 'textarea');
    await type('A reply too');
    unmount();
    const { thread } = await openAs('ann', failing({ now: undefined }, sent));
    await until(() => all(thread, 'textarea').filter((each) => each.checkVisibility()).length === 2);
    const [reply, own] = all<HTMLTextAreaElement>(thread, 'textarea');
    expect([reply!.value, own!.value]).to.deep.equal(['A reply too', 'Not lost']);
    own!.focus();
    await press('Control+Enter');
    await until(() => texts(thread).at(-1) === 'Not lost');
    expect(sent[1]!.id).to.equal(sent[0]!.id);
    (await find(thread, 'Discard text')).click();
    await until(() => all(thread, 'textarea').length === 0);
    expect(localStorage).to.have.lengthOf(0);
  });

  it('sends no second comment where the first one arrived after all', async () => {
    const { thread, data } = await openAs('ann', {
      discussion: (port) => ({
        async createComment(draft, options) {
          await port.createComment!(draft, options);
          throw new PleinError('timeout');
        },
      }),
    });
    await thread.focusComposer();
    await type('Arrived');
    await press('Control+Enter');
    await until(() => data.comments.length === TALK.length + 1);
    await until(() => texts(thread).filter((text) => text === 'Arrived').length === 1);
  });

  it('makes a thread of its own page with the first comment', async () => {
    const { thread, data } = await openAs('ann', {
      attributes: 'thread="new-page" heading="A new page" page-url="https://shop.example/new"',
      records: community([]),
    });
    await thread.focusComposer();
    await type('First!');
    await press('Control+Enter');
    await until(() => texts(thread).at(-1) === 'First!');
    const made = await until(() => data.threads.find(({ key }) => key === 'new-page'));
    expect([made.title, made.url]).to.deep.equal(['A new page', 'https://shop.example/new']);
  });

  it('shows a held comment to its author as waiting', async () => {
    const records = community(TALK.slice(5)).map((record) =>
      record.type === 'community' ? { ...record, policy: { approval: 'everyone' as const } } : record,
    );
    const { thread, place, backend } = await openAs('ann', { records });
    await thread.focusComposer();
    await type('Hold me');
    await press('Control+Enter');
    await until(() => said(thread).startsWith('Your comment waits for approval'));
    expect(nameOf(articles(thread).at(-1)!)).to.equal('Comment by Ann Berg');
    expect(articles(thread).at(-1)!.textContent).to.contain('Waits for approval; only you see it');
    expect(nameOf(all(thread, '.title')[0]!)).to.equal('1 comment');
    await expectAccessible();
    await backend.session.identify(undefined);
    await place.updateComplete;
    await until(() => articles(thread).length === 1);
  });

  it('says that a thread is closed', async () => {
    const { thread } = await openAs('ann', { records: community(TALK, { state: 'locked' }) });
    expect(nameOf(all(thread, '.entry')[0]!)).to.equal('This discussion is closed. You can still read it.');
    expect(button(thread, 'Reply')).to.equal(undefined);
    expect(await thread.focusComposer()).to.equal(false);
  });

  it('only reads where the page wants that: nothing to press, nothing fired', async () => {
    const names = ['send', 'sent', 'edit', 'edited', 'delete', 'deleted', 'reacted'].map(
      (name) => `plein-comment-${name}`,
    );
    const events = heard(...names, 'plein-sign-in');
    const records = community([...TALK, comment('c', 'ann', 'Own', 9)]);
    const { thread } = await openThread({ signedIn: 'ann', attributes: `thread="${THREAD}" readonly`, records });
    for (const name of ['Like', 'Reply', 'Edit', 'Delete', 'Sign in', 'Write a comment…']) {
      expect(button(thread, name), name).to.equal(undefined);
    }
    for (const each of all<HTMLElement>(thread, 'button')) each.click();
    expect(await thread.focusComposer()).to.equal(false);
    expect(events).to.deep.equal([]);
  });
});
