import type { Page } from 'playwright-core';

/**
 * What somebody could not read or reach of the threads on a page as it now is: what stands outside the window, what is
 * cut off, what scrolls sideways without being code or a table, what moves by itself, and controls that are covered.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const nameOf = (element: Element): string =>
      `${element.localName}.${element.getAttribute('part') ?? element.className} “${element.textContent?.trim().slice(0, 30)}”`;
    const parentOf = (node: Node): Element | null =>
      (node as Element).assignedSlot ?? node.parentElement ?? (node.getRootNode() as ShadowRoot).host ?? null;
    const deep = (root: Element | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? deep(element.shadowRoot) : []),
      ]);
    const scrolls = ({ overflowX }: CSSStyleDeclaration): boolean => overflowX === 'auto' || overflowX === 'scroll';
    const isInScroller = (element: Element): boolean => {
      for (let at = parentOf(element); at !== null; at = parentOf(at)) if (scrolls(getComputedStyle(at))) return true;
      return false;
    };
    const isWide = (element: Element): boolean =>
      element.matches('pre, textarea') || element.querySelector('table') !== null || element.matches('.table');
    const topmost = (x: number, y: number): Element | null => {
      let at = document.elementFromPoint(x, y);
      for (let inner = at; inner !== null; at = inner) {
        const next: Element | null = inner.shadowRoot?.elementFromPoint(x, y) ?? null;
        if (next === null || next === inner) break;
        inner = next;
        at = next;
        if (inner.shadowRoot === null) break;
      }
      return at;
    };
    const holds = (outer: Element, inner: Element | null): boolean => {
      for (let at: Element | null = inner; at !== null; at = parentOf(at)) if (at === outer) return true;
      return false;
    };

    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    const threads = [...document.querySelectorAll('plein-discussion-thread')];
    for (const element of threads.flatMap((thread) => deep(thread.shadowRoot!))) {
      if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
      const style = getComputedStyle(element);
      if (style.clipPath !== 'none' && element.clientWidth <= 1) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || element.closest('.visually-hidden, svg') !== null) continue;
      const isScrolled = isInScroller(element);
      if (!isScrolled && (box.right > innerWidth + 1 || box.left < -1)) found.push(`outside: ${nameOf(element)}`);
      const isWider = element.scrollWidth > element.clientWidth + 1;
      if (scrolls(style) && isWider && !isWide(element)) found.push(`scrolls sideways: ${nameOf(element)}`);
      const cuts = /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`) && element.localName !== 'img';
      const isTaller = style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 2;
      if (cuts && !scrolls(style) && (isWider || isTaller)) found.push(`cut off: ${nameOf(element)}`);
      if (!isScrolled && element.matches('button, a[href], input, textarea, select, summary')) {
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = [...element.getClientRects()].find((rect) => rect.width > 0)!;
        const top = topmost(x + width / 2, y + Math.min(height / 2, 20));
        const label = (element as HTMLInputElement).labels?.[0];
        if (!holds(element, top) && !(label && holds(label, top)) && !(top !== null && holds(top, element)))
          found.push(`covered: ${nameOf(element)} by ${top === null ? 'nothing' : nameOf(top)}`);
      }
    }
    return [...new Set(found)];
  });
}

/** Text in threads that the page's own spacing of letters and words does not reach. */
export function unspaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const deep = (root: ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? deep(element.shadowRoot) : []),
      ]);
    const threads = [...document.querySelectorAll('plein-discussion-thread')];
    const found = threads
      .flatMap((thread) => deep(thread.shadowRoot!))
      .filter((element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''))
      .filter((element) => element.localName !== 'style' && element.checkVisibility())
      .filter((element) => {
        const { letterSpacing, wordSpacing } = getComputedStyle(element);
        return letterSpacing === 'normal' || Number.parseFloat(wordSpacing) === 0;
      })
      .map((element) => `${element.localName}.${element.getAttribute('part') ?? element.className}`);
    return [...new Set(found)];
  });
}

/** What runs by itself in threads. */
export function animations(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
    ];
    return roots(document)
      .flatMap((root) => root.getAnimations())
      .filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration) > 50)
      .map(
        ({ effect }) => `${(effect as KeyframeEffect).target?.localName} ${(effect as KeyframeEffect).pseudoElement}`,
      );
  });
}
