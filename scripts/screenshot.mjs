import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { find } from './browsers.mjs';

/** Makes docs/screenshot.png, the README's picture, of a demo seeded for it. Needs the library built. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const picture = join(root, 'docs/screenshot.png');
const MOST_BYTES = 300 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'plein-screenshot-'));
const demo = startDemo();
try {
  await photograph(await addressOf(demo));
} finally {
  demo.kill('SIGTERM');
  await once(demo, 'exit');
  rmSync(folder, { recursive: true });
}
const { size } = statSync(picture);
console.log(`docs/screenshot.png, ${Math.ceil(size / 1024)} kB`);
if (size > MOST_BYTES) {
  console.error('That is more than 300 kB: take less of the page, or take it smaller.');
  process.exitCode = 1;
}

function startDemo() {
  const flags = ['--conditions=plein-source', '--disable-warning=ExperimentalWarning'];
  const env = { ...process.env, PORT: '0', PLEIN_REAL_DATA: folder };
  return spawn(process.execPath, [...flags, join(root, 'demo/main.ts')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function addressOf({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    const [, address] = /(http:\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('The demo did not start; see above.');
}

/** A poll, three members and a discussion, as somebody who is signed in sees them. */
async function photograph(address) {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath: find('chromium'), args });
  const context = { viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Amsterdam' };
  const page = await browser.newPage({ ...context, deviceScaleFactor: 0.75, colorScheme: 'light' });
  await page.goto(address);
  await page.click('#account-button');
  await page.click('[data-person="koen"]');
  await page.getByText('Koen van Rijswijk').first().waitFor();
  await page.locator('plein-feedback-poll table').waitFor();
  await page.getByRole('button', { name: 'Reply' }).first().waitFor();
  await page.locator('plein-member-card').last().getByText('Anneke').waitFor();
  const top = await edgeOf(page, '#name-title');
  const bottom = await edgeOf(page, '#blog-title');
  await page.screenshot({
    path: picture,
    fullPage: true,
    clip: { x: 0, y: top - 60, width: 1280, height: bottom - top + 620 },
  });
  await browser.close();
}

function edgeOf(page, selector) {
  return page.locator(selector).evaluate((element) => element.getBoundingClientRect().top + scrollY);
}
