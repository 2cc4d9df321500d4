import { expect } from 'chai';
import fc from 'fast-check';
import type { MemoryData } from '../../src/adapters/memory/memory.ts';
import { withOutbox, type OutboxOptions } from '../../src/adapters/outbox/outbox.ts';
import type { PleinError } from '../../src/core/errors.ts';
import { newId } from '../../src/core/ids.ts';
import type { CommentDraft, DiscussionPort } from '../../src/discussion/discussion.model.ts';
import { until } from '../support/fixture.ts';
import { community, over, way, type Fate, type Way } from './support/unreliable.ts';

/** Time between two attempts passes at once. */
const AT_ONCE: OutboxOptions = { wait: () => new Promise((resolve) => setTimeout(resolve)) };
/** Nothing is tried again until somebody says so. */
const NEVER: OutboxOptions = {
  wait: (_, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) resolve();
      signal?.addEventListener('abort', () => resolve());
    }),
};

interface Tab {
  readonly backend: ReturnType<typeof withOutbox>;
  readonly outbox: NonNullable<ReturnType<typeof withOutbox>['outbox']>;
  readonly discussion: Required<DiscussionPort>;
}

function tab(name: string, route: Way, data: MemoryData, options: OutboxOptions = NEVER, member = 'anna'): Tab {
  const backend = withOutbox(over(route, data, member), { name, ...options });
  return { backend, outbox: backend.outbox!, discussion: backend.discussion as Required<DiscussionPort> };
}

function draft(more: Partial<CommentDraft> = {}): CommentDraft {
  return { id: newId(), thread: 'long', markdown: 'Said *offline*', ...more };
}

function published(data: MemoryData): readonly string[] {
  return data.comments.filter(({ state }) => state === 'published').map(({ id }) => id);
}

const states = ({ outbox }: Tab) => outbox.entries.map(({ state }) => state);
const emptied = ({ outbox }: Tab) => until(() => outbox.entries.length === 0, 'an empty outbox');

describe('withOutbox', () => {
  let name: string;
  let data: MemoryData;
  beforeEach(() => {
    name = newId();
    data = community();
  });

  it('sends as before where the network is there', async () => {
    const { discussion, outbox } = tab(name, way(), data);
    const one = draft();
    const { status, value } = await discussion.createComment(one);
    expect([status, value?.id, outbox.entries.length]).to.deep.equal(['published', one.id, 0]);
  });

  it('opens no database of the browser until there is something to keep', async () => {
    let opened = 0;
    const asked = (): IDBOpenDBRequest => {
      opened += 1;
      return indexedDB.open(`outbox of ${name}`);
    };
    const counting = { open: asked, databases: async () => [] } as unknown as IDBFactory;
    const route = way();
    const here = tab(name, route, data, { ...NEVER, indexedDB: counting });
    await here.discussion.createComment(draft());
    await here.outbox.send();
    expect(opened).to.equal(0);
    route.fate = () => 'lost';
    void here.discussion.createComment(draft()).catch(() => undefined);
    await until(() => opened === 1, 'a database');
    indexedDB.deleteDatabase(`outbox of ${name}`);
  });

  it('keeps what could not be sent, says so, and sends it when told that it works again', async () => {
    const route = way('lost');
    const here = tab(name, route, data);
    let told = 0;
    here.outbox.watch(() => (told += 1), { signal: new AbortController().signal });
    const one = draft();
    expect(await here.discussion.createComment(one)).to.deep.equal({ status: 'accepted' });
    const [entry] = here.outbox.entries;
    expect([entry?.id, entry?.draft]).to.deep.equal([one.id, one]);
    expect(told).to.be.greaterThan(0);
    route.fate = () => 'arrives';
    await here.outbox.send();
    await emptied(here);
    expect(published(data)).to.include(one.id);
  });

  it('sends when the browser says that the network is back', async () => {
    const route = way('lost');
    const here = tab(name, route, data);
    await here.discussion.createComment(draft());
    route.fate = () => 'arrives';
    window.dispatchEvent(new Event('online'));
    await emptied(here);
  });

  it('tries again by itself, later each time, and never all tabs at the same moment', async () => {
    const route = way('lost');
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
      if (waits.length === 11) route.fate = () => 'arrives';
    };
    const here = tab(name, route, data, { wait, random: () => 0.5 });
    await here.discussion.createComment(draft());
    await emptied(here);
    expect(waits.slice(0, 4)).to.deep.equal([750, 1_500, 3_000, 6_000]);
    expect(waits.at(-1)).to.equal(225_000);
  });

  it('keeps the order of a thread, and lets nothing overtake', async () => {
    const route = way('lost');
    const here = tab(name, route, data);
    const [one, two, three] = [draft(), draft(), draft()];
    await here.discussion.createComment(one);
    await here.discussion.createComment(two);
    route.fate = (id) => (id === one.id && route.sent.length < 6 ? 'lost' : 'arrives');
    expect((await here.discussion.createComment(three)).status).to.equal('accepted');
    while (here.outbox.entries.length > 0) await tick(here);
    const order = published(data).filter((id) => [one.id, two.id, three.id].includes(id));
    expect(order).to.deep.equal([one.id, two.id, three.id]);
  });

  it('does not keep what fails for good, and gives up where the caller does', async () => {
    const { discussion, outbox } = tab(name, way(), data);
    const locked = await discussion.createComment(draft({ thread: 'locked' })).catch((thrown: unknown) => thrown);
    expect((locked as PleinError).code).to.equal('locked');
    const aborted = await discussion
      .createComment(draft(), { signal: AbortSignal.abort() })
      .catch((thrown: unknown) => thrown);
    expect((aborted as DOMException).name).to.equal('AbortError');
    expect(outbox.entries).to.deep.equal([]);
  });

  it('stops at what is refused, says why, and goes on with the rest', async () => {
    const route = way('lost');
    const here = tab(name, route, data, AT_ONCE);
    const [bad, good] = [draft({ parent: newId() }), draft()];
    await here.discussion.createComment(bad);
    await here.discussion.createComment(good);
    route.fate = () => 'arrives';
    await until(() => states(here).join() === 'refused', 'one that is refused');
    expect(here.outbox.entries[0]?.problem?.code).to.equal('not-found');
    expect(published(data)).to.include(good.id);
    await here.outbox.cancel(bad.id);
    expect(here.outbox.entries).to.deep.equal([]);
  });

  it('sends what was refused once it is changed', async () => {
    const route = way('lost');
    const here = tab(name, route, data, AT_ONCE);
    const one = draft({ markdown: ' ' });
    await here.discussion.createComment(one);
    route.fate = () => 'arrives';
    await until(() => states(here).join() === 'refused', 'one that is refused');
    await here.outbox.change(one.id, 'Now with words');
    await emptied(here);
    expect(data.comments.find(({ id }) => id === one.id)?.markdown).to.equal('Now with words');
  });

  it('sends the text that was put in its place, also where the first may have arrived', async () => {
    for (const fate of ['lost', 'unanswered'] as const) {
      const route = way(fate);
      const here = tab(newId(), route, data);
      const one = draft();
      await here.discussion.createComment(one);
      await here.outbox.change(one.id, 'Better words');
      route.fate = () => 'arrives';
      await here.outbox.send();
      await emptied(here);
      const rows = data.comments.filter(({ id }) => id === one.id);
      expect(rows.map(({ markdown }) => markdown)).to.deep.equal(['Better words']);
    }
  });

  it('changes and takes out what is on its way, whatever becomes of that', async () => {
    for (const [deed, left] of [
      ['change', ['Better words']],
      ['cancel', []],
    ] as const) {
      const route = way('lost');
      const here = tab(newId(), route, data);
      const one = draft();
      await here.discussion.createComment(one);
      const gate = Promise.withResolvers<void>();
      route.fate = () => 'late';
      route.delay = () => gate.promise;
      await here.outbox.send();
      await until(() => states(here).join() === 'sending', 'one that is on its way');
      await here.outbox[deed](one.id, 'Better words');
      gate.resolve();
      const kept = () => data.comments.filter(({ id, state }) => id === one.id && state === 'published');
      await until(() => route.sent.length > 1 && here.outbox.entries.length === 0, 'that it has arrived');
      await until(() => kept().every(({ markdown }) => markdown !== one.markdown), 'what became of it');
      expect(kept().map(({ markdown }) => markdown)).to.deep.equal(left);
    }
  });

  it('takes out what is not wanted any more, also where it may have arrived', async () => {
    for (const fate of ['lost', 'unanswered'] as const) {
      const route = way(fate);
      const here = tab(newId(), route, data);
      const one = draft();
      await here.discussion.createComment(one);
      await here.outbox.cancel(one.id);
      expect(here.outbox.entries).to.deep.equal([]);
      const next = draft();
      route.fate = () => 'arrives';
      await here.outbox.send();
      await until(() => !published(data).includes(one.id), 'that it is gone');
      await here.discussion.createComment(next);
      await until(() => published(data).includes(next.id), 'the next');
      expect(published(data)).not.to.include(one.id);
    }
  });

  it('keeps one draft once, and no other under its id', async () => {
    const { discussion, outbox } = tab(name, way('lost'), data);
    const one = draft();
    for (const _ of [1, 2]) expect((await discussion.createComment(one)).status).to.equal('accepted');
    const other = await discussion.createComment({ ...one, markdown: 'Else' }).catch((thrown: unknown) => thrown);
    expect((other as PleinError).code).to.equal('conflict');
    expect(outbox.entries).to.have.lengthOf(1);
  });

  it('shows and sends nothing of another member, and forgets with who signs out', async () => {
    const route = way('lost');
    const here = tab(name, route, data);
    const [forgotten, next] = [draft(), draft()];
    await here.discussion.createComment(forgotten);
    const other = tab(name, route, data, NEVER, 'bram');
    await other.outbox.send();
    expect(other.outbox.entries).to.deep.equal([]);
    await here.backend.session.identify(undefined);
    expect(here.outbox.entries).to.deep.equal([]);
    route.fate = () => 'arrives';
    await here.backend.session.identify(async () => 'anna');
    await here.discussion.createComment(next);
    expect(here.outbox.entries).to.deep.equal([]);
    expect([published(data).includes(forgotten.id), published(data).includes(next.id)]).to.deep.equal([false, true]);
  });

  it('sends nothing of a member as another who takes their place', async () => {
    const route = way('lost');
    const here = tab(name, route, data, AT_ONCE);
    const drafts = [draft(), draft({ thread: 'delft' })];
    for (const each of drafts) await here.discussion.createComment(each);
    await here.backend.session.identify(async () => 'bram');
    route.fate = () => 'arrives';
    const own = draft();
    await here.discussion.createComment(own);
    await here.outbox.send();
    expect(here.outbox.entries).to.deep.equal([]);
    const theirs = data.comments.filter(({ id }) => drafts.some((each) => each.id === id));
    expect(theirs).to.deep.equal([]);
  });

  it('keeps things through the end of the page', async () => {
    const worker = new Worker(new URL('./support/outbox.worker.ts', import.meta.url), { type: 'module' });
    const drafts = [draft(), draft(), draft({ thread: 'delft' })];
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
    worker.postMessage({ name, drafts });
    await new Promise((resolve, reject) => {
      worker.addEventListener('message', resolve, { once: true });
      worker.addEventListener('error', reject, { once: true });
    });
    worker.terminate();
    const here = tab(name, way(), data);
    await until(() => drafts.every(({ id }) => published(data).includes(id)), 'what the other page had kept');
    await emptied(here);
  });

  it('keeps things in the page where the browser keeps nothing', async () => {
    const refusing = { open: () => raise(new DOMException('Refused.', 'SecurityError')) } as unknown as IDBFactory;
    const route = way('lost');
    const here = tab(name, route, data, { ...NEVER, indexedDB: refusing });
    const one = draft();
    expect((await here.discussion.createComment(one)).status).to.equal('accepted');
    expect(here.outbox.entries.map(({ id }) => id)).to.deep.equal([one.id]);
    route.fate = () => 'arrives';
    await here.outbox.send();
    await emptied(here);
    expect(published(data)).to.include(one.id);
  });

  it('shows the same in every tab, and sends from one', async () => {
    const route = way('lost');
    const [here, there] = [tab(name, route, data), tab(name, route, data)];
    const drafts = [draft(), draft({ thread: 'delft' })];
    await here.discussion.createComment(drafts[0]!);
    await there.discussion.createComment(drafts[1]!);
    for (const each of [here, there]) await until(() => each.outbox.entries.length === 2, 'both in each tab');
    route.fate = () => 'arrives';
    route.sent.length = 0;
    await Promise.all([here.outbox.send(), there.outbox.send()]);
    for (const each of [here, there]) await emptied(each);
    expect(route.sent.toSorted()).to.deep.equal(drafts.map(({ id }) => id).toSorted());
  });

  it('brings each thing that it keeps exactly once, in order, whatever the network does', async () => {
    const fate = fc.constantFrom<Fate>('arrives', 'lost', 'unanswered', 'twice', 'late');
    const write = fc.record({ tab: fc.nat(1), thread: fc.constantFrom('long', 'delft') });
    const plan = fc.record({ fates: fc.array(fate, { maxLength: 30 }), writes: fc.array(write, { maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(plan, async ({ fates, writes }) => {
        const shared = newId();
        const community_ = community();
        const left = [...fates];
        const route: Way = { ...way(), fate: () => left.shift() ?? 'arrives' };
        const tabs = [tab(shared, route, community_, AT_ONCE), tab(shared, route, community_, AT_ONCE)];
        const lines = [0, 1].map(async (number) => {
          const ids: string[] = [];
          for (const { thread } of writes.filter((each) => each.tab === number)) {
            const one = draft({ thread });
            await tabs[number]!.discussion.createComment(one);
            ids.push(one.id);
          }
          return ids;
        });
        const written = await Promise.all(lines);
        for (const each of tabs) await emptied(each);
        for (const ids of written) {
          const own = community_.comments.filter(({ id }) => ids.includes(id));
          expect(own.length).to.equal(ids.length);
          for (const thread of ['long', 'delft']) {
            const arrived = own.filter((row) => row.thread === thread).map(({ id }) => id);
            expect(arrived).to.deep.equal(ids.filter((id) => arrived.includes(id)));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('leaves alone a backend that takes no comments', () => {
    const { discussion, ...rest } = over(way(), data, 'anna');
    const { createComment: _, ...reading } = discussion!;
    expect(withOutbox({ ...rest, discussion: reading }).outbox).to.equal(undefined);
    expect(withOutbox(rest)).to.equal(rest);
  });
});

/** Sends once, and lets what that does come about. */
async function tick({ outbox }: Tab): Promise<void> {
  await outbox.send();
  await new Promise((resolve) => setTimeout(resolve));
}

function raise(error: Error): never {
  throw error;
}
