import type { BrowserContext, Page } from 'playwright-core';

/** Has every page of a context note what moves on it without a press, below the site's own header, where names come and go. */
export async function watchShifts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { shifts: seen });
    const note = (entries: PerformanceEntryList): void => {
      for (const entry of entries as (PerformanceEntry & {
        hadRecentInput: boolean;
        sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        for (const { node, previousRect, currentRect } of entry.sources) {
          if (document.querySelector('.masthead')?.contains(node)) continue;
          seen.push(JSON.stringify([Math.round(entry.startTime), nameOf(node), previousRect, currentRect]));
        }
      }
    };
    const nameOf = (node: Node | null): string => {
      const element = node instanceof Element ? node : node?.parentElement;
      return `${element?.localName} ${element?.getAttribute('part') ?? element?.id} ${node?.textContent?.slice(0, 60)}`;
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { shiftsSoFar: () => (note(observer.takeRecords()), seen) });
  });
}

/** What has moved since the page was opened. */
export function shifts(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { shiftsSoFar(): string[] }).shiftsSoFar());
}
