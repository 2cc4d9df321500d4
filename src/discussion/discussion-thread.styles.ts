import { css } from 'lit';

/** The thread around its comments, as it is read first. */
export const threadStyles = css`
  .thread {
    position: relative;
    container: thread / inline-size;
    isolation: isolate;
  }
  .bar {
    margin-block-end: calc(var(--_space) * 2);
  }
  .title {
    font-size: 1.25em;
    font-weight: 650;
    line-height: 1.3;
  }
  .tools {
    min-block-size: var(--_control);
    margin-block-end: calc(var(--_space) * 2.5);
  }
  .comment {
    --_avatar: 2.5rem;
    position: relative;
    min-block-size: var(--_avatar);
    padding-inline-start: calc(var(--_avatar) + var(--_space) * 1.5);
    scroll-margin-block: 5rem;
  }
  [role='list'] {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .branch + .branch {
    margin-block-start: calc(var(--_space) * 4.5);
  }
  .replies {
    --_indent: clamp(1rem, 6cqi, 3.25rem);
  }
  .replies > li {
    margin-block-start: calc(var(--_space) * 2.5);
    margin-inline-start: calc(var(--_indent) * var(--_depth, 1));
  }
  .depth-2 {
    --_depth: 2;
  }
  .depth-3 {
    --_depth: 3;
  }
  .more-replies {
    margin-block-start: var(--_space);
    margin-inline-start: clamp(1rem, 6cqi, 3.25rem);
  }
  .edge {
    margin-block: calc(var(--_space) * 3);
  }
  .edge > button {
    inline-size: 100%;
  }
  .arrivals {
    block-size: calc(var(--_control) + var(--_space));
    margin-block: var(--_space);
  }
  /* As high as any way in, so that nothing moves when it comes. */
  .entry {
    min-block-size: max(3rem, var(--_control) + var(--_space) * 2);
    margin-block: calc(var(--_space) * 3) 0;
  }
  .tools + .entry {
    margin-block: 0 calc(var(--_space) * 3);
  }
  .loading {
    block-size: 22rem;
    background: repeating-linear-gradient(var(--_tint) 0 5rem, transparent 0 8rem);
  }
  @container thread (inline-size < 34rem) {
    .replies > li {
      --_depth: 1;
    }
    .comment {
      --_avatar: 2rem;
    }
  }
`;

/** One comment, as it is read first. Of many, the browser lays out those that are near to what is seen. */
export const commentStyles = css`
  .branch:nth-child(n + 21) .comment {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 8rem;
  }
  .replies .comment {
    --_avatar: 2rem;
  }
  [part='comment-header'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 1.25);
    min-block-size: 24px;
    line-height: 1.4;
  }
  [part='comment-header'] .member-name {
    overflow-y: clip;
    font-weight: 650;
  }
  :is(.aside, .aside > time):not([dir]) {
    unicode-bidi: plaintext;
  }
  .aside {
    overflow-y: clip;
    color: var(--_muted);
    font-size: var(--_small);
  }
  a.aside {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
  }
  a.aside:not(:hover) {
    text-decoration: none;
  }
  /* Marks that people pile up on letters stay off the words of others. */
  .comment > .text {
    margin-block-end: calc(var(--_space) / -2);
    padding-block: calc(var(--_space) / 2);
    overflow-y: clip;
    max-inline-size: min(44rem, 100%);
  }
  /* A word of another direction than the page's stands below the name of who wrote it, not across the page. */
  :dir(rtl) > .text:dir(ltr),
  :dir(ltr) > .text:dir(rtl) {
    inline-size: fit-content;
  }
  .actions {
    min-block-size: max(1.75rem, 24px);
    margin-block-start: calc(var(--_space) / 2);
  }
`;
