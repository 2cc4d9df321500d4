import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { setScene } from './support/demo.ts';
import { shifts, watchShifts } from './support/shifts.ts';

/** What a thread loads once its comments stand. */
const STAY = '**/chunks/thread-stay-*.js';

describe('a thread whose later code does not come', () => {
  const scene = setScene();

  /** The product page, for somebody who cannot fetch that code; some comments are in sight then. */
  async function open(address: string): Promise<{ page: Page; asked: () => number }> {
    const context = await scene.browser.newContext({ locale: 'en-GB' });
    await watchShifts(context);
    const page = await context.newPage();
    let asked = 0;
    await page.route(STAY, (route) => {
      asked += 1;
      return route.abort();
    });
    await page.goto(`${scene.demo.url}${address}`);
    await page.locator('plein-discussion-thread').getByRole('article').first().waitFor();
    return { page, asked: () => asked };
  }

  it('is read, says what is missing, and takes part once the code comes', async () => {
    const { page, asked } = await open('/wulp');
    const thread = page.locator('plein-discussion-thread');
    const articles = thread.getByRole('article');
    const again = thread.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    assert.ok(asked() > 0);
    assert.match(await thread.getByRole('alert').innerText(), /There is no connection/);
    assert.ok((await articles.count()) > 1);
    await page.unroute(STAY);
    assert.deepEqual(await shifts(page), []);
    await again.click();
    await thread
      .getByRole('button', { name: 'Sign in' })
      .or(thread.getByRole('link', { name: 'Sign in' }))
      .waitFor();
    await page.context().close();
  });

  it('tells who builds the page of a name that would not last', async () => {
    const context = await scene.browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    const warnings: string[] = [];
    page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
    await page.goto(`${scene.demo.url}/thread?thread=${encodeURIComponent('bikes/7?colour=red')}`);
    await page.locator('plein-discussion-thread').getByRole('alert').waitFor();
    while (warnings.length === 0) await page.waitForEvent('console');
    assert.match(warnings.join('\n'), /looks like an address with a query/);
    await context.close();
  });

  it('is read too where a link leads to a comment', async () => {
    const { page } = await open('/wulp#plein-comment-nowhere');
    assert.ok((await page.locator('plein-discussion-thread').getByRole('article').count()) > 0);
    assert.deepEqual(await shifts(page), []);
    await page.context().close();
  });
});
