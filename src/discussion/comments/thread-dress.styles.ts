import { css } from 'lit';

/** What the dress draws: the faces of all, and what few comments and few threads have. */
export const dressStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 2);
  }
  .settling {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2) var(--_space);
    /* What stands in it comes later: there is room for a line of it, and the line below. */
    min-block-size: calc(1.75rem + var(--_space) * 2 + 1px);
    margin-block-end: calc(var(--_space) * 2);
    padding-block-end: calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_line);
  }
  .settling.blog:empty {
    display: none;
  }
  .opening {
    margin-block-end: calc(var(--_space) * 1.5);
  }
  .pinned {
    margin-block-end: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .pinned > .label {
    margin: 0 0 var(--_space);
  }
  .pinned .actions {
    display: none;
  }
  .header-marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 1.5);
  }
  .to-accepted,
  .moved-from {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
    font-size: var(--_small);
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) / 2);
    margin: calc(var(--_space) / 2) 0;
  }
  .badge {
    padding: 0.1em 0.6em;
    border-radius: 99rem;
    background: var(--_tint);
    font-size: 0.8125em;
    font-weight: 600;
  }
  .badge.accepted {
    box-shadow: inset 0 0 0 1.5px var(--_accent);
  }
  .badge.accepted::before {
    content: '✓';
    margin-inline-end: 0.35em;
  }
  /* A comment on the question weighs less than an answer to it, and begins where answers begin. */
  .comment:has(.remark) {
    --_avatar: 1.5rem;
    margin-inline-start: 1rem;
  }
  .comment:has(.remark) :is(.text, .member-name) {
    font-size: var(--_small);
  }
  .branch:has(.remark) + .branch:has(.remark) {
    margin-block-start: calc(var(--_space) * 2.5);
  }
  @container thread (inline-size < 34rem) {
    .comment:has(.remark) {
      margin-inline-start: 0.5rem;
    }
  }
  .reply-to::before {
    content: '↳';
    margin-inline-end: 0.4em;
  }
  .reply-to:dir(rtl)::before {
    content: '↲';
  }
  @container thread (inline-size >= 34rem) {
    .reply-to.narrow {
      display: none;
    }
  }
  @container thread (inline-size < 34rem) {
    /* What says that the question is solved has a line of its own here, before it is. */
    .bar:has(~ .settling) {
      min-block-size: calc(1.625em + 24px);
    }
    .settling {
      column-gap: calc(var(--_space) / 4);
    }
    /* Beside another thing it is heard and not seen, so that one line is enough: what is solved says so above. */
    .settling > * + [part='unsolved'] {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  .avatar {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
  }
  [part='comment-header'] .member-name {
    text-decoration-color: transparent;
  }
  [part='comment-header'] .member-role {
    padding: 0 0.5em;
    border: 1px solid var(--_line);
    border-radius: 99rem;
    font-size: 0.78em;
    font-weight: 600;
  }
  .calm {
    margin: 0 0 calc(var(--_space) * 2);
    color: var(--_muted);
  }
  .origin {
    margin: var(--_space) 0 0;
    color: var(--_muted);
    font-size: 0.75em;
  }
  .origin a {
    color: inherit;
    text-decoration-color: var(--_line);
  }
  .origin span {
    white-space: nowrap;
  }
  .gone {
    --_avatar: 0rem;
    padding-inline-start: 0;
    min-block-size: 0;
    contain-intrinsic-block-size: auto 2rem;
  }
  .gone > p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    margin: 0;
    color: var(--_muted);
    font-style: italic;
  }
  .gone > p > span {
    unicode-bidi: plaintext;
  }
  .gone .aside {
    color: inherit;
    font-style: normal;
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid;
    }
  }
`;

/** What comes to a thread that can be read already: the way in, and what to do where something went wrong. */
export const laterStyles = css`
  :is(.comment, .title):focus:not(:focus-visible) {
    outline: none;
  }
  .comment:focus-visible {
    outline-offset: 6px;
  }
  .entry > .notice {
    margin: 0;
  }
  .prompt {
    inline-size: 100%;
    min-block-size: inherit;
  }
  p.calm {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 1.5);
  }
  /* Room for the ring around what has the focus, where the browser lays a comment out by itself. */
  .branch .comment {
    overflow-clip-margin: 0.5rem;
  }
  @supports not (overflow-clip-margin: 0.5rem) {
    .comment :focus-visible {
      outline-offset: -2px;
    }
  }
  @media print {
    .branch .comment {
      content-visibility: visible !important;
    }
  }
`;
