import { css } from 'lit';

export const eventListStyles = css`
  .list {
    container-type: inline-size;
  }
  p {
    margin: 0;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .plain {
    color: var(--_muted);
  }
  .waiting {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .waiting .skeleton {
    block-size: 7rem;
  }
  .day {
    margin-block: calc(var(--_space) * 4) var(--_space);
    padding-block-end: calc(var(--_space) * 0.75);
    border-block-end: 1px solid var(--_line);
    font-size: 1.05em;
    font-weight: 700;
  }
  .day:first-child {
    margin-block-start: 0;
  }
  .day::first-letter {
    text-transform: uppercase;
  }
  article {
    display: grid;
    gap: calc(var(--_space) / 2);
    padding-block: calc(var(--_space) * 1.75);
  }
  li + li > article {
    border-block-start: 1px solid var(--_line);
  }
  .when {
    font-variant-numeric: tabular-nums;
  }
  .when time {
    font-weight: 600;
  }
  .other {
    display: block;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .title {
    font-size: 1.15em;
    font-weight: 700;
    line-height: 1.3;
  }
  .title a {
    color: inherit;
    text-decoration-color: var(--_control-line);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .cancelled .title {
    color: var(--_muted);
    text-decoration: line-through;
  }
  .status {
    margin-block-start: calc(var(--_space) / 2);
  }
  .status strong {
    margin-inline-end: 0.4em;
    padding: 0.1em 0.5em;
    border: 1px solid currentColor;
    border-radius: 0.3em;
    font-size: var(--_small);
  }
  .cancelled .status strong {
    color: var(--_danger);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.15em 1.1em;
    margin-block-start: calc(var(--_space) / 2);
    font-size: var(--_small);
  }
  .facts li[part='kind'] {
    padding: 0 0.6em;
    border: 1px solid var(--_control-line);
    border-radius: 1em;
  }
  .facts a {
    display: inline-block;
    min-block-size: 24px;
  }
  .summary {
    max-inline-size: 65ch;
    margin-block-start: var(--_space);
  }
  .sign-up {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.75) var(--_space);
    margin-block-start: calc(var(--_space) * 1.25);
  }
  .state {
    display: flex;
    flex: 1 1 12rem;
    flex-wrap: wrap;
    gap: 0 0.9em;
    font-size: var(--_small);
  }
  .state > * {
    unicode-bidi: plaintext;
  }
  .state > span {
    color: var(--_muted);
  }
  a.button.quiet {
    min-block-size: max(1.75rem, 24px);
    border-color: transparent;
    font-size: var(--_small);
    font-weight: 500;
  }
  .button.quiet,
  button.quiet {
    padding: 0;
  }
  a.button {
    color: inherit;
  }
  .button.quiet span,
  button.quiet span {
    text-decoration: underline;
    text-decoration-color: var(--_control-line);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .more {
    inline-size: 100%;
    margin-block-start: var(--_space);
  }
  .subscribe {
    margin-block-start: calc(var(--_space) * 3);
    font-size: var(--_small);
  }
  .subscribe summary {
    display: inline-block;
    min-block-size: 24px;
    cursor: pointer;
    font-weight: 600;
  }
  .subscribe summary::before {
    content: '▸' / '';
    display: inline-block;
    inline-size: 1em;
  }
  .subscribe[open] summary::before {
    content: '▾' / '';
  }
  .subscribe p {
    margin-block-start: calc(var(--_space) / 2);
  }
  .subscribe .note {
    color: var(--_muted);
  }
  @container (min-width: 38rem) {
    article {
      grid-template-columns: 10.5rem 1fr;
      gap: calc(var(--_space) * 3);
    }
  }
`;
