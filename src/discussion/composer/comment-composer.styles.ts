import { css } from 'lit';

export const composerStyles = css`
  :host {
    margin-block: calc(var(--_space) * 1.5);
    max-inline-size: 44rem;
    /* What is typed changes nothing but this: the browser need not look at the page around it. */
    contain: content;
    overflow-clip-margin: 0.5rem;
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
    gap: 1px;
    /* As high as its buttons, so that nothing moves when they come. */
    min-block-size: max(1.75rem, 24px);
    margin-block-end: calc(var(--_space) / -2);
  }
  .box {
    anchor-name: --plein-field;
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
