import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { seeded } from '../proof/support/random.ts';
import { setScene } from './support/demo.ts';
import { startNetwork, type Network } from './support/network.ts';
import { shifts } from './support/shifts.ts';
import { visit, type Visitor } from './support/visitor.ts';

const SEED = Number(process.env['PLEIN_SEED'] ?? 20_261_122);
const POLL = 'wulp-voordrager';
const RUN = randomUUID().slice(0, 8);

interface Told {
  readonly parent?: string;
  readonly words: string;
  readonly helpful: number;
  readonly liked: number;
}

describe(`two members and a reader on a network that loses, repeats and reorders (seed ${SEED})`, () => {
  let network: Network;
  before(async () => {
    network = await startNetwork(seeded(SEED));
  });
  const scene = setScene(() => ({ origins: [network.url] }));
  let koen: Visitor;
  let samira: Visitor;
  let reader: Visitor;
  let votersBefore: number;
  /** Those who had not voted before. */
  let newVoters = 0;

  before(async () => {
    network.lead(scene.demo.url);
    [koen, samira, reader] = await Promise.all([enter('koen'), enter('samira'), enter()]);
    votersBefore = await voters();
    // In the midst of what may move.
    await reader.thread.getByRole('article').last().scrollIntoViewIfNeeded();
    network.become('rough');
  });
  after(() => network.close());

  async function enter(person?: string): Promise<Visitor> {
    const visitor = await visit(scene.browser, network.url);
    await visitor.go('/wulp');
    if (person === undefined) await visitor.thread.getByRole('button', { name: 'Sign in' }).waitFor();
    else {
      await visitor.signIn(person);
      await visitor.thread.getByRole('button', { name: 'Write a comment' }).first().waitFor();
      // What may be done is read beside the page, and when that fails the thread says so, until it has read it by itself.
      const again = visitor.thread.getByRole('button', { name: 'Try again' });
      const tryAgain = () => again.click({ timeout: 1_000 }).catch(() => undefined);
      await visitor.page.addLocatorHandler(again, tryAgain, { noWaitAfter: true });
    }
    return visitor;
  }

  const texts = (name: string) => ['first', 'second', 'third'].map((word) => `${name} ${word} ${RUN}`);
  const [koens, samiras] = [texts('koen'), texts('samira')];

  it('brings everything that two members do at the same time', async () => {
    await Promise.all([takePart(koen, koens, samiras[0]!), takePart(samira, samiras, koens[0]!)]);
  });

  it('has done each harm to them', () => {
    for (const [what, times] of Object.entries(network.harm)) assert.ok(times > 0, `nothing was ${what}`);
  });

  it('leaves nothing lost or doubled at the server, and both browsers as the server is', async (context) => {
    network.become('calm');
    context.diagnostic(JSON.stringify(network.harm));
    const expected = [koens, samiras].flatMap(([first, second]) => [
      { words: first!, helpful: 1, liked: 1 },
      { words: `${second} (better)`, helpful: 0, liked: 0 },
      { words: `Reply to ${first}`, parent: first!, helpful: 0, liked: 0 },
    ]);
    assert.deepEqual(byWords(await toldByServer()), byWords(expected));
    const words = expected.map((each) => each.words);
    for (const [visitor, own, other] of [
      [koen, koens[0]!, samiras[0]!],
      [samira, samiras[0]!, koens[0]!],
    ] as const) {
      for (const text of words) await see(visitor, text);
      assert.deepEqual((await shownTo(visitor)).toSorted(), words.toSorted());
      await visitor.page.reload();
      for (const text of words) await see(visitor, text);
      await visitor.posted(own).getByText('Helpful to 1').waitFor();
      await visitor.posted(other).getByRole('button', { name: 'Helpful 1', pressed: true }).waitFor();
      await poll(visitor)
        .getByText(/You voted for .*tas/)
        .waitFor();
      assert.deepEqual(visitor.complaints, []);
    }
    assert.deepEqual(await shownTo(koen), await shownTo(samira));
    assert.equal(await voters(), votersBefore + newVoters);
  });

  it('has moved nothing under who only read', async () => {
    await reader.thread.getByRole('button', { name: /new comments?$/ }).waitFor();
    assert.deepEqual(await shifts(reader.page), []);
    assert.deepEqual(reader.complaints, []);
  });

  /** Posts three, changes and deletes two of them, and replies, likes and finds helpful what the other wrote first. */
  async function takePart(me: Visitor, [first, second, third]: readonly string[], other: string): Promise<void> {
    for (const text of [first!, second!]) {
      await me.post(text);
      await me.posted(text).or(me.waiting(text)).first().waitFor();
    }
    await me.context.setOffline(true);
    await me.post(third!);
    await me.waiting(third!).waitFor();
    await me.context.setOffline(false);
    await see(me, other);
    const theirs = me.posted(other).first();
    await theirs.getByRole('button', { name: 'Reply' }).click();
    await me.thread.getByRole('textbox', { name: /reply/i }).fill(`Reply to ${other}`);
    await me.thread.getByRole('button', { name: 'Post reply' }).click();
    await insist(me, theirs, /helpful$/, () =>
      theirs.getByRole('button', { name: /^Helpful/, pressed: false }).click(),
    );
    await insist(me, theirs, /reactions/, async () => {
      await theirs.getByRole('button', { name: 'React' }).click();
      await me.page.locator('plein-reaction-picker').getByRole('button', { name: 'Like' }).click();
    });
    await me.posted(second!).getByRole('button', { name: 'Edit', exact: true }).click();
    await me.thread.getByRole('textbox', { name: 'Change your comment' }).fill(`${second} (better)`);
    await insist(me, me.thread, /comments\/[^/]+$/, () =>
      me.thread.getByRole('button', { name: 'Save', exact: true }).click(),
    );
    await insist(me, me.posted(third!), /comments\/[^/]+$/, () =>
      me.posted(third!).getByRole('button', { name: 'Delete' }).click(),
    );
    await vote(me);
    await me.posted(`Reply to ${other}`).last().waitFor();
  }

  async function vote(me: Visitor): Promise<void> {
    const change = poll(me).getByRole('button', { name: 'Change my vote' });
    if (await change.isVisible()) await change.click();
    else newVoters += 1;
    await poll(me).getByRole('radio', { name: 'tas' }).check();
    await insist(me, poll(me), /ballot$/, () => poll(me).getByRole('button', { name: 'Vote', exact: true }).click());
  }

  const poll = ({ page }: Visitor) => page.locator(`plein-feedback-poll[poll="${POLL}"]`);

  async function voters(): Promise<number> {
    const answer = await fetch(`${scene.demo.community}/v1/polls/${POLL}`);
    return ((await answer.json()) as { voterCount: number }).voterCount;
  }

  /** All that was said here, as the protocol tells it. */
  async function toldByServer(): Promise<Told[]> {
    const answer = await fetch(`${scene.demo.community}/v1/threads/product-wulp?order=newest&limit=50`);
    const { items } = (await answer.json()) as { items: { comment: Row; replies: { items: Row[] } }[] };
    const rows = items.flatMap(({ comment, replies }) => [comment, ...replies.items]);
    const wordsOf = (row: Row | undefined) => new RegExp(`[^"]*${RUN}[^"]*`).exec(JSON.stringify(row?.text))?.[0];
    return rows.flatMap((row) => {
      const words = wordsOf(row);
      const parent = wordsOf(rows.find(({ id }) => id === row.parent));
      const { helpfulCount: helpful = 0, reactions } = row;
      return words === undefined ? [] : [{ words, ...(parent && { parent }), helpful, liked: reactions['like'] ?? 0 }];
    });
  }
});

interface Row {
  readonly id: string;
  readonly parent?: string;
  readonly text: unknown;
  readonly helpfulCount?: number;
  readonly reactions: Readonly<Record<string, number>>;
}

function byWords(told: readonly Told[]): readonly Told[] {
  return told.toSorted((a, b) => a.words.localeCompare(b.words));
}

/** What was said here, in the order in which it stands on somebody's page. */
async function shownTo(visitor: Visitor): Promise<string[]> {
  const all = await visitor.thread.locator('article [part~="text"]').allInnerTexts();
  return all.map((text) => text.trim()).filter((text) => text.includes(RUN));
}

/** Lets come what waits behind "new comments" until that text is there. */
async function see(visitor: Visitor, text: string): Promise<void> {
  const shown = visitor.posted(text).first();
  const more = visitor.thread.getByRole('button', { name: /new comments?$/ });
  while (!(await shown.isVisible())) {
    await shown.or(more).first().waitFor();
    if (await more.isVisible()) await more.click();
  }
}

/** Does it, and does it again where the page says that it failed, as somebody would who means it. */
async function insist(visitor: Visitor, where: Locator, at: RegExp, deed: () => Promise<void>): Promise<void> {
  for (;;) {
    const done = visitor.page
      .waitForResponse((response) => at.test(new URL(response.url()).pathname) && response.ok())
      .then(() => true);
    const failed = where
      .locator('[part~="problem"]')
      .first()
      .waitFor()
      .then(() => false);
    const outcome = Promise.race([done, failed]);
    for (const either of [done, failed, outcome]) either.catch(() => undefined);
    await deed();
    if (await outcome) return;
  }
}
