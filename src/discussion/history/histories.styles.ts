import { css } from 'lit';

/** The ways to what a comment read before look like the words they stand among. */
export const historyMarkStyles = css`
  button.to-history {
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0;
    border: 0;
    color: var(--_muted);
    font-weight: inherit;
    text-decoration: underline dotted 1px;
    text-underline-offset: 0.2em;
  }
  button.to-history:hover {
    background: none;
    text-decoration-style: solid;
  }
`;
