import { css, unsafeCSS } from 'lit';

/** So many colours, as far from each other as they can be. */
export const HUES = 24;

const hues = Array.from({ length: HUES }, (_, hue) => `.hue-${hue}{--_hue:${(hue * 360) / HUES}}`);

const disc = css`
  .avatar {
    display: grid;
    place-content: center;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    border-radius: 50%;
    background: oklch(0.9 0.06 var(--_hue));
    color: oklch(0.35 0.09 var(--_hue));
    font-size: calc(var(--_avatar) * 0.375);
    font-weight: 600;
    line-height: 1;
    user-select: none;
    print-color-adjust: exact;
    forced-color-adjust: none;
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
  }
`;

/** Initials on a disc, `--_avatar` wide. */
export const avatarStyles = unsafeCSS(disc.cssText + hues.join(''));
