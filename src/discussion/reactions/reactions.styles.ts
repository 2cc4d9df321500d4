import { css } from 'lit';

/** How reactions look below a comment. Their marks are for the eye alone: the words say the same. */
export const reactionStyles = css`
  [data-marks]::before {
    content: attr(data-marks) / '';
    font-size: 1.05em;
    line-height: 1;
  }
  /* Their words stand in the button itself: there are many of them. */
  .actions > .quiet {
    color: var(--_muted);
  }
  .actions > .quiet:is(:hover, .own, [aria-pressed='true']) {
    color: inherit;
  }
  .actions > .quiet:is(.own, [aria-pressed='true']) {
    font-weight: 650;
  }
  .likes {
    padding-inline: calc(var(--_space) / 2);
    overflow-y: clip;
    color: var(--_muted);
    font-size: var(--_small);
    unicode-bidi: plaintext;
  }
  .likes.marked::before {
    margin-inline-end: 0.35em;
  }
`;
