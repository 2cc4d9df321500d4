import type { Browser, Page } from 'playwright-core';
import { interleaved, summed, withPage } from '../support/browser.ts';
import type { Served } from '../support/process.ts';
import { during, watch } from '../support/watch.ts';
import { write } from '../support/write.ts';

const COMMENTS = 10_000;
const WORDS = 'How many kilometres does a belt last in all weathers?';

interface Loaded {
  readonly all: number;
  readonly first: number;
  /** Megabytes of JavaScript objects, after a collection. */
  readonly heap: number;
}

/** Ten thousand comments on one page, come as one answer: painted, remembered, scrolled, written under and added to. */
export async function many(browser: Browser, served: Served, rounds: number): Promise<readonly object[]> {
  const pages = { Lit: 'lit.html', Plein: 'plein.html' };
  const loaded = await interleaved(
    Object.fromEntries(
      Object.entries(pages).map(([name, path]) => [
        name,
        () => withPage(browser, (page) => load(page, `${served.url}/${path}?thread=all`)),
      ]),
    ),
    { rounds: Math.max(3, Math.floor(rounds / 3)), warmUps: 1 },
  );
  const rows: object[] = [];
  for (const [name, own] of loaded) {
    for (const what of ['first', 'all', 'heap'] as const) {
      const [value, spread, times] = summed(
        own.map((sample) => sample[what]),
        loaded.get('Lit')!.map((sample) => sample[what]),
      );
      rows.push({
        what: `10,000: ${what === 'heap' ? 'heap, MB' : `${what} painted, ms`}, ${name}`,
        value,
        spread,
        'times Lit': times,
      });
    }
  }
  return rows;
}

async function load(page: Page, address: string): Promise<Loaded> {
  await page.goto(`${address}&comments=${COMMENTS}`);
  await page.waitForFunction(
    () => (globalThis as unknown as { bench: Partial<Loaded> }).bench.all !== undefined,
    undefined,
    {
      timeout: 120_000,
    },
  );
  await page.waitForTimeout(1_000);
  return page.evaluate(() => {
    const { gc, bench } = globalThis as unknown as { gc(): void; bench: Loaded };
    gc();
    const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
    return { first: bench.first, all: bench.all, heap: memory.usedJSHeapSize / 2 ** 20 };
  });
}

/** What keeps the page with ten thousand comments from answering while it is scrolled and while comments come. */
export async function using(browser: Browser, served: Served): Promise<readonly object[]> {
  return withPage(browser, async (page) => {
    await watch(page);
    await load(page, `${served.url}/plein.html?thread=all`);
    const scrolling = await during(page, async () => {
      await page.mouse.move(300, 300);
      for (let turn = 0; turn < 40; turn += 1) {
        await page.mouse.wheel(0, 3_000);
        await page.waitForTimeout(50);
      }
    });
    const receiving = await during(page, () => post(served, 5));
    return tasksOf({ scrolling, receiving });
  });
}

/** How soon a key is painted in the composer under ten thousand comments, beside a bare field on an empty page. */
export async function typing(browser: Browser, served: Served): Promise<readonly object[]> {
  const bare = await withPage(browser, async (page) => {
    await watch(page);
    await page.goto(`${served.url}/textarea.html`);
    await page.getByRole('textbox').click();
    return (await during(page, () => page.keyboard.type(WORDS, { delay: 40 }))).keys;
  });
  return withPage(browser, async (page) => {
    await watch(page);
    await load(page, `${served.url}/plein.html?thread=all&token=${await served.token('writer')}`);
    await page.locator('[part~="prompt"]:not([aria-hidden])').click({ timeout: 60_000 });
    await page.getByRole('textbox').first().focus();
    const typed = await during(page, () => page.keyboard.type(WORDS, { delay: 40 }));
    const [value, spread, times] = summed(typed.keys, bare);
    const [bareValue, bareSpread] = summed(bare, bare);
    return [
      { what: 'key painted, bare field, ms', value: bareValue, spread: bareSpread },
      { what: 'key painted, Plein with 10,000, ms', value, spread, 'times the field': times },
      ...tasksOf({ typing: typed }),
    ];
  });
}

function tasksOf(watched: Readonly<Record<string, { readonly tasks: readonly number[] }>>): readonly object[] {
  return Object.entries(watched).map(([what, { tasks }]) => ({
    what: `longest task over 50 ms while ${what}, ms`,
    value: Math.round(Math.max(0, ...tasks)),
    spread: `${tasks.length} of them`,
  }));
}

/** Comments by somebody else. */
async function post(served: Served, count: number): Promise<void> {
  const session = await served.signIn('somebody-else');
  for (let index = 0; index < count; index += 1) {
    await write(served, session, `Number ${index}: mine has done 12,000 km.`);
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
  }
}
