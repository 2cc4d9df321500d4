import { expect } from 'chai';
import { withOutbox } from '../../src/adapters/outbox/outbox.ts';
import type { OutboxEntry, OutboxPort } from '../../src/community/outbox.model.ts';
import { PleinError } from '../../src/core/errors.ts';
import type { CommentDraft, DiscussionPort } from '../../src/discussion/discussion.model.ts';
import { expectAccessible } from '../support/axe.ts';
import { until } from '../support/fixture.ts';
import { focused, press, type } from '../support/keys.ts';
import { click } from '../support/pointer.ts';
import { NOW, THREAD } from './support/records.ts';
import {
  all,
  article,
  articles,
  button,
  field,
  find,
  heard,
  openAs,
  otherReader,
  said,
  texts,
  type Opened,
} from './support/thread.ts';

/** An outbox that does what the test says: nothing leaves it by itself. */
class Outbox implements OutboxPort {
  entries: readonly OutboxEntry[] = [];
  readonly changes: [string, string][] = [];
  sends = 0;
  problem: PleinError | undefined;
  readonly #listeners: (() => void)[] = [];

  watch(listener: () => void): void {
    this.#listeners.push(listener);
  }

  set(entries: readonly OutboxEntry[]): void {
    this.entries = entries;
    for (const listener of this.#listeners) listener();
  }

  async change(id: string, markdown: string): Promise<void> {
    this.#refuse();
    this.changes.push([id, markdown]);
    this.set(
      this.entries.map((entry) =>
        entry.id === id ? { id, queuedAt: NOW, state: 'waiting', draft: { ...entry.draft, markdown } } : entry,
      ),
    );
  }

  async cancel(id: string): Promise<void> {
    this.#refuse();
    this.set(this.entries.filter((entry) => entry.id !== id));
  }

  async send(): Promise<void> {
    this.sends += 1;
  }

  #refuse(): void {
    if (this.problem !== undefined) throw this.problem;
  }
}

function kept(
  id: string,
  markdown: string,
  extra: Partial<OutboxEntry> = {},
  draft: Partial<CommentDraft> = {},
): OutboxEntry {
  return { id, queuedAt: NOW, state: 'waiting', draft: { id, thread: THREAD, markdown, ...draft }, ...extra };
}

/** A thread without a network: what is sent is kept. */
async function offline(before: readonly OutboxEntry[] = [], around = ''): Promise<Opened & { outbox: Outbox }> {
  const outbox = new Outbox();
  outbox.set(before);
  const opened = await openAs('ann', {
    around,
    discussion: () => ({
      createComment: async (draft) => {
        outbox.set([...outbox.entries, kept(draft.id, draft.markdown, {}, draft)]);
        return { status: 'accepted' };
      },
    }),
    backend: () => ({ outbox }),
  });
  return { ...opened, outbox };
}

const standing = (each: Element | undefined): string | undefined =>
  each?.querySelector('[part~=standing]')?.textContent.trim();

describe('what waits for the network', () => {
  it('stands at its place at once, says so, and is not told of as posted', async () => {
    const { thread, outbox } = await offline();
    const sent = heard('plein-comment-sent');
    button(article(thread, 'b'), 'Reply')!.click();
    await until(() => focused()?.localName === 'textarea');
    await type('No signal');
    await press('Control+Enter');
    await until(() => said(thread).startsWith('There is no connection. Your comment waits here'));
    expect(texts(thread).slice(-2)).to.deep.equal(['Second', 'No signal']);
    const waiting = article(thread, outbox.entries[0]!.id)!;
    expect(standing(waiting)).to.equal('Waits for the network; only you see it');
    expect(waiting.ariaLabel).to.contain('to Bob Cole');
    expect(sent).to.deep.equal([]);
    expect(localStorage).to.have.lengthOf(0);
    await expectAccessible();
  });

  it('is there after a reload, in its own thread alone', async () => {
    const { thread } = await offline([kept('w1', 'Still here'), kept('w2', 'Elsewhere', {}, { thread: 'other' })]);
    await until(() => article(thread, 'w1'));
    expect(texts(thread)).to.include('Still here');
    expect(texts(thread)).to.not.include('Elsewhere');
  });

  it('is shown at once, and is nothing new, where it was posted before the thread could see that it waited', async () => {
    const { thread, data } = await offline();
    await otherReader(data, 'ann').discussion!.createComment!({ id: 'w1', thread: THREAD, markdown: 'On its way' });
    await otherReader(data, 'bob').discussion!.createComment!({ id: 'o1', thread: THREAD, markdown: 'Somebody else' });
    await find(thread, '1 new comment');
    expect(texts(thread)).to.include('On its way').and.not.include('Somebody else');
  });

  it('is changed where it waits', async () => {
    const { thread, outbox } = await offline([kept('w1', 'Befor')]);
    await until(() => article(thread, 'w1'));
    button(article(thread, 'w1'), 'Edit')!.click();
    const area = await field(thread);
    expect(area.value).to.equal('Befor');
    await until(() => focused() === area);
    area.select();
    await type('After');
    await press('Control+Enter');
    await until(() => texts(thread).includes('After'));
    expect(outbox.changes).to.deep.equal([['w1', 'After']]);
    await until(() => said(thread) === 'Your change is saved.');
  });

  it('is taken back, and gone', async () => {
    const { thread, outbox } = await offline([kept('w1', 'Never mind')]);
    await until(() => article(thread, 'w1'));
    await click(await find(article(thread, 'w1')!, 'Take back'));
    await until(() => article(thread, 'w1') === undefined);
    expect(outbox.entries).to.deep.equal([]);
    await until(() => said(thread) === 'The comment is taken back; it will not be posted.');
  });

  it('stays and says why where it could not be taken back', async () => {
    const { thread, outbox } = await offline([kept('w1', 'Too late')]);
    await until(() => article(thread, 'w1'));
    outbox.problem = new PleinError('conflict');
    await click(await find(article(thread, 'w1')!, 'Take back'));
    await until(() => article(thread, 'w1')?.querySelector('[part~=problem]'));
    expect(texts(thread)).to.include('Too late');
  });

  it('is tried now where its writer asks, and can be taken back while it is on its way', async () => {
    const { thread, outbox } = await offline([kept('w1', 'Now')]);
    await until(() => article(thread, 'w1'));
    await click(await find(article(thread, 'w1')!, 'Send now'));
    expect(outbox.sends).to.equal(1);
    outbox.set([kept('w1', 'Now', { state: 'sending' })]);
    await until(() => standing(article(thread, 'w1')) === 'Sending…');
    expect(button(article(thread, 'w1'), 'Take back') === undefined).to.equal(false);
  });

  it('says why it was refused, aloud too, and can be changed', async () => {
    const { thread, outbox } = await offline([kept('w1', 'Refuse me')]);
    await until(() => article(thread, 'w1'));
    outbox.set([kept('w1', 'Refuse me', { state: 'refused', problem: new PleinError('locked') })]);
    await until(() => standing(article(thread, 'w1')) === 'Not posted');
    expect(article(thread, 'w1')!.querySelector('[part~=problem]')!.textContent).to.contain(
      'was closed in the meantime',
    );
    await until(() => said(thread).startsWith('Your comment that waited is not posted. This discussion was closed'));
    expect(button(article(thread, 'w1'), 'Edit')).to.not.equal(undefined);
    expect(button(article(thread, 'w1'), 'Send now')).to.equal(undefined);
    await expectAccessible();
  });

  it('says what it waits for, and so does what waits behind it', async () => {
    const { thread, outbox } = await offline([kept('w1', 'First'), kept('w2', 'Second')]);
    const words = {
      'rate-limited': 'Waits until you may post again',
      'session-expired': 'Waits until you have signed',
    };
    for (const [code, start] of Object.entries(words)) {
      outbox.set([kept('w1', 'First', { problem: new PleinError(code as keyof typeof words) }), kept('w2', 'Second')]);
      for (const id of ['w1', 'w2']) await until(() => standing(article(thread, id))?.startsWith(start), start);
    }
    outbox.set([kept('w2', 'Second')]);
    await until(() => standing(article(thread, 'w2')) === 'Waits for the network; only you see it');
  });

  it('becomes a comment like any other once it was sent, without leaving its place', async () => {
    const { thread, outbox, data, backend } = await offline([kept('0190a5dc-0000-7000-8000-000000000001', 'Sent')]);
    const { id, draft } = outbox.entries[0]!;
    await until(() => article(thread, id));
    const edges = (): readonly number[] => {
      const waiting = article(thread, id)!;
      const ends = [waiting.querySelector('.text')!, waiting, all(thread, '.entry')[0]!];
      return ends.map((each) => each.getBoundingClientRect().top).concat(waiting.getBoundingClientRect().bottom);
    };
    await until(() => standing(article(thread, id)) !== undefined);
    const before = edges();
    const seen: boolean[] = [];
    const watch = new MutationObserver(() => seen.push(texts(thread).filter((text) => text === 'Sent').length === 1));
    watch.observe(thread.shadowRoot!, { subtree: true, childList: true, characterData: true });
    const { memory } = await import('../../src/adapters/memory/memory.ts');
    await memory({ data, now: () => NOW, signedIn: 'ann' }).discussion!.createComment!(draft);
    outbox.set([]);
    await until(() => said(thread) === 'Your comment that waited is posted.');
    await until(() => standing(article(thread, id)) === undefined && button(article(thread, id), 'Delete'));
    expect(edges()).to.deep.equal(before);
    watch.disconnect();
    expect(seen.every(Boolean)).to.equal(true);
    expect(backend.outbox).to.equal(outbox);
    expect(articles(thread).filter(({ textContent }) => textContent.includes('Sent'))).to.have.lengthOf(1);
  });

  it('goes through the library’s own outbox: kept while the network is away, sent once, and seen', async () => {
    let away: PleinError | undefined = new PleinError('offline');
    // Nothing is tried again until somebody says so.
    const wait = (_milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
      new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
    const { thread, data } = await openAs('ann', {
      backend: (base) => {
        const createComment: NonNullable<DiscussionPort['createComment']> = (...write) =>
          away ? Promise.reject(away) : base.discussion!.createComment!(...write);
        const cut = { ...base, discussion: { ...base.discussion!, createComment } };
        return withOutbox(cut, { name: 'outbox-view', indexedDB: null, wait });
      },
    });
    await thread.focusComposer();
    await type('Through the tunnel');
    await press('Control+Enter');
    await until(() => standing(articles(thread).at(-1)) === 'Waits for the network; only you see it');
    expect(data.comments.some(({ markdown }) => markdown === 'Through the tunnel')).to.equal(false);
    away = new PleinError('rate-limited', 'slow', { retryAfter: 600 });
    await click(await find(articles(thread).at(-1)!, 'Send now'));
    await until(() => standing(articles(thread).at(-1)) === 'Waits until you may post again; only you see it');
    away = undefined;
    await click(await find(articles(thread).at(-1)!, 'Send now'));
    await until(() => said(thread) === 'Your comment that waited is posted.');
    await until(() => standing(articles(thread).at(-1)) === undefined);
    expect(texts(thread).filter((text) => text === 'Through the tunnel')).to.have.lengthOf(1);
    expect(data.comments.filter(({ markdown }) => markdown === 'Through the tunnel')).to.have.lengthOf(1);
  });

  it('speaks Dutch, from right to left too', async () => {
    const { thread } = await offline([kept('w1', 'Hallo')], 'lang="nl" dir="rtl"');
    await until(() => standing(article(thread, 'w1')) === 'Wacht op het netwerk; alleen jij ziet dit');
    await expectAccessible();
    expect(all(thread, '[part~=take-back]')).to.have.lengthOf(1);
  });
});
