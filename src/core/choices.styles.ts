import { css } from 'lit';

/** What people tick. */
export const choices = css`
  /* Drawn here, because the platform's own follow the page's color-scheme, which a page with a dark theme may not set. */
  input:is([type='radio'], [type='checkbox']) {
    appearance: none;
    display: inline-grid;
    place-content: center;
    inline-size: 1.25em;
    block-size: 1.25em;
    min-inline-size: 1.25em;
    margin: 0;
    border: 1.5px solid var(--_control-line);
    border-radius: 0.3em;
    color: inherit;
    font: inherit;
  }
  input[type='radio'] {
    border-radius: 50%;
  }
  input:is([type='radio'], [type='checkbox'])::before {
    content: '';
    inline-size: 0.65em;
    block-size: 0.65em;
  }
  input:is([type='radio'], [type='checkbox']):checked {
    border-color: var(--_accent);
  }
  input[type='radio']:checked::before {
    border-radius: 50%;
    background: var(--_accent);
  }
  input[type='checkbox']:checked {
    background: var(--_accent);
  }
  input[type='checkbox']:checked::before {
    background: var(--_on-accent);
    clip-path: polygon(14% 44%, 0 62%, 42% 100%, 100% 16%, 83% 4%, 39% 68%);
  }
  @media (forced-colors: active) {
    input:is([type='radio'], [type='checkbox']) {
      appearance: auto;
    }
    input:is([type='radio'], [type='checkbox'])::before {
      content: none;
    }
  }
`;
