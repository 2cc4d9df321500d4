import { css } from 'lit';

/** What is asked before a comment is deleted, and the way to put it back. */
export const deletingStyles = css`
  .gone > .undo {
    margin-block-start: calc(var(--_space) / 2);
    font-style: normal;
  }
  .gone > .undo > button {
    padding-inline: var(--_space);
    border-color: var(--_control-line);
  }
  .actions .confirm {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding-inline-start: calc(var(--_space) / 2);
  }
  .actions:has(> .confirm) > [part~='copy-link'] {
    display: none;
  }
  .danger > span {
    color: var(--_danger);
    font-weight: 650;
  }
`;
