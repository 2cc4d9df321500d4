import { css } from 'lit';

export const adviceStyles = css`
  .advice {
    display: grid;
    gap: var(--_space);
  }
  .advice:not(:has(*)) {
    display: none;
  }
  .advice ul {
    margin: 0;
    padding-inline-start: 1.2em;
  }
  .advice li {
    margin-block: calc(var(--_space) / 2);
  }
  .advice a {
    display: inline-block;
    min-block-size: 24px;
  }
  .advice summary {
    min-block-size: 24px;
    font-size: var(--_small);
    cursor: pointer;
  }
`;
