import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { haveBuilt, root } from './publish.ts';
import { complaints, launch, serve, type Site } from './site.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
}

/** Every element is told in these states. */
const STATES = ['Default', 'Empty', 'Loading', 'Failed', 'Read Only', 'Long Content', 'Right To Left', 'Themed'];

describe('the stories', () => {
  let site: Site;
  let browser: Browser;
  let stories: readonly Entry[];

  before(async () => {
    haveBuilt('storybook');
    const index = JSON.parse(readFileSync(`${root}dist/storybook/index.json`, 'utf8')) as {
      entries: Record<string, Entry>;
    };
    stories = Object.values(index.entries).filter(({ type }) => type === 'story');
    // Each story is a page of its own, of the same scripts.
    site = await serve(`${root}dist/storybook`, { headers: { 'Cache-Control': 'max-age=3600' } });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('tell every element in every state', () => {
    const told = Map.groupBy(stories, ({ title }) => title.split('/')[0]!);
    assert.ok(told.size >= 4, `there are ${told.size} elements`);
    for (const [title, own] of told) {
      const names = own.map(({ name }) => name);
      assert.deepEqual(
        STATES.filter((state) => !names.includes(state)),
        [],
        `${title} lacks states`,
      );
    }
  });

  it('draw without an error', async (t) => {
    const page = await browser.newPage();
    t.after(() => page.close());
    const heard = complaints(page);
    for (const { id } of stories) {
      await page.goto(`${site.origin}/iframe.html?viewMode=story&id=${id}`);
      await page.locator('#storybook-root > *').first().waitFor({ state: 'attached' });
      const failed = page.locator('.sb-show-errordisplay');
      assert.deepEqual({ id, heard, failed: await failed.count() }, { id, heard: [], failed: 0 });
    }
  });
});
