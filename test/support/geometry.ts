import { everyElement } from './fixture.ts';

/**
 * What reaches past the sides of `box`, by its place. What lies in something that scrolls or cuts off is judged by that.
 */
export function sticksOut(root: Element, box: Element = root): string[] {
  const { left, right } = box.getBoundingClientRect();
  return [...everyElement(root.shadowRoot ?? root)]
    .filter((element) => {
      const own = element.getBoundingClientRect();
      const isSeen = own.width > 1 && own.height > 1 && element.checkVisibility();
      return isSeen && (own.left < left - 1 || own.right > right + 1) && !isWithin(element, box, cutsSides);
    })
    .map(placeOf);
}

/** Whether the page can be scrolled to a side. */
export function pageScrollsSideways(): boolean {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth;
}

/** Whether nothing that this element paints, high stacks of marks included, is seen above or below `box`. */
export function isKeptIn(element: Element, box: Element): boolean {
  return cutsHeight(element) || isWithin(element, box, cutsHeight) || cutsHeight(box);
}

/** Whether between an element and `box` something, which lies in the box itself, `cuts`. */
function isWithin(element: Element, box: Element, cuts: (style: Element) => boolean): boolean {
  const { left, right } = box.getBoundingClientRect();
  for (let around = parentOf(element); around !== null && around !== box; around = parentOf(around)) {
    const own = around.getBoundingClientRect();
    if (cuts(around) && own.left >= left - 1 && own.right <= right + 1) return true;
  }
  return false;
}

function cutsSides(element: Element): boolean {
  return getComputedStyle(element).overflowX !== 'visible';
}

function cutsHeight(element: Element): boolean {
  const { overflowY, display } = getComputedStyle(element);
  return overflowY !== 'visible' && display !== 'inline';
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function placeOf(element: Element): string {
  const name = element.getAttribute('part') ?? element.getAttribute('class') ?? '';
  const { left, right } = element.getBoundingClientRect();
  return `${element.localName} ${name} ${Math.round(left)}–${Math.round(right)}`;
}
