import { css } from 'lit';

/** The way to put back what one deleted. */
export const deletingStyles = css`
  .gone > .undo {
    margin-block-start: calc(var(--_space) / 2);
    font-style: normal;
  }
  .gone > .undo > button {
    padding-inline: var(--_space);
    border-color: var(--_control-line);
  }
`;
