import { css } from 'lit';

export const memberCardStyles = css`
  :host([popover]) {
    inline-size: min(22rem, calc(100vw - 1.5rem));
    max-block-size: min(32rem, calc(100dvh - 1.5rem));
    margin: 0.5rem 0;
    padding: 0;
    position-area: block-end span-inline-end;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
  }
  .card {
    position: relative;
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
  }
  :host([popover]) .card {
    border: 0;
  }
  .card:focus-visible {
    outline-offset: -2px;
  }
  header {
    --_avatar: 3.25rem;
    display: grid;
    grid-template-columns: auto 1fr;
    gap: calc(var(--_space) * 1.5);
    align-items: center;
  }
  :host([popover]) header {
    padding-inline-end: 2rem;
  }
  .picture {
    display: block;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    border-radius: 50%;
    object-fit: cover;
  }
  .name {
    margin: 0;
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.25;
  }
  .work,
  .pseudonym {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .close {
    position: absolute;
    inset-block-start: var(--_space);
    inset-inline-end: var(--_space);
    font-size: 1.25em;
    font-weight: 400;
  }
  .state {
    margin: calc(var(--_space) * 1.5) 0 0;
    padding: calc(var(--_space) / 2) var(--_space);
    border-radius: var(--_radius);
    background: var(--_tint);
    font-size: var(--_small);
  }
  .about {
    margin-block-start: calc(var(--_space) * 1.5);
  }
  dl {
    display: grid;
    gap: var(--_space);
    margin: calc(var(--_space) * 1.5) 0 0;
    font-size: var(--_small);
  }
  dt {
    color: var(--_muted);
  }
  dd {
    margin: 0;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .ask ul {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) / 2);
    margin-block-start: calc(var(--_space) / 4);
  }
  .ask li {
    padding: 0.1em 0.65em;
    border: 1px solid var(--_line);
    border-radius: 1em;
  }
  footer {
    margin-block-start: calc(var(--_space) * 1.5);
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: var(--_small);
  }
  .waiting .avatar {
    background: var(--_tint);
  }
  .waiting .bar {
    block-size: 1.1em;
    inline-size: 60%;
  }
  .waiting {
    min-block-size: 9rem;
  }
  .card > p {
    margin: 0;
  }
`;
