import type { Browser, Page } from 'playwright-core';
import { withPage } from '../support/browser.ts';
import { within, type Figure } from '../support/figures.ts';
import type { Served } from '../support/process.ts';
import { during, watch } from '../support/watch.ts';
import { write } from '../support/write.ts';
import { load } from './many.ts';
import { WORDS } from './typing.ts';

/** The longest that a task may keep the page from answering, in milliseconds. */
const LONGEST = 50;

/** What keeps the page with ten thousand comments from answering while it is scrolled, while comments come, and while one writes. */
export async function using(browser: Browser, served: Served): Promise<readonly Figure[]> {
  return withPage(browser, async (page) => {
    await watch(page);
    await load(page, `${served.url}/plein.html?thread=all&token=${await served.token('user')}`);
    await page.locator('[part~="prompt"]:not([aria-hidden])').waitFor({ timeout: 60_000 });
    const scrolled = await during(page, () => scroll(page));
    const received = await during(page, () => receive(page, served));
    await page.locator('[part~="prompt"]:not([aria-hidden])').click();
    await page.getByRole('textbox').first().focus();
    const typed = await during(page, () => page.keyboard.type(WORDS, { delay: 40 }));
    return [
      within('longest task while scrolling through 10,000, ms', scrolled.tasks, LONGEST),
      within('longest task while receiving and showing, ms', received.tasks, LONGEST),
      within('longest task while typing, ms', typed.tasks, LONGEST),
    ];
  });
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(300, 300);
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, 3_000);
    await page.waitForTimeout(50);
  }
}

/** Comments by somebody else, and a press on the button that shows them. */
async function receive(page: Page, served: Served): Promise<void> {
  const session = await served.signIn('somebody-else');
  for (let index = 0; index < 5; index += 1) {
    await write(served, session, `Number ${index}: mine has done 12,000 km.`);
    await page.waitForTimeout(300);
  }
  // Found by its place among the thread's few parts: a search goes through the whole page, in the same task as the press.
  await page.evaluate(() => {
    const thread = document.querySelector('#thread')!.shadowRoot!.querySelector('section')!;
    const place = [...thread.children].find((part) => part.matches('.arrivals'));
    (place!.firstElementChild as HTMLElement).click();
  });
  await page.waitForTimeout(1_000);
}
