import type { Browser } from 'playwright-core';
import { interleaved, withPage } from '../support/browser.ts';
import { beside, within, type Figure } from '../support/figures.ts';
import type { Served } from '../support/process.ts';

interface Painted {
  readonly first: number;
  readonly all: number;
  readonly elements: number;
}

/** How soon the first and all comments of a page are painted in a new profile, and of how many elements each is made. */
export async function open(browser: Browser, address: string, comments: number): Promise<Painted> {
  return withPage(browser, async (page) => {
    const painted = page.waitForEvent('console', (message) => message.text() === 'painted');
    await page.goto(`${address}${address.includes('?') ? '&' : '?'}comments=${comments}`, { waitUntil: 'commit' });
    await painted;
    return page.evaluate(() => {
      const { first, all } = (globalThis as unknown as { bench: Painted }).bench;
      const host = document.querySelector('#thread')!;
      const root = host.shadowRoot ?? host;
      const sizes = [...root.querySelectorAll('article')].map((article) => article.querySelectorAll('*').length);
      return { first, all, elements: sizes.reduce((sum, each) => sum + each, 0) / sizes.length };
    });
  });
}

/**
 * Fifty comments of a thread of 10,000: a page by hand, a minimal Lit page, and the widget, on a page that names its files
 * and on one with the script tag alone.
 */
export async function opening(browser: Browser, { url }: Served, rounds: number): Promise<readonly Figure[]> {
  const pages = { vanilla: 'vanilla.html', Lit: 'lit.html', Plein: 'plein.html', tag: 'plein.html?tag=alone' };
  const samples = await interleaved(
    Object.fromEntries(
      Object.entries(pages).map(([name, path]) => [name, () => open(browser, `${url}/${path}`, 50)] as const),
    ),
    { rounds, warmUps: 2 },
  );
  const of = (name: keyof typeof pages, what: keyof Painted) => samples.get(name)!.map((sample) => sample[what]);
  return [
    beside('first of 50 painted, ms (Lit page)', of('Plein', 'first'), of('Lit', 'first'), 1.25),
    beside('all of 50 painted, ms (Lit page)', of('Plein', 'all'), of('Lit', 'all'), 1.4),
    beside('first of 50 painted, script tag alone, ms (Lit page)', of('tag', 'first'), of('Lit', 'first')),
    beside('all of 50 painted, script tag alone, ms (Lit page)', of('tag', 'all'), of('Lit', 'all')),
    beside('all of 50 painted, ms (vanilla page)', of('Plein', 'all'), of('vanilla', 'all')),
    within('elements a comment', of('Plein', 'elements').slice(0, 1), 25),
  ];
}
