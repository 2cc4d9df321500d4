import { chromium } from 'playwright-core';
import { find } from '../../scripts/browsers.mjs';
import { serve } from './process.ts';

/** Where the bench's server has `dist/cdn`. */
const MOUNTED = '/plein/';

/**
 * The scripts that a browser fetches, through the one script tag, until a signed-out reader sees a thread of fifty
 * comments and follows it live: their paths in `dist/cdn` and their code, as built.
 */
export async function scriptsOfReading() {
  const served = await serve(50);
  const browser = await chromium.launch({ executablePath: find('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const scripts = new Map();
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.set(new URL(response.url()).pathname, response);
    });
    const following = page.waitForRequest((request) => new URL(request.url()).pathname === '/v1/live');
    await page.goto(`${served.url}/plein.html?comments=50`);
    await page.getByRole('article').nth(49).waitFor();
    await following;
    const files = [...scripts].filter(([path]) => path.startsWith(MOUNTED));
    return await Promise.all(
      files.map(async ([path, response]) => ({ path: path.slice(MOUNTED.length), code: await response.body() })),
    );
  } finally {
    await browser.close();
    await served.stop();
  }
}
