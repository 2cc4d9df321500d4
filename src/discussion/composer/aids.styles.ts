import { css } from 'lit';

/** How what helps whoever writes looks. */
export const aidStyles = css`
  .toolbar svg {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
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
    --_avatar: 1.75rem;
    flex: none;
  }
  .people [aria-selected='true'] {
    background: var(--_tint);
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .preview {
    min-block-size: 4rem;
    max-block-size: 60vh;
    padding: var(--_space);
    overflow: auto;
    border: 1px dashed var(--_control-line);
    border-radius: var(--_radius);
  }
  .stale {
    color: var(--_danger);
    font-weight: 600;
  }
`;
