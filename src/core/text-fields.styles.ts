import { css } from 'lit';

/** What people write and choose a line in. */
export const textFields = css`
  textarea,
  input:is([type='text'], [type='search'], [type='number']),
  select {
    inline-size: 100%;
    padding: var(--_space);
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
  }
`;
