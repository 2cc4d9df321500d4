import { css } from 'lit';

/** The tokens for what else a widget is drawn with. */
export const furtherTokens = css`
  :host {
    --_on-accent: var(--plein-on-accent, oklch(from currentColor clamp(0.16, (0.62 - l) * 100, 1) 0 0 / 1));
    --_danger: var(--plein-danger, oklch(from currentColor clamp(0.5, l, 0.78) 0.17 27 / 1));
    --_surface: var(--plein-surface, oklch(from currentColor clamp(0.22, (0.6 - l) * 100, 1) 0 0 / 1));
  }
  :is(dt, dd, th, td, caption, summary):not([dir]) {
    unicode-bidi: plaintext;
  }
  /* Browsers give their own controls none of the spacing that a reader asks for. */
  :is(button, input, select, textarea) {
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none;
      transition: none;
    }
  }
`;
