import { chromium, type Browser, type Page } from 'playwright-core';
import { find } from '../../scripts/browsers.mjs';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];

/** One browser for a whole bench. */
export async function withBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const executablePath = find('chromium');
  if (executablePath === undefined)
    throw new Error('This bench needs Chromium: install it, or name it in CHROMIUM_PATH.');
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A page in a new profile, for the time of `work`. */
export async function withPage<Result>(browser: Browser, work: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext();
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Runs each contender in turn, round after round, so that what slows the machine slows them alike. */
export async function interleaved<Sample>(
  contenders: Readonly<Record<string, () => Promise<Sample>>>,
  { rounds, warmUps = 1 }: { readonly rounds: number; readonly warmUps?: number },
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const samples = new Map<string, Sample[]>(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(contenders)) {
      const sample = await measure();
      if (round >= 0) samples.get(name)!.push(sample);
    }
  }
  return samples;
}
