import { css } from 'lit';

/** The thread around its comments. */
export const threadStyles = css`
  .thread {
    position: relative;
    container: thread / inline-size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 2);
    margin-block-end: var(--_space);
  }
  .title {
    font-size: 1.25em;
    font-weight: 650;
    line-height: 1.3;
  }
  .title:focus:not(:focus-visible) {
    outline: none;
  }
  .to-accepted {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
    font-size: var(--_small);
  }
  /* As high as what will stand in it, so that nothing moves when it comes. */
  .tools {
    min-block-size: var(--_control);
    margin-block-end: calc(var(--_space) * 2);
  }
  .opening,
  .comment {
    --_avatar: 2.5rem;
    position: relative;
    min-block-size: var(--_avatar);
    padding-inline-start: calc(var(--_avatar) + var(--_space) * 1.5);
    scroll-margin-block: 5rem;
  }
  .opening {
    margin-block-end: calc(var(--_space) * 3);
    padding-block-end: calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_line);
  }
  :is([part~='comments'], .replies) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .branch + .branch {
    margin-block-start: calc(var(--_space) * 4.5);
  }
  .replies > li {
    margin-block-start: calc(var(--_space) * 2.5);
    --_indent: clamp(1rem, 6cqi, 3.25rem);
  }
  .depth-1 {
    margin-inline-start: var(--_indent);
  }
  .depth-2 {
    margin-inline-start: calc(var(--_indent) * 2);
  }
  .depth-3 {
    margin-inline-start: calc(var(--_indent) * 3);
  }
  .more-replies {
    margin-inline-start: clamp(1rem, 6cqi, 3.25rem);
  }
  .edge {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    margin-block: calc(var(--_space) * 3);
  }
  .edge > button {
    flex: 1 1 auto;
  }
  .arrivals {
    display: flex;
    justify-content: center;
    block-size: calc(var(--_control) + var(--_space));
    margin-block: var(--_space);
    pointer-events: none;
  }
  /* As high as any way in, so that nothing moves when it comes. */
  .entry {
    min-block-size: max(3rem, var(--_control) + var(--_space) * 2);
    margin-block: calc(var(--_space) * 3) 0;
  }
  .entry > .notice {
    margin: 0;
  }
  .prompt {
    inline-size: 100%;
    min-block-size: inherit;
  }
  .tools + .entry {
    margin-block: 0 calc(var(--_space) * 3);
  }
  .calm {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 1.5);
    margin: 0;
    color: var(--_muted);
  }
  .empty {
    margin: 0 0 calc(var(--_space) * 2);
  }
  .empty > strong {
    display: block;
    font-weight: 600;
  }
  .loading {
    display: grid;
    gap: calc(var(--_space) * 4);
    min-block-size: 22rem;
    align-content: start;
  }
  .loading > div {
    display: grid;
    grid-template-columns: 2.5rem 1fr;
    gap: var(--_space) calc(var(--_space) * 1.5);
  }
  .loading .skeleton {
    block-size: 1em;
    inline-size: min(100%, 34rem);
  }
  .loading .round {
    grid-row: span 3;
    block-size: 2.5rem;
    inline-size: 2.5rem;
    border-radius: 50%;
  }
  .loading .short {
    inline-size: 10rem;
  }
  @container thread (inline-size < 34rem) {
    :is(.depth-2, .depth-3) {
      margin-inline-start: var(--_indent);
    }
    .comment,
    .opening {
      --_avatar: 2rem;
    }
  }
  @container thread (inline-size >= 34rem) {
    .reply-to.narrow {
      display: none;
    }
  }
`;

/** One comment. */
export const commentStyles = css`
  .replies .comment {
    --_avatar: 2rem;
  }
  .comment:focus {
    outline: none;
  }
  .comment:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 6px;
    border-radius: var(--_radius);
  }
  .thread {
    isolation: isolate;
  }
  .avatar {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
  }
  .comment > header,
  .opening > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 1.25);
    min-block-size: 24px;
    line-height: 1.4;
  }
  .comment .member-name,
  .opening .member-name {
    font-weight: 650;
    text-decoration-color: transparent;
  }
  .comment .member-role,
  .opening .member-role {
    padding: 0 0.5em;
    border: 1px solid var(--_line);
    border-radius: 99rem;
    font-size: 0.78em;
    font-weight: 600;
  }
  :is(.aside, .aside > time, .likes):not([dir]) {
    unicode-bidi: plaintext;
  }
  .aside {
    color: var(--_muted);
    font-size: var(--_small);
  }
  a.aside,
  .reply-to {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
    text-decoration: none;
  }
  a.aside:hover,
  .reply-to:hover {
    text-decoration: underline;
  }
  .reply-to {
    color: var(--_muted);
    font-size: var(--_small);
  }
  .reply-to::before {
    content: '↳';
    margin-inline-end: 0.4em;
  }
  .reply-to:dir(rtl)::before {
    content: '↲';
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
  .badge.accepted::before {
    content: '✓';
    margin-inline-end: 0.35em;
  }
  .comment > .text,
  .opening > .text {
    margin-block-start: calc(var(--_space) / 2);
    max-inline-size: 44rem;
  }
  .origin {
    margin: calc(var(--_space) / 2) 0 0;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .origin a {
    color: inherit;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space);
    min-block-size: max(1.75rem, 24px);
    margin-block-start: calc(var(--_space) / 2);
    margin-inline-start: calc(var(--_space) / -2);
  }
  .likes {
    padding-inline: calc(var(--_space) / 2);
    color: var(--_muted);
    font-size: var(--_small);
  }
  .gone {
    --_avatar: 0rem;
    padding-inline-start: 0;
    min-block-size: 0;
  }
  .gone > p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    margin: 0;
    color: var(--_muted);
    font-style: italic;
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
