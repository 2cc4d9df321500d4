import { css } from 'lit';

export const composerStyles = css`
  :host {
    margin-block: calc(var(--_space) * 1.5);
    max-inline-size: 44rem;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }
  label {
    font-weight: 600;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    margin-block-end: calc(var(--_space) / -2);
  }
  .toolbar svg {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .box {
    position: relative;
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
    min-block-size: 4rem;
    max-block-size: 60vh;
    padding: var(--_space);
    overflow: auto;
    border: 1px dashed var(--_control-line);
    border-radius: var(--_radius);
  }
  .hint {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .over,
  .stale {
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
