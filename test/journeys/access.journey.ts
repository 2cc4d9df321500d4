import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { setScene, type Scene } from './support/demo.ts';
import { shifts, watchShifts } from './support/shifts.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PAGES = ['/', '/wulp', '/grutto', '/events', '/community', '/thread?thread=wulp-riem-piept', '/archive'];
/** Those on which nothing whose height only the server knows stands above what is in sight. */
const STILL = new Set(['/', '/wulp', '/thread?thread=wulp-riem-piept']);
/** What the page of one conversation says until it knows its title. */
const PLACEHOLDER = /^(Gesprek|Conversation)$/;
type Look = 'light' | 'dark' | 'narrow' | 'rtl' | 'dutch';
const LOOKS: readonly Look[] = ['light', 'dark', 'narrow', 'rtl', 'dutch'];

/** What each widget shows once it has something to show. */
const READY = {
  'plein-discussion-thread': '[part~="thread"]:not(:has(.loading))',
  'plein-feedback-poll': 'table, fieldset',
  'plein-event-list': 'article',
  'plein-member-card': '[part~="name"], h2, h3, dl',
};

/** A browser in which somebody has signed in. */
async function enter({ browser, demo }: Scene, look: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    // The checker is put into the page, which its policy would not take.
    bypassCSP: true,
    locale: look === 'dutch' ? 'nl-NL' : 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    colorScheme: look === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
    viewport: { width: look === 'narrow' ? 320 : 1_280, height: 800 },
  });
  await watchShifts(context);
  if (look === 'rtl') await turnRound(context);
  await context.request.post(`${demo.url}/account/session`, { data: { person: 'koen' } });
  return context;
}

/** Has every page read from right to left before anything of it is there. */
async function turnRound(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    new MutationObserver((_, observer) => {
      document.documentElement.dir = 'rtl';
      observer.disconnect();
    }).observe(document, { childList: true });
  });
}

/**
 * The page once its widgets are there, for somebody who is signed in, and what the widgets have moved. They come when the
 * site's own words and names stand: what those move is the site's.
 */
async function open(
  context: BrowserContext,
  { demo }: Scene,
  path: string,
): Promise<{ readonly page: Page; readonly moved: readonly string[] }> {
  const page = await context.newPage();
  const { promise: stands, resolve: letCome } = Promise.withResolvers<void>();
  await page.route('**/plein/plein.js', async (route) => {
    await stands;
    await route.fallback();
  });
  await page.goto(demo.url + path, { waitUntil: 'commit' });
  await page.locator('#account-button').filter({ hasText: 'Koen' }).waitFor();
  await page.locator('h1').filter({ hasNotText: PLACEHOLDER }).waitFor();
  // What moves is told with the frame after.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const own = await shifts(page);
  letCome();
  for (const [name, content] of Object.entries(READY)) {
    for (const widget of await page.locator(name).all()) await widget.locator(content).first().waitFor();
  }
  return { page, moved: (await shifts(page)).slice(own.length) };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
      };
    };
    const found = await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id} at ${target.flat().join(' ')}`),
    );
  }, TAGS);
}

/** The element with the focus, through shadow trees: what it is, and whether it can be seen where it is. */
async function focusOf(
  page: Page,
): Promise<{ readonly name: string; readonly covered: boolean; readonly index: number }> {
  return page.evaluate(() => {
    const seen = ((window as unknown as { seen?: Element[] }).seen ??= []);
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (focused === null || focused === document.body) return { name: '', covered: false, index: -1 };
    let index = seen.indexOf(focused);
    if (index === -1) index = seen.push(focused) - 1;
    const box =
      [...focused.getClientRects()].find(({ width, height }) => width > 0 && height > 0) ??
      focused.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
    const topmost = (root: Document | ShadowRoot): Element | null => {
      const found = root.elementFromPoint(x, y);
      return found?.shadowRoot && found.shadowRoot !== root ? (topmost(found.shadowRoot) ?? found) : found;
    };
    const top = topmost(document);
    const related = (a: Node | null, b: Node): boolean => {
      for (let node: Node | null = a; node !== null; node = node.parentNode ?? (node as ShadowRoot).host ?? null)
        if (node === b) return true;
      return false;
    };
    const covered =
      !related(top, focused) && !related(focused, top ?? focused) && !(focused as HTMLInputElement).labels?.length;
    return { name: `${focused.localName} ${focused.textContent?.trim().slice(0, 40)}`, covered, index };
  });
}

interface Reader {
  readonly person: 'koen' | 'samira' | 'marije';
  readonly locale: string;
  readonly width: number;
  readonly spaced?: boolean;
}

const READERS: Readonly<Record<string, Reader>> = {
  'a member on a phone, in Dutch': { person: 'koen', locale: 'nl-NL', width: 320 },
  'a manager on a phone': { person: 'marije', locale: 'en-GB', width: 320 },
  'a manager on a phone, in Dutch, spaced out': { person: 'marije', locale: 'nl-NL', width: 320, spaced: true },
  'a manager on a tablet, in Dutch': { person: 'marije', locale: 'nl-NL', width: 600 },
  'a manager at a desk, in Dutch': { person: 'marije', locale: 'nl-NL', width: 1_280 },
};

/** As WCAG 2.2 has it in 1.4.12. */
const SPACED = 'plein-discussion-thread { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em }';

/**
 * What moves in a thread, and which of its rows take more than a line, for a reader whose part of it comes long after it
 * was painted. The window holds all of it: what moves out of sight is not told.
 */
async function late({ browser, demo }: Scene, path: string, reader: Reader): Promise<readonly string[]> {
  const { person, locale, width, spaced = false } = reader;
  const viewport = { width, height: 12_000 };
  const context = await browser.newContext({ bypassCSP: true, locale, viewport, reducedMotion: 'reduce' });
  await watchShifts(context);
  await context.request.post(`${demo.url}/account/session`, { data: { person } });
  const page = await context.newPage();
  await page.addInitScript(
    (css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    },
    spaced ? SPACED : '',
  );
  const { promise: stands, resolve: letCome } = Promise.withResolvers<void>();
  await page.route('**/threads/*/mine?*', async (route) => {
    await stands;
    await route.fallback();
  });
  await page.goto(demo.url + path);
  const thread = page.locator('plein-discussion-thread');
  // All that everyone gets is there: the row above the comments comes after what stands below them.
  await thread.locator('[part~="order"]').waitFor();
  for (const poll of await page.locator('plein-feedback-poll').all()) {
    await poll.locator('[aria-busy="false"] [part~="facts"]').waitFor();
  }
  await page.locator('h1').filter({ hasNotText: PLACEHOLDER }).waitFor();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const before = await shifts(page);
  letCome();
  await thread.locator('[part~="reply"]').first().waitFor();
  if (person === 'marije')
    await thread.locator('[part~="action"][part~="manage"]').first().waitFor({ state: 'attached' });
  const moved = (await shifts(page)).slice(before.length);
  const wrapped = await thread
    .locator('footer')
    .evaluateAll((rows) =>
      rows.filter((row) => row.clientHeight > 30).map((row) => `two lines: ${(row as HTMLElement).innerText}`),
    );
  await context.close();
  return [...moved, ...wrapped];
}

describe('the company’s site for everyone', () => {
  const scene = setScene();

  for (const [name, reader] of Object.entries(READERS)) {
    it(`moves nothing as what one can do comes: ${name}`, async () => {
      for (const path of ['/thread?thread=wulp-riem-piept', '/wulp']) {
        assert.deepEqual(await late(scene, path, reader), [], path);
      }
    });
  }

  for (const look of LOOKS) {
    it(`has nothing for axe to find, and widgets move nothing, ${look}`, async () => {
      const context = await enter(scene, look);
      const found: string[] = [];
      const left = [...PAGES];
      const check = async (): Promise<void> => {
        for (let path = left.shift(); path !== undefined; path = left.shift()) {
          const { page, moved } = await open(context, scene, path);
          if (STILL.has(path)) found.push(...moved.map((shift) => `${path}: moves ${shift}`));
          found.push(...(await violations(page)).map((violation) => `${path}: ${violation}`));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          if (wide) found.push(`${path}: scrolls sideways`);
          await page.close();
        }
      };
      await Promise.all([check(), check()]);
      await context.close();
      assert.deepEqual(found, []);
    });
  }

  it('axe finds what is wrong in a widget', async () => {
    const { page } = await open(await enter(scene, 'light'), scene, '/wulp');
    await page.locator('plein-discussion-thread').evaluate((thread) => {
      thread.shadowRoot!.append(
        Object.assign(document.createElement('button'), { style: 'width: 8px; height: 8px; padding: 0' }),
      );
    });
    assert.ok((await violations(page)).some((violation) => violation.startsWith('button-name')));
    await page.context().close();
  });

  for (const path of ['/wulp', '/events', '/community']) {
    it(`can be walked through by keyboard, focus in sight, no trap: ${path}`, async (context) => {
      const { page } = await open(await enter(scene, 'light'), scene, path);
      // What the reader may do comes last: it is what there is to walk to.
      await page
        .locator('plein-discussion-thread, plein-event-list, plein-member-card')
        .getByRole('button')
        .first()
        .waitFor();
      const covered: string[] = [];
      let last = -1;
      let stuck = 0;
      let stops = 0;
      for (let presses = 0; presses < 600; presses += 1) {
        await page.keyboard.press('Tab');
        const focus = await focusOf(page);
        if (focus.covered) covered.push(focus.name);
        // Out at the end of the page, or round to where it began.
        if (stops > 5 && (focus.index === -1 || focus.index === 0)) break;
        stuck = focus.index === last ? stuck + 1 : 0;
        assert.ok(stuck < 3, `the focus cannot leave ${focus.name}`);
        last = focus.index;
        stops = Math.max(stops, focus.index + 1);
      }
      context.diagnostic(`${stops} stops`);
      assert.ok(stops >= 20, `only ${stops} stops`);
      assert.ok(last <= 0 || stops < 600, 'the walk did not come to its end');
      assert.deepEqual(covered, []);
      await page.context().close();
    });
  }
});
