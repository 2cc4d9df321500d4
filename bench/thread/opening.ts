import type { Browser } from 'playwright-core';
import { interleaved, summed, withPage } from '../support/browser.ts';
import type { Served } from '../support/process.ts';

interface Painted {
  readonly first: number;
  readonly all: number;
  readonly elements: number;
}

/** How soon the first and all comments of a page are painted in a new profile, and of how many elements each is made. */
export async function open(browser: Browser, address: string, comments: number): Promise<Painted> {
  return withPage(browser, async (page) => {
    await page.goto(`${address}${address.includes('?') ? '&' : '?'}comments=${comments}`);
    await page.waitForFunction(() => (globalThis as unknown as { bench: Partial<Painted> }).bench.all !== undefined);
    return page.evaluate(() => {
      const { first, all } = (globalThis as unknown as { bench: Painted }).bench;
      const host = document.querySelector('#thread')!;
      const root = host.shadowRoot ?? host;
      const within = [...root.querySelectorAll('article')].map((article) => article.querySelectorAll('*').length);
      return { first, all, elements: within.reduce((sum, each) => sum + each, 0) / within.length };
    });
  });
}

/** Fifty comments of a thread of 10,000: a page by hand, a minimal Lit page, and the widget. */
export async function opening(browser: Browser, { url }: Served, rounds: number): Promise<readonly object[]> {
  const pages = { vanilla: 'vanilla.html', Lit: 'lit.html', Plein: 'plein.html' };
  const samples = await interleaved(
    Object.fromEntries(
      Object.entries(pages).map(([name, path]) => [name, () => open(browser, `${url}/${path}`, 50)] as const),
    ),
    { rounds, warmUps: 2 },
  );
  return [...samples].flatMap(([name, own]) =>
    (['first', 'all'] as const).map((what) => {
      const [ms, spread, times] = summed(
        own.map((sample) => sample[what]),
        samples.get('Lit')!.map((sample) => sample[what]),
      );
      const elements = Number(own[0]!.elements.toFixed(1));
      return { what: `${what} of 50 painted, ${name}`, ms, spread, 'times Lit': times, elements };
    }),
  );
}
