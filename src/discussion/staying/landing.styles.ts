import { css } from 'lit';

/** What stands around a comment that somebody is led to is laid out before they are there. */
export const landingStyles = css`
  .run[data-near],
  li[data-near] .comment {
    content-visibility: visible !important;
  }
`;
