import { chromium, type Browser } from 'playwright-core';
import { find } from '../scripts/browsers.mjs';
import { median, report } from './support/report.mjs';
import { serve } from './support/process.ts';

/**
 * How soon the first and all of a page's fifty comments, of a thread of 10,000, are painted: by the widget, and by a page
 * written by hand that renders the same JSON. One browser, interleaved, each time a new profile; medians and spread.
 */
const ROUNDS = 15;
const COMMENTS = 50;
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

interface Painted {
  readonly first: number;
  readonly all: number;
}

async function open(browser: Browser, url: string): Promise<Painted & { readonly elements: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await page.goto(`${url}?comments=${COMMENTS}`);
    await page.waitForFunction(() => (globalThis as unknown as { bench: Partial<Painted> }).bench.all !== undefined);
    return await page.evaluate(() => {
      const { first, all } = (globalThis as unknown as { bench: Painted }).bench;
      const host = document.querySelector('#thread')!;
      const root = host.shadowRoot ?? host;
      return {
        first,
        all,
        elements: root.querySelectorAll('article *').length / root.querySelectorAll('article').length,
      };
    });
  } finally {
    await context.close();
  }
}

const served = await serve(10_000);
const executablePath = find('chromium');
if (executablePath === undefined)
  throw new Error('This bench needs Chromium: install it, or name it in CHROMIUM_PATH.');
const browser = await chromium.launch({ executablePath, args: FLAGS });
const pages = { vanilla: `${served.url}/vanilla.html`, Plein: `${served.url}/plein.html` };
const samples: Record<keyof typeof pages, (Painted & { elements: number })[]> = { vanilla: [], Plein: [] };
try {
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const name of ['vanilla', 'Plein'] as const) {
      const sample = await open(browser, pages[name]);
      if (round >= 0) samples[name].push(sample);
    }
  }
} finally {
  await browser.close();
  await served.stop();
}

const middle = (name: keyof typeof pages, of: keyof Painted): number =>
  median(samples[name].map((sample) => sample[of]));
const spread = (name: keyof typeof pages, of: keyof Painted): string => {
  const times = samples[name].map((sample) => sample[of]);
  return `${Math.round(Math.min(...times))}–${Math.round(Math.max(...times))}`;
};
await report(
  'thread',
  (['vanilla', 'Plein'] as const).map((name) => ({
    page: name,
    'first ms': Math.round(middle(name, 'first')),
    'first spread': spread(name, 'first'),
    'all ms': Math.round(middle(name, 'all')),
    'all spread': spread(name, 'all'),
    'first, times vanilla': Number((middle(name, 'first') / middle('vanilla', 'first')).toFixed(2)),
    'all, times vanilla': Number((middle(name, 'all') / middle('vanilla', 'all')).toFixed(2)),
    'elements a comment': Number(samples[name][0]!.elements.toFixed(1)),
  })),
  { rounds: ROUNDS, bytes: served.bytes },
);
