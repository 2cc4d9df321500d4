import { css } from 'lit';

/** The other buttons, and notices. */
export const furtherControls = css`
  button[aria-disabled='true'],
  button:disabled {
    opacity: 0.6;
    cursor: default;
  }
  button.primary {
    border-color: transparent;
    background: var(--_accent);
  }
  button.primary > span {
    color: var(--_on-accent);
  }
  button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, currentColor);
  }
  button.quiet {
    min-block-size: max(1.75rem, 24px);
    min-inline-size: max(1.75rem, 24px);
    padding: 0 calc(var(--_space) / 2);
    border-color: transparent;
    font-size: var(--_small);
    font-weight: 500;
  }
  button.quiet > span {
    color: var(--_muted);
  }
  button.quiet:hover > span {
    color: inherit;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    margin: var(--_space) 0;
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_line);
    background: var(--_tint);
    border-radius: 0 var(--_radius) var(--_radius) 0;
  }
  .notice.error {
    border-inline-start-color: var(--_danger);
  }
  .notice p {
    margin: 0;
    flex: 1 1 12rem;
  }
  .skeleton {
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  @media (forced-colors: active) {
    button.primary {
      border: 1px solid ButtonText;
    }
    .notice {
      border: 1px solid;
    }
  }
`;
