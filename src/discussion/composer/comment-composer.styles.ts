import { css } from 'lit';

export const composerStyles = css`
  :host {
    margin-block: calc(var(--_space) * 1.5);
    max-inline-size: 44rem;
  }
  form {
    display: grid;
    gap: var(--_space);
  }
  label {
    font-weight: 600;
  }
  textarea {
    display: block;
    field-sizing: content;
    min-block-size: 6.5rem;
    max-block-size: 60vh;
    resize: vertical;
  }
  textarea[aria-invalid] {
    border-color: var(--_danger);
  }
  [hidden] {
    display: none;
  }
  .preview {
    min-block-size: 6.5rem;
    padding: var(--_space);
    border: 1px dashed var(--_control-line);
    border-radius: var(--_radius);
  }
  .hint {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .over {
    color: var(--_danger);
    font-weight: 600;
  }
  .notice {
    margin: 0;
  }
  .buttons,
  .ways-out {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  .ways-out {
    margin-inline-start: auto;
  }
`;
