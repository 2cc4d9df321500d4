import { css } from 'lit';

/**
 * The tokens that words and buttons are drawn with. Each falls back to what the page itself says: its font, its text
 * colour, and from that colour whether the page is light or dark, whatever mechanism switches it.
 */
export const plainTokens = css`
  :host {
    --_accent: var(--plein-accent, oklch(from currentColor clamp(0.48, l, 0.8) 0.13 255 / 1));
    --_muted: var(--plein-muted, color-mix(in oklab, currentColor 74%, transparent));
    --_line: var(--plein-line, color-mix(in oklab, currentColor 22%, transparent));
    --_control-line: var(--plein-control-line, color-mix(in oklab, currentColor 62%, transparent));
    --_tint: var(--plein-tint, color-mix(in oklab, currentColor 7%, transparent));
    --_focus: var(--plein-focus, currentColor);
    --_small: var(--plein-font-size-small, 0.875em);
    --_space: var(--plein-space, 0.5rem);
    --_radius: var(--plein-radius, 0.5rem);
    --_control: var(--plein-control-size, 2.25rem);
    --_mono: var(--plein-font-mono, ui-monospace, 'Cascadia Code', Menlo, Consolas, monospace);

    display: block;
    font-family: var(--plein-font, inherit);
    font-size: var(--plein-font-size, 1em);
    line-height: var(--plein-line-height, 1.5);
    overflow-wrap: anywhere;
    text-align: start;
  }
  /* Where a page's language has no words here, the English ones read in their own direction, on the page's side. */
  :host(:dir(rtl)) {
    text-align: right;
  }
  :is(p, li, button > span, [role='heading']):not([dir]) {
    unicode-bidi: plaintext;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
