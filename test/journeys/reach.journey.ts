import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { setScene } from './support/demo.ts';
import { animations, outOfReach, unspaced } from './support/reach.ts';
import { shifts } from './support/shifts.ts';
import { visit, type Visitor } from './support/visitor.ts';

const THREADS = {
  'product-discussion': '/thread?thread=product-wulp',
  question: '/thread?thread=wulp-riem-piept',
  blog: '/thread?thread=blog-waarom-geen-app',
};

/** What a comment may hold, in both directions. */
const MIXED = `שלום, the lock is קל לפתיחה on \`rear-wheel-2\`, and ${'very'.repeat(40)}long.

| الحجم | Frame | ${'wide '.repeat(12)}| weight |
|---|---|---|---|
| ٤٩ | 49 | a | 16.8 kg |

\`\`\`
const lock = await bicycle.unlock({ key: 'the one from the drawer', and: 'a very long line of code' });
\`\`\``;

/** As WCAG 2.2 has it in 1.4.12; the page sets it, and nothing of it is told to the widgets. */
const SPACING = `body { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em }
  p { margin-block-end: 2em }
  plein-discussion-thread { line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em }`;

interface Look {
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen to one of the page. */
  readonly zoom?: number;
  readonly forced?: boolean;
  readonly rtl?: boolean;
  readonly spaced?: boolean;
}

const LOOKS: Readonly<Record<string, Look>> = {
  '320 px': { width: 320, height: 640 },
  '400 %': { width: 320, height: 256, zoom: 4 },
  'spaced out': { width: 1_280, height: 800, spaced: true },
  'spaced out at 320 px': { width: 320, height: 640, spaced: true },
  'forced colours': { width: 1_280, height: 800, forced: true },
  'right to left': { width: 1_280, height: 800, rtl: true },
  'right to left at 320 px': { width: 320, height: 640, rtl: true },
};

describe('a thread within reach of everyone', () => {
  const scene = setScene();

  for (const [kind, address] of Object.entries(THREADS)) {
    it(`is read and written in every look: ${kind}`, async () => {
      const visitor = await visit(scene.browser, scene.demo.url);
      const device = await visitor.context.newCDPSession(visitor.page);
      const found: string[] = [];
      const inEveryLook = async (state: string): Promise<void> => {
        for (const [name, look] of Object.entries(LOOKS)) {
          await take(visitor.page, device, look);
          const away = await outOfReach(visitor.page);
          if (look.spaced) away.push(...(await unspaced(visitor.page)).map((each) => `not spaced: ${each}`));
          found.push(...away.map((each) => `${state}, ${name}: ${each}`));
        }
        const running = await animations(visitor.page);
        found.push(...running.map((each) => `${state}: ${each} moves`));
      };
      await visitor.go(address);
      await visitor.thread.getByRole('article').nth(1).waitFor();
      await visitor.thread.getByRole('button', { name: 'Sign in' }).waitFor();
      assert.deepEqual(await shifts(visitor.page), []);
      await inEveryLook('read');
      await visitor.signIn('samira');
      await writes(visitor);
      await inEveryLook('written');
      await fails(visitor);
      await inEveryLook('failed');
      await settles(visitor);
      await inEveryLook('posted');
      assert.deepEqual(found, []);
      assert.deepEqual(visitor.complaints, []);
      await visitor.context.close();
    });
  }

  it('notices what is out of reach', async () => {
    const { page, thread, context, go } = await visit(scene.browser, scene.demo.url);
    await go(THREADS.question);
    await thread.getByRole('button', { name: 'Sign in' }).waitFor();
    await thread.evaluate((element) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`article { inline-size: 120vw } header { overflow: hidden; block-size: 5px }
        time { letter-spacing: normal; animation: 9s turn infinite } @keyframes turn { to { rotate: 1turn } }
        button { pointer-events: none }`);
      element.shadowRoot!.adoptedStyleSheets.push(sheet);
    });
    const found = (await outOfReach(page)).join();
    for (const word of ['sideways', 'outside', 'cut off', 'covered']) assert.match(found, new RegExp(word));
    assert.ok((await unspaced(page)).some((each) => each.startsWith('time')));
    assert.ok((await animations(page)).some((each) => each.startsWith('time')));
    await context.close();
  });
});

async function take(page: Page, device: CDPSession, look: Look): Promise<void> {
  const { width, height, zoom = 1, forced = false, rtl = false, spaced = false } = look;
  await device.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: zoom, mobile: false });
  await page.emulateMedia({ forcedColors: forced ? 'active' : 'none', reducedMotion: 'reduce' });
  await page.evaluate(
    async ([css, direction]) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css!);
      document.adoptedStyleSheets = [sheet];
      document.documentElement.dir = direction!;
      for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    },
    [spaced ? SPACING : '', rtl ? 'rtl' : 'ltr'],
  );
}

/** Fills the field. */
async function writes({ thread, field }: Visitor): Promise<void> {
  await thread
    .getByRole('button', { name: /^Write/ })
    .first()
    .click();
  await field.fill(MIXED);
}

/** The server refuses. */
async function fails({ page, thread }: Visitor): Promise<void> {
  const refusal = { status: 413, contentType: 'application/problem+json', body: '{"code":"too-large"}' };
  await page.route('**/comments', (route) => route.fulfill(refusal));
  await thread.getByRole('button', { name: /^Post/ }).click();
  await thread.getByText('too long').first().waitFor();
  await page.unroute('**/comments');
}

/** It takes it now. */
async function settles({ thread, posted }: Visitor): Promise<void> {
  await thread.getByRole('button', { name: /^Post/ }).click();
  await posted('rear-wheel-2').last().waitFor();
}
