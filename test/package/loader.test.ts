import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { haveBuilt, root } from './publish.ts';
import { complaints, launch, serve, type Site } from './site.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

const page = (body: string, links = ''): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Shop</title>
${links}
<script type="module" src="/cdn/plein.js"></script>
<body>${body}</body></html>`;

const PAGES = {
  '/none': page('<p>No widget here.</p>'),
  '/one': page('<plein-member-card></plein-member-card>'),
  '/shadow': page(
    '<div><template shadowrootmode="open"><plein-member-card></plein-member-card></template></div><shop-frame></shop-frame>',
  ),
};

/** Every element that the package has. */
const ELEMENTS = [
  'plein-comment-count',
  'plein-community',
  'plein-discussion-thread',
  'plein-event-list',
  'plein-feedback-poll',
  'plein-member-card',
  'plein-notifications',
  'plein-recent-discussions',
];

describe('dist/cdn/plein.js', () => {
  let site: Site;
  let browser: Browser;

  /** What a page that names the files of its widget has in its head. */
  const preloads = (element: string): string => {
    const files = JSON.parse(readFileSync(`${root}dist/cdn/preload.json`, 'utf8')) as Record<string, readonly string[]>;
    return files[element]!.map((file) => `<link rel="modulepreload" href="/cdn/${file}">`).join('\n');
  };

  before(async () => {
    haveBuilt('library');
    const sooner = ELEMENTS.map((tag) => [`/sooner/${tag}`, page(`<${tag}></${tag}>`, preloads(tag))]);
    const pages = { ...PAGES, ...Object.fromEntries(sooner) };
    site = await serve(`${root}dist`, { pages, headers: { 'Content-Security-Policy': POLICY } });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** Opens a page and keeps account of the scripts it fetched and what it complained about. */
  const open = async (path: string) => {
    const tab = await browser.newPage();
    const heard = complaints(tab);
    const scripts: string[] = [];
    tab.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await tab.goto(site.origin + path, { waitUntil: 'load' });
    const defined = (tag: string) => tab.waitForFunction((name) => customElements.get(name) !== undefined, tag);
    return { tab, scripts, defined, heard };
  };

  it('fetches nothing but itself for a page without widgets', async () => {
    const { tab, scripts, heard } = await open('/none');
    assert.deepEqual(scripts, ['/cdn/plein.js']);
    assert.deepEqual(heard, []);
    await tab.close();
  });

  it('loads the element that is on the page and no other, under a strict policy with Trusted Types', async () => {
    const { tab, defined, heard } = await open('/one');
    await defined('plein-member-card');
    await tab
      .locator('plein-member-card')
      .evaluate((card) => (card as HTMLElement & { updateComplete: unknown }).updateComplete);
    assert.equal(await tab.evaluate(() => customElements.get('plein-community')), undefined);
    assert.deepEqual(heard, []);
    await tab.close();
  });

  for (const tag of ELEMENTS) {
    it(`asks for nothing else, and nothing twice, before <${tag}> is there on a page that names its files`, async () => {
      const { tab, scripts, defined, heard } = await open(`/sooner/${tag}`);
      await defined(tag);
      const named = [...preloads(tag).matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);
      const first = scripts.slice(0, named.length + 1);
      assert.deepEqual(first.toSorted(), ['/cdn/plein.js', ...named].toSorted());
      assert.equal(new Set(scripts).size, scripts.length);
      assert.deepEqual(heard, []);
      await tab.close();
    });
  }

  it('loads an element that comes later, deep in what is added', async () => {
    const { tab, defined } = await open('/none');
    await tab.evaluate(() => {
      const section = document.createElement('section');
      section.append(document.createElement('plein-community'));
      document.body.append(section);
    });
    await defined('plein-community');
    await tab.close();
  });

  it('looks into declarative shadow trees, and into those of elements that the page defines later', async () => {
    const { tab, defined } = await open('/shadow');
    await defined('plein-member-card');
    await tab.evaluate(() => {
      class Frame extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: 'open' }).append(document.createElement('plein-community'));
        }
      }
      customElements.define('shop-frame', Frame);
    });
    await defined('plein-community');
    await tab.close();
  });

  it('tries again with the next element after a part could not be fetched', async () => {
    const { tab, defined } = await open('/none');
    await tab.route('**/chunks/**', (route) => route.abort(), { times: 100 });
    const failed = tab.waitForEvent('pageerror');
    await tab.evaluate(() => document.body.append(document.createElement('plein-community')));
    await failed;
    await tab.unroute('**/chunks/**');
    await tab.evaluate(() => document.body.append(document.createElement('plein-community')));
    await defined('plein-community');
    await tab.close();
  });
});
