import { expect } from 'chai';
import type { Session } from '../../src/community/session.model.ts';
import { PleinError } from '../../src/core/errors.ts';
import { expectAccessible } from '../support/axe.ts';
import { settled, until } from '../support/fixture.ts';
import { type } from '../support/keys.ts';
import { NOW, TALK, community } from './support/records.ts';
import { all, article, button, field, find, heard, openAs, openThread, type Opened } from './support/thread.ts';

const as = (member: string) => async () => member;

/** A thread whose session says what the test wants. */
async function withSession(
  options: Parameters<typeof openThread>[0] = {},
): Promise<Opened & { become(session: Session): void }> {
  const opened = await openThread(options);
  const listeners = new Set<() => void>();
  let current: Session = { state: 'signed-out' };
  const { session } = opened.backend;
  opened.place.backend = {
    ...opened.backend,
    session: {
      get current() {
        return current;
      },
      identify: (identity) => session.identify(identity),
      watch: (listener) => void listeners.add(listener),
    },
  };
  await settled();
  return {
    ...opened,
    become(next) {
      current = next;
      for (const listener of listeners) listener();
    },
  };
}

describe('<plein-discussion-thread> and who reads', () => {
  it('reads the reader’s part when they come, forgets it when they go, and the public page neither time', async () => {
    let reads = 0;
    const { thread, backend } = await openThread({
      discussion: (port) => ({ readThread: (request) => ((reads += 1), port.readThread(request)) }),
    });
    expect(button(article(thread, 'b'), 'Reply')).to.equal(undefined);
    await backend.session.identify(as('ann'));
    await until(() => button(article(thread, 'b'), 'Reply'));
    await backend.session.identify(as('bob'));
    await until(() => button(article(thread, 'b'), 'Edit'));
    expect(button(article(thread, 'a'), 'Edit')).to.equal(undefined);
    await backend.session.identify(undefined);
    await until(() => button(article(thread, 'b'), 'Reply') === undefined);
    await find(thread, 'Sign in');
    expect(reads).to.equal(1);
  });

  it('asks the page to sign in, follows its address where nobody answers, and has words where there is neither', async () => {
    const { thread, place } = await openThread();
    const asked = heard('plein-sign-in');
    await expectAccessible();
    place.addEventListener('plein-sign-in', (event) => event.preventDefault(), { once: true });
    (await find(thread, 'Sign in')).click();
    expect(asked).to.have.lengthOf(1);
    (await find(thread, 'Sign in')).click();
    await until(() =>
      all(thread, '[part~=sign-in]').some((each) => each.textContent.includes('Sign in on this site first')),
    );
    place.signInUrl = '/login';
    await until(() => button(thread, 'Sign in')?.getAttribute('href') === '/login');
  });

  it('has no way in where the backend takes no comments', async () => {
    const { thread } = await openThread({ discussion: () => ({ createComment: undefined }) as never });
    expect(button(thread, 'Sign in')).to.equal(undefined);
    expect(all(thread, '.entry')).to.have.lengthOf(0);
  });

  it('keeps the text when the session ends by itself, and sends it after signing in again', async () => {
    let ended = true;
    const { thread } = await openAs('ann', {
      discussion: (port) => ({
        createComment: (draft, options) =>
          ended ? Promise.reject(new PleinError('session-expired')) : port.createComment!(draft, options),
      }),
    });
    await thread.focusComposer();
    await type('Typed long');
    (await find(thread, 'Post comment')).click();
    await until(() => all(thread, '.notice').some((each) => each.textContent.includes('You were signed out.')));
    expect((await field(thread)).value).to.equal('Typed long');
    expect(button(thread, 'Sign in')).to.not.equal(undefined);
    ended = false;
    (await find(thread, 'Post comment')).click();
    await until(() => all(thread, '.text').some((each) => each.textContent.trim() === 'Typed long'));
  });

  it('changes nothing while a session is renewed, and keeps the text where it ends', async () => {
    const { thread, become, backend } = await withSession();
    await backend.session.identify(as('ann'));
    const member = { member: 'ann', name: 'Ann Berg' };
    become({ state: 'signed-in', member, until: NOW });
    await until(() => button(thread, 'Write a comment…'));
    await thread.focusComposer();
    await type('Half a thought');
    become({ state: 'signing-in' });
    await settled();
    expect((await field(thread)).value).to.equal('Half a thought');
    become({ state: 'signed-out' });
    await until(() => all(thread, '.notice').some((each) => each.textContent.includes('You were signed out.')));
    expect((await field(thread)).value).to.equal('Half a thought');
    become({ state: 'signed-in', member });
    await until(() => !all(thread, '.notice').some((each) => each.textContent.includes('You were signed out.')));
    expect((await field(thread)).value).to.equal('Half a thought');
  });

  it('leaves no draft behind for the next person', async () => {
    const { thread, backend } = await openAs('ann');
    await thread.focusComposer();
    await type('Private');
    expect(JSON.stringify(localStorage)).to.contain('Private');
    await backend.session.identify(undefined);
    await until(() => !JSON.stringify(localStorage).includes('Private'));
    await until(() => all(thread, 'textarea').length === 0);
    await backend.session.identify(as('bob'));
    await until(() => button(thread, 'Write a comment…'));
    expect(all(thread, 'textarea')).to.have.lengthOf(0);
  });

  it('shows no draft of somebody else, and forgets it when the page says that nobody is there', async () => {
    const key = `plein-draft:${JSON.stringify(['memory', 'product-1', 'comment', ''])}`;
    localStorage.setItem(key, JSON.stringify({ id: 'x', member: 'bob', markdown: 'Bob’s' }));
    const { thread, become } = await withSession({ records: community(TALK) });
    become({ state: 'signing-in' });
    await settled();
    expect(all(thread, 'textarea')).to.have.lengthOf(0);
    become({ state: 'signed-out' });
    await until(() => localStorage.getItem(key) === null);
  });

  it('forgets it too where the page says so before the comments are there', async () => {
    const key = `plein-draft:${JSON.stringify(['memory', 'product-1', 'comment', ''])}`;
    localStorage.setItem(key, JSON.stringify({ id: 'x', member: 'bob', markdown: 'Bob’s' }));
    const gate = Promise.withResolvers<void>();
    const opening = openThread({
      discussion: (port) => ({ readThread: (request) => gate.promise.then(() => port.readThread(request)) }),
    });
    const place = await until(() => document.querySelector('plein-community'));
    await until(() => place.backend);
    const token = Promise.withResolvers<undefined>();
    place.identity = () => token.promise;
    await until(() => place.session.state === 'signing-in');
    await settled();
    token.resolve(undefined);
    await until(() => place.session.state === 'signed-out');
    await settled();
    gate.resolve();
    await opening;
    await until(() => localStorage.getItem(key) === null);
  });

  it('reads no broken draft', async () => {
    for (const broken of ['{', 'null', '[]', '{"id":1}']) {
      localStorage.setItem(`plein-draft:${JSON.stringify(['memory', 'product-1', 'comment', ''])}`, broken);
      const { thread } = await openAs('ann');
      expect(all(thread, 'textarea'), broken).to.have.lengthOf(0);
    }
  });

  it('says that the reader’s part could not be read, and tries again', async () => {
    let fail = true;
    const { thread } = await openThread({
      signedIn: 'ann',
      discussion: (port) => ({
        readMine: (request) => (fail ? Promise.reject(new PleinError('unavailable')) : port.readMine!(request)),
      }),
    });
    const again = await find(thread, 'Try again');
    fail = false;
    again.click();
    await until(() => button(thread, 'Write a comment…'));
  });
});
