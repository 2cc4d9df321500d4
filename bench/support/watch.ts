import type { Page } from 'playwright-core';

interface Watched {
  keys: number[];
  tasks: number[];
}

/** Before anything else of the page: notes each task longer than 50 ms, and how long after a key its frame was painted. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { keys: [], tasks: [] };
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.tasks.push(duration);
    }).observe({ type: 'longtask' });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => watched.keys.push(performance.now() - timeStamp));
          port1.start();
          port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
}

/** What was noted while `work` went on and a moment after it. */
export async function during(page: Page, work: () => Promise<unknown>): Promise<Readonly<Watched>> {
  await page.waitForTimeout(300);
  await page.evaluate(() =>
    Object.assign((globalThis as unknown as { watched: Watched }).watched, { keys: [], tasks: [] }),
  );
  await work();
  await page.waitForTimeout(300);
  return page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
}
