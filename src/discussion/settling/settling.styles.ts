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
  .settling > .since {
    flex: 1 1 6rem;
    min-inline-size: 0;
    justify-content: start;
    text-align: start;
  }
  .settling > .since > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .settling > .since[aria-expanded='true'] {
    flex-basis: 100%;
  }
  .settling > .since[aria-expanded='true'] > span {
    white-space: normal;
  }
  .settling > [aria-pressed='true'] {
    background: var(--_tint);
  }
  .settling > [aria-pressed='true'] > span {
    color: inherit;
    font-weight: 650;
  }
`;
