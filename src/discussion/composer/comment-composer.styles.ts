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
    anchor-name: --plein-field;
  }
  .people {
    position: fixed;
    position-anchor: --plein-field;
    position-area: block-end span-inline-end;
    position-try-fallbacks: flip-block;
    inset: auto;
    min-inline-size: min(16rem, 90vw);
    max-inline-size: 90vw;
    max-block-size: 90dvh;
    margin: 2px 0;
    padding: calc(var(--_space) / 2);
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    list-style: none;
    box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 0.2);
  }
  .people li {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 2rem;
    padding: calc(var(--_space) / 2) var(--_space);
    border-radius: var(--_radius);
    overflow: clip;
    cursor: pointer;
  }
  .people .avatar {
    flex: none;
    inline-size: 1.75rem;
    block-size: 1.75rem;
  }
  .people [aria-selected='true'] {
    background: var(--_tint);
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
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
