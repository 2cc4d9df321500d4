import type { Browser, Page } from 'playwright-core';
import { whenSeen } from '../support/appear.ts';
import { interleaved, withPage } from '../support/browser.ts';
import { beside, type Figure } from '../support/figures.ts';
import type { Served } from '../support/process.ts';
import { write } from '../support/write.ts';

/**
 * How long it takes until another browser tells of a comment. The widget tells of
 * a new comment on a button, as nothing moves under the reader; a bare page over the same stream appends its words.
 */
export async function live(browser: Browser, served: Served, rounds: number): Promise<readonly Figure[]> {
  const seen = await withPage(browser, (bare) =>
    withPage(browser, async (ours) => {
      await bare.goto(`${served.url}/live.html`);
      await bare.waitForFunction(() => document.title === 'open');
      const following = ours.waitForRequest((request) => new URL(request.url()).pathname === '/v1/live');
      await ours.goto(`${served.url}/plein.html?order=newest`);
      await following;
      await ours.waitForTimeout(1_000);
      let count = 0;
      const session = await served.signIn('live-writer');
      return interleaved(
        {
          bare: () => told(served, session, bare, `live comment ${(count += 1)} `),
          Plein: () => told(served, session, ours, `live comment ${(count += 1)} `, `${count} new comment`),
        },
        { rounds, warmUps: 2 },
      );
    }),
  );
  return [beside('live comment told, ms (bare stream)', seen.get('Plein')!, seen.get('bare')!, 1.5)];
}

async function told(served: Served, session: string, page: Page, words: string, shown = words): Promise<number> {
  const began = Date.now();
  const [seen] = await Promise.all([whenSeen(page, shown), write(served, session, `${words}.`)]);
  return seen - began;
}
