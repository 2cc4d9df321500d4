import { css } from 'lit';

/**
 * Opens an element at the button that asked for it, and removes it once closed: by Escape, a press elsewhere, the
 * button again, or moving on with Tab. The focus goes in, and back to the button. Answers whether it was opened: pressing
 * the button of an open one closes it.
 */
export function openAt(anchor: HTMLButtonElement, make: () => HTMLElement): boolean {
  const root = anchor.getRootNode();
  if (!anchor.isConnected || anchor.popoverTargetElement !== null || !(root instanceof ShadowRoot)) return false;
  const popover = make();
  popover.popover = 'auto';
  // First, where the widget's drawing never reaches.
  root.prepend(popover);
  anchor.style.setProperty('anchor-name', '--plein-popover');
  popover.style.setProperty('position-anchor', '--plein-popover');
  anchor.popoverTargetElement = popover;
  anchor.ariaExpanded = 'true';
  // Not every browser puts the focus on a button that is pressed, and it comes back to where it was.
  anchor.focus();
  listen(anchor, popover);
  popover.showPopover();
  popover.focus();
  return true;
}

function listen(anchor: HTMLButtonElement, popover: HTMLElement): void {
  popover.addEventListener('focusout', ({ relatedTarget: to }) => {
    if (to instanceof Node && to !== anchor && !popover.contains(to)) popover.hidePopover();
  });
  popover.addEventListener('beforetoggle', ({ newState }) => {
    if (newState === 'closed' && popover.matches(':focus-within')) anchor.focus();
  });
  popover.addEventListener('toggle', ({ newState }) => {
    if (newState !== 'closed') return;
    anchor.popoverTargetElement = null;
    anchor.ariaExpanded = 'false';
    anchor.style.removeProperty('anchor-name');
    popover.remove();
  });
}

/** For an element that is opened so. */
export const popoverStyles = css`
  :host {
    position: fixed;
    inset: auto;
    max-inline-size: min(22rem, calc(100vw - 1.5rem));
    max-block-size: min(24rem, calc(100dvh - 1.5rem));
    margin: 0.25rem 0;
    padding: var(--_space);
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: inherit;
    font-weight: normal;
    box-shadow: 0 0.75rem 2.5rem rgb(0 0 0 / 0.22);
    position-area: block-end span-inline-end;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
  }
  :host(:not(:popover-open)) {
    display: none;
  }
  @supports not (anchor-name: --a) {
    :host {
      inset: 0;
      margin: auto;
    }
  }
`;
