import { css } from 'lit';

export const notificationsStyles = css`
  :host {
    display: inline-block;
  }
  .bell {
    position: relative;
    padding: 0;
    anchor-name: --plein-bell;
  }
  .bell svg {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .count {
    position: absolute;
    inset-block-start: -1px;
    inset-inline-end: -1px;
    min-inline-size: 1.125rem;
    padding-inline: 0.25rem;
    border-radius: 1rem;
    background: var(--_accent);
    font-size: 0.6875rem;
    line-height: 1.125rem;
    font-weight: 700;
  }
  .count > span {
    color: var(--_on-accent);
  }
  .panel {
    position-anchor: --plein-bell;
    position-area: block-end span-inline-start;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
    inline-size: min(24rem, calc(100vw - 1rem));
    max-block-size: min(36rem, calc(100dvh - 5rem));
    margin: 0.5rem;
    padding: calc(var(--_space) * 2);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
  }
  .heading {
    margin: 0;
    font-size: 1.125em;
    font-weight: 700;
  }
  ul {
    margin: var(--_space) 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    border-block-start: 1px solid var(--_line);
  }
  .item {
    display: grid;
    justify-items: start;
    gap: 0;
    inline-size: 100%;
    padding: var(--_space);
    border: 0;
    border-inline-start: 3px solid transparent;
    border-radius: 0;
    color: inherit;
    font-weight: 400;
    text-align: inherit;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .item > * {
    overflow-y: clip;
  }
  .item:hover {
    background: var(--_tint);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .unread .item {
    border-inline-start-color: var(--_accent);
  }
  .unread .what {
    font-weight: 700;
  }
  /* Words of ours read in their own direction where a page's language has none here. */
  .item > :is(.what, .when) {
    unicode-bidi: plaintext;
  }
  .item > .excerpt,
  .item > .when,
  .calm {
    color: var(--_muted);
    font-size: var(--_small);
  }
  .skeleton {
    block-size: 3.5rem;
    margin-block-start: var(--_space);
  }
  @media (forced-colors: active) {
    .unread .item {
      border-inline-start-color: Highlight;
    }
    .count {
      border: 1px solid;
    }
  }
`;
