import type { Page } from 'playwright-core';

/** Notes, frame by frame, when words first stand on the page or in a widget of it; in milliseconds since 1970. */
export async function whenSeen(page: Page, words: string): Promise<number> {
  const handle = await page.waitForFunction(
    (wanted) => {
      const host = document.querySelector('#thread');
      const text = (host?.shadowRoot ?? host)?.textContent ?? '';
      if (!text.includes(wanted)) return undefined;
      return performance.timeOrigin + performance.now();
    },
    words,
    { polling: 'raf', timeout: 30_000 },
  );
  return (await handle.jsonValue()) as number;
}
