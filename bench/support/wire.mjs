import { chromium } from 'playwright-core';
import { find } from '../../scripts/browsers.mjs';
import { serve } from './process.ts';

/** Where the bench's server has `dist/cdn`. */
const MOUNTED = '/plein/';

/**
 * The scripts that a browser fetches, through the one script tag, for a signed-out reader of a thread of fifty comments:
 * `reading` those without which the comments do not stand on the page, which a second page with nothing else proves, and
 * `after` those that the page asks for by itself once they do, up to following the thread live. Each with its path in
 * `dist/cdn` and its code, as built.
 */
export async function scriptsOfReading() {
  const served = await serve(50);
  const browser = await chromium.launch({ executablePath: find('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const address = `${served.url}/plein.html?comments=50`;
    const scripts = await fetchedBy(await browser.newPage(), address);
    const reading = scripts.filter(({ asked }) => asked === 'before');
    await proveEnough(await (await browser.newContext()).newPage(), address, new Set(reading.map(({ path }) => path)));
    return { reading, after: scripts.filter(({ asked }) => asked === 'after') };
  } finally {
    await browser.close();
    await served.stop();
  }
}

/** What a page fetches until it follows the thread, and whether it asked for it before or after the thread was there. */
async function fetchedBy(page, address) {
  const responses = new Map();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith(MOUNTED)) responses.set(pathname, response);
  });
  await page.addInitScript(() => {
    document.addEventListener('plein-thread-loaded', () => performance.mark('loaded'), { once: true });
  });
  const following = page.waitForRequest((request) => new URL(request.url()).pathname === '/v1/live');
  await page.goto(address);
  await lastComment(page);
  await following;
  const late = await page.evaluate(() => {
    const [{ startTime: loaded }] = performance.getEntriesByName('loaded');
    const entries = performance.getEntriesByType('resource').filter(({ startTime }) => startTime > loaded);
    return entries.map(({ name }) => new URL(name).pathname);
  });
  return Promise.all(
    [...responses].map(async ([path, response]) => ({
      path: path.slice(MOUNTED.length),
      code: await response.body(),
      asked: late.includes(path) ? 'after' : 'before',
    })),
  );
}

/** A page that gets these scripts and no others shows every comment, or this throws. */
async function proveEnough(page, address, paths) {
  await page.route(`**${MOUNTED}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(MOUNTED.length);
    return paths.has(path) ? route.continue() : route.abort();
  });
  await page.goto(address);
  await lastComment(page);
}

async function lastComment(page) {
  await page.getByRole('article').nth(49).waitFor();
}
