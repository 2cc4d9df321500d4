import { css } from 'lit';

export const recentStyles = css`
  .heading {
    margin-block-end: var(--_space);
    font-size: 1.125em;
    font-weight: 700;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    padding-block: calc(var(--_space) * 1.25);
    border-block-start: 1px solid var(--_line);
  }
  .title {
    display: inline-block;
    min-block-size: 24px;
    overflow-y: clip;
    font-weight: 600;
    text-decoration: none;
  }
  a.title:hover {
    text-decoration: underline;
  }
  .badge {
    display: inline-block;
    white-space: nowrap;
    padding-inline: calc(var(--_space) * 0.75);
    border: 1px solid var(--_control-line);
    border-radius: 1em;
    font-size: var(--_small);
  }
  .badge.solved::before {
    content: '✓ ' / '';
  }
  p {
    margin: 0;
  }
  .about,
  .wait,
  .calm {
    overflow-y: clip;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .overdue {
    color: var(--_danger);
    font-weight: 600;
  }
  .skeleton {
    block-size: 2.75rem;
    margin-block: calc(var(--_space) * 1.25);
  }
  button {
    margin-block-start: var(--_space);
  }
`;
