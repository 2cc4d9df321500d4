import { css } from 'lit';

/** What a signed-in reader can do with a thread as a whole. */
export const settlingStyles = css`
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
`;
