import { css } from 'lit';

/**
 * The surface of whatever opens above the page, be it the element itself or a part of it. It comes after the sheet that
 * says where that stands and how large it is: without anchors it stands in the middle of the window all the same.
 */
export const popoverSurface = css`
  :host([popover]),
  [popover] {
    position: fixed;
    inset: auto;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: inherit;
    font-weight: normal;
    box-shadow: 0 0.75rem 2.5rem rgb(0 0 0 / 0.22);
  }
  :host([popover]:not(:popover-open)),
  [popover]:not(:popover-open) {
    display: none;
  }
  @supports not (anchor-name: --a) {
    :host([popover]),
    [popover] {
      inset: 0;
      margin: auto;
    }
  }
`;
