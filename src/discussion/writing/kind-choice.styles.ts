import { css } from 'lit';

/** What a comment is to be. */
export const kindStyles = css`
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 2);
    margin: 0 0 var(--_space);
    padding: 0;
    border: 0;
    font-size: var(--_small);
  }
  .kinds > legend {
    padding: 0;
    font-weight: 600;
  }
  .kinds > label {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-block-size: 24px;
  }
`;
