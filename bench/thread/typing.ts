import type { Browser, Page } from 'playwright-core';
import { interleaved, withPage } from '../support/browser.ts';
import { beside, type Figure } from '../support/figures.ts';
import type { Served } from '../support/process.ts';
import { median } from '../support/report.mjs';
import { during, watch } from '../support/watch.ts';
import { load } from './many.ts';

export const WORDS = 'How many kilometres does a belt last in all weathers?';

/** How soon a key is painted in the composer under ten thousand comments, beside a bare field on an empty page. */
export async function typing(browser: Browser, served: Served, rounds: number): Promise<readonly Figure[]> {
  const keys = await withPage(browser, (bare) =>
    withPage(browser, async (ours) => {
      await watch(bare);
      await bare.goto(`${served.url}/textarea.html`);
      await watch(ours);
      await load(ours, `${served.url}/plein.html?thread=all&token=${await served.token('writer')}`);
      await ours.locator('[part~="prompt"]:not([aria-hidden])').click({ timeout: 60_000 });
      return interleaved({ bare: () => typed(bare), Plein: () => typed(ours) }, { rounds, warmUps: 1 });
    }),
  );
  return [beside('key painted under 10,000, ms (bare field)', keys.get('Plein')!, keys.get('bare')!, 1.5)];
}

/** The median of the keys of a sentence. */
async function typed(page: Page): Promise<number> {
  await page.bringToFront();
  // As a person does, in each of them: a browser looks again at what is under the mouse.
  await page.getByRole('textbox').first().click();
  const { keys } = await during(page, () => page.keyboard.type(WORDS, { delay: 40 }));
  return median(keys);
}
