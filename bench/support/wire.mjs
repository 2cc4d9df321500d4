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

/**
 * The scripts that a signed-in reader's page fetches beyond those: `signedIn` by itself, until there is a way in, and
 * `writing` from pressing that until a comment is there to read. `needed` are those of the latter without which nothing
 * can be typed and sent, which a second page with no others proves; the others come by themselves meanwhile.
 */
export async function scriptsOfWriting() {
  const served = await serve(50);
  const browser = await chromium.launch({ executablePath: find('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  const address = async (name) => `${served.url}/plein.html?comments=50&token=${await served.token(name)}`;
  try {
    const page = await browser.newPage();
    const scripts = collected(page);
    await page.goto(await address('ann'));
    const wayIn = page.getByRole('button', { name: 'Write a comment' });
    await wayIn.waitFor();
    await quiet(scripts);
    const signedIn = [...scripts.keys()];
    await write(page, wayIn);
    await quiet(scripts);
    const writing = [...scripts.keys()].filter((path) => !signedIn.includes(path));
    const needed = writing.filter((path) => !HELPING.test(path));
    await proveSending(await (await browser.newContext()).newPage(), await address('bob'), [...signedIn, ...needed]);
    const coded = (paths) => Promise.all(paths.map(async (path) => ({ path, code: await scripts.get(path).body() })));
    return { signedIn: await coded(signedIn), writing: await coded(writing), needed: await coded(needed) };
  } finally {
    await browser.close();
    await served.stop();
  }
}

/** The toolbar and the like with their words, and what is shown of what could not be sent. */
const HELPING = /chunks\/(aids|en|waiting|choices)/;

async function write(page, wayIn) {
  await wayIn.click();
  const field = page.getByRole('textbox', { name: 'Your comment' });
  await field.fill('What I think of it.');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await page.getByRole('article').filter({ hasText: 'What I think of it.' }).waitFor();
  await page.getByText('Your comment is posted.').waitFor({ state: 'attached' });
}

/** A page that gets these scripts and no others lets somebody type and send, or this throws. */
async function proveSending(page, address, paths) {
  await page.route(`**${MOUNTED}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(MOUNTED.length);
    return paths.includes(path) ? route.continue() : route.abort();
  });
  await page.goto(address);
  await write(page, page.getByRole('button', { name: 'Write a comment' }));
}

/** Nothing more has come for a second. The stream of what happens never ends, so that the network is never idle. */
async function quiet(scripts) {
  for (let seen = -1; seen < scripts.size;) {
    seen = scripts.size;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** The answers to what a page asks for from `dist/cdn`, by path, as they come. */
function collected(page) {
  const responses = new Map();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith(MOUNTED)) responses.set(pathname.slice(MOUNTED.length), response);
  });
  return responses;
}

/** What a page fetches until it follows the thread, and whether it asked for it before or after the thread was there. */
async function fetchedBy(page, address) {
  const responses = collected(page);
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
      path,
      code: await response.body(),
      asked: late.includes(MOUNTED + path) ? 'after' : 'before',
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
