import { css } from 'lit';

/** Buttons and links as they are drawn most. */
export const plainControls = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) / 2);
    min-block-size: var(--_control);
    min-inline-size: var(--_control);
    padding: 0 calc(var(--_space) * 1.5);
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    overflow-wrap: break-word;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    background: var(--_tint);
  }
  a {
    color: var(--_accent);
  }
`;
