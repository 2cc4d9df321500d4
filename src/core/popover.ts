import { LitElement, css, type CSSResultGroup } from 'lit';
import { popoverSurface } from './popover.styles.ts';

/** The buttons at which something is open. */
const open = new WeakSet<HTMLElement>();
/** Pixels between what is opened and the edge of the window. */
const GAP = 8;

/**
 * Opens an element at the button that asked for it, and removes it once closed: by Escape, a press elsewhere, the
 * button again, or moving on with Tab. The focus goes in, and back to the button.
 */
export async function openAt(anchor: HTMLButtonElement, make: () => HTMLElement): Promise<void> {
  // The press that asked is over first: what knows its button would be closed by it again.
  await new Promise((resolve) => setTimeout(resolve));
  const root = anchor.getRootNode();
  if (!anchor.isConnected || open.has(anchor) || !(root instanceof ShadowRoot)) return;
  const popover = make();
  popover.popover = 'auto';
  // First, where the widget's drawing never reaches.
  root.prepend(popover);
  anchor.style.setProperty('anchor-name', '--plein-popover');
  popover.style.setProperty('position-anchor', '--plein-popover');
  open.add(anchor);
  anchor.popoverTargetElement = popover;
  anchor.ariaExpanded = 'true';
  // Not every browser puts the focus on a button that is pressed, and it comes back to where it was.
  anchor.focus();
  listen(anchor, popover);
  popover.showPopover();
  new ResizeObserver(() => keepInView(popover)).observe(popover);
  keepInView(popover);
  popover.focus();
}

/** Engines differ in what they do with what would stand half outside the window. */
function keepInView(popover: HTMLElement): void {
  const shifted = Number(popover.style.getPropertyValue('--_shift').replace('px', ''));
  const { left, right } = popover.getBoundingClientRect();
  const over = Math.min(0, document.documentElement.clientWidth - GAP - (right - shifted));
  const shift = Math.max(over, GAP - (left - shifted));
  popover.style.setProperty('--_shift', `${shift}px`);
}

function listen(anchor: HTMLButtonElement, popover: HTMLElement): void {
  popover.addEventListener('focusout', ({ relatedTarget: to }) => {
    if (to instanceof Node && to !== anchor && !popover.contains(to)) popover.hidePopover();
  });
  popover.addEventListener('beforetoggle', ({ newState }) => {
    if (newState === 'closed' && popover.matches(':focus-within')) anchor.focus();
  });
  popover.addEventListener('toggle', ({ newState }) => {
    // It may have been opened again since.
    if (newState !== 'closed' || popover.matches(':popover-open')) return;
    open.delete(anchor);
    anchor.popoverTargetElement = null;
    anchor.removeAttribute('popovertarget');
    anchor.ariaExpanded = 'false';
    anchor.style.removeProperty('anchor-name');
    popover.remove();
  });
}

/** Buttons or fields that are opened so, under a name of their own. */
export abstract class PopoverGroup extends LitElement {
  label = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'group';
    this.ariaLabel = this.label;
    // There before it is shown, so that the focus finds its first button or field.
    this.performUpdate();
  }

  /** A box that scrolls would take the focus itself in some browsers. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('button, input')?.focus(options);
  }
}

/** For an element that is opened so. */
export const popoverStyles: CSSResultGroup = [
  css`
    :host {
      max-inline-size: min(22rem, calc(100vw - 1rem));
      max-block-size: min(24rem, calc(100dvh - 1.5rem));
      margin: 0.25rem 0;
      padding: var(--_space);
      position-area: block-end span-all;
      position-try-fallbacks: flip-block;
      translate: var(--_shift, 0);
    }
  `,
  popoverSurface,
];
