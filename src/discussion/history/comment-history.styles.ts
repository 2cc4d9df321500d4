import { css } from 'lit';

export const historyStyles = css`
  dialog {
    inline-size: min(44rem, calc(100vw - 1rem));
    max-inline-size: none;
    max-block-size: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: inherit;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }
  dialog > * {
    margin: 0;
    padding: calc(var(--_space) * 2);
  }
  header {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  h2,
  h3 {
    margin: 0;
    font-size: 1em;
  }
  h3 {
    scroll-margin-block-start: 5rem;
  }
  .notes {
    display: block;
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 400;
  }
  section + section {
    border-block-start: 1px solid var(--_line);
  }
  .answered {
    border-inline-start: 4px solid var(--_accent);
  }
  .words {
    margin: var(--_space) 0 0;
    white-space: pre-wrap;
  }
  .note {
    margin: var(--_space) 0 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
  /* Told apart without colour: what came is underlined and bold, what went is struck through. */
  ins {
    background: var(--_tint);
    font-weight: 650;
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.2em;
  }
  del {
    color: var(--_muted);
    text-decoration: line-through;
    text-decoration-thickness: 2px;
  }
`;
