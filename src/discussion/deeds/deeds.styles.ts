import { css } from 'lit';

/** What a signed-in reader can do with a comment. */
export const deedStyles = css`
  .gone > .undo {
    margin-block-start: calc(var(--_space) / 2);
    font-style: normal;
  }
  .gone > .undo > button {
    padding-inline: var(--_space);
    border-color: var(--_control-line);
  }
  .gone > .problem {
    color: var(--_danger);
    font-size: var(--_small);
  }
`;
