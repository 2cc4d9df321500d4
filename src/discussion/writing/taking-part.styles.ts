import { css } from 'lit';

/** What a signed-in reader can do with a comment. */
export const takingPartStyles = css`
  .gone > .undo {
    margin-block-start: calc(var(--_space) / 2);
    font-style: normal;
  }
  .gone > .undo > button {
    padding-inline: var(--_space);
    border-color: var(--_control-line);
  }
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
  .opening-form {
    display: grid;
    flex-basis: 100%;
    gap: calc(var(--_space) / 2);
  }
  .opening-form > label {
    font-size: var(--_small);
    font-weight: 600;
  }
  .settling > .problem {
    color: var(--_danger);
    font-size: var(--_small);
  }
  .settling > [aria-pressed='true'] {
    background: var(--_tint);
  }
  .settling > [aria-pressed='true'] > span {
    color: inherit;
    font-weight: 650;
  }
  .gone > .problem {
    color: var(--_danger);
    font-size: var(--_small);
  }
`;
