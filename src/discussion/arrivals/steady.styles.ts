import { css } from 'lit';

/** A comment that others changed in sight, or what is left of a branch, as high as it was before. */
export const steadyStyles = css`
  .comment[data-held] {
    box-sizing: border-box;
    block-size: var(--_held);
    overflow-y: auto;
  }
  [part='comment-header'][data-held] {
    block-size: var(--_held);
    overflow: hidden;
  }
  li[data-held] {
    min-block-size: var(--_held);
  }
  /* That there is more is to be seen where no scroll bar is. */
  .comment[data-held='more'] {
    mask-image: linear-gradient(#000 calc(100% - 2rem), transparent);
  }
  .linked[data-held]::before {
    inset: 0;
  }
  @media print {
    li[data-held] {
      min-block-size: 0;
    }
    :is(.comment, [part='comment-header'])[data-held] {
      block-size: auto;
      overflow: visible;
      mask: none;
    }
  }
`;
