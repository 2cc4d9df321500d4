import type { Browser, Page } from 'playwright-core';
import { interleaved, withPage } from '../support/browser.ts';
import { beside, type Figure } from '../support/figures.ts';
import type { Served } from '../support/process.ts';

const COMMENTS = 10_000;

interface Loaded {
  readonly first: number;
  readonly all: number;
  /** Megabytes of JavaScript objects, after a collection. */
  readonly heap: number;
}

/** Ten thousand comments on one page, come as one answer: painted and remembered. */
export async function many(browser: Browser, served: Served, rounds: number): Promise<readonly Figure[]> {
  const pages = { Lit: 'lit.html', Plein: 'plein.html' };
  const loaded = await interleaved(
    Object.fromEntries(
      Object.entries(pages).map(([name, path]) => [
        name,
        () => withPage(browser, (page) => load(page, `${served.url}/${path}?thread=all`)),
      ]),
    ),
    { rounds: Math.max(3, Math.ceil(rounds / 2)), warmUps: 1 },
  );
  const of = (name: keyof typeof pages, what: keyof Loaded) => loaded.get(name)!.map((sample) => sample[what]);
  return [
    beside('first of 10,000 painted, ms (Lit page)', of('Plein', 'first'), of('Lit', 'first')),
    beside('all of 10,000 painted, ms (Lit page)', of('Plein', 'all'), of('Lit', 'all'), 1.5),
    beside('heap with 10,000, MB (Lit page)', of('Plein', 'heap'), of('Lit', 'heap'), 2.5),
  ];
}

/** Opens a page that shows ten thousand comments, until it does. */
export async function load(page: Page, address: string): Promise<Loaded> {
  await page.goto(`${address}&comments=${COMMENTS}`);
  await page.waitForFunction(
    () => (globalThis as unknown as { bench: Partial<Loaded> }).bench.all !== undefined,
    undefined,
    { timeout: 120_000 },
  );
  await page.waitForTimeout(1_000);
  return page.evaluate(() => {
    const { gc, bench } = globalThis as unknown as { gc(): void; bench: Loaded };
    gc();
    const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
    return { first: bench.first, all: bench.all, heap: memory.usedJSHeapSize / 2 ** 20 };
  });
}
