import type { Browser, Page } from 'playwright-core';
import { interleaved, withPage } from '../support/browser.ts';
import { beside, type Figure } from '../support/figures.ts';
import type { Served } from '../support/process.ts';

interface Sent {
  /** From the press on the button until the comment stands among the others. */
  readonly seen: number;
  /** Until it stands there without a mark that it is on its way. */
  readonly taken: number;
}

/** How soon a comment that was sent is seen by who sent it, beside the page by hand with a form. */
export async function sending(browser: Browser, served: Served, rounds: number): Promise<readonly Figure[]> {
  const sent = await withPage(browser, (bare) =>
    withPage(browser, async (ours) => {
      await bare.goto(`${served.url}/write.html?token=${await served.token('sender-by-hand')}`);
      await ours.goto(`${served.url}/plein.html?token=${await served.token('sender')}`);
      let count = 0;
      return interleaved(
        {
          vanilla: () => send(bare, `Sent as number ${(count += 1)}.`),
          Plein: async () => {
            await ours.locator('[part~="prompt"]:not([aria-hidden])').click({ timeout: 60_000 });
            return send(ours, `Sent as number ${(count += 1)}.`);
          },
        },
        { rounds, warmUps: 2 },
      );
    }),
  );
  const of = (name: string, what: keyof Sent) => sent.get(name)!.map((sample) => sample[what]);
  return [
    beside('send to visible, ms (vanilla page)', of('Plein', 'seen'), of('vanilla', 'seen'), 1.5),
    beside('send to taken, ms (vanilla page)', of('Plein', 'taken'), of('vanilla', 'taken')),
  ];
}

async function send(page: Page, words: string): Promise<Sent> {
  await page.bringToFront();
  await page.getByRole('textbox').first().fill(words);
  const [sent] = await Promise.all([watchFor(page, words), page.locator('[part~="send"]').click()]);
  return sent;
}

/** Notes the press, and looks frame by frame for the words among the comments. */
function watchFor(page: Page, words: string): Promise<Sent> {
  return page.evaluate(
    (wanted) =>
      new Promise<Sent>((resolve) => {
        const host = document.querySelector('#thread')!;
        const articles = (host.shadowRoot ?? host).querySelector('section, ul')!.getElementsByTagName('article');
        const times: { pressed?: number; seen?: number } = {};
        addEventListener('click', ({ timeStamp }) => (times.pressed = timeStamp), { capture: true, once: true });
        let found: 'seen' | 'taken' | undefined;
        // A frame that shows them has been painted when the next one begins.
        const look = (now: number): void => {
          const { pressed = 0 } = times;
          if (found !== undefined) times.seen ??= now;
          if (found === 'taken') return resolve({ seen: times.seen! - pressed, taken: now - pressed });
          const article = [...articles].findLast(({ textContent }) => textContent.includes(wanted));
          if (article !== undefined) found = article.querySelector('[part~="standing"]') === null ? 'taken' : 'seen';
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    words,
  );
}
