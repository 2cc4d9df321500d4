import { css } from 'lit';

/** The row of tools, and the marks beside comments. None of it takes room from a comment. */
export const findingStyles = css`
  .tools {
    position: relative;
    display: flex;
    align-items: center;
    gap: calc(var(--_space) / 2);
  }
  /* Without a box around them, so that none begins elsewhere when another one comes. */
  .tools > .later {
    display: contents;
  }
  .later > :first-child {
    margin-inline-start: auto;
  }
  .tools button.quiet {
    min-block-size: var(--_control);
    min-inline-size: var(--_control);
    padding-inline: var(--_space);
    white-space: nowrap;
  }
  .ordering {
    display: flex;
    flex: 0 1 auto;
    min-inline-size: 4rem;
    max-inline-size: 12rem;
  }
  .tools select {
    inline-size: 100%;
    block-size: var(--_control);
    padding-inline: var(--_space);
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius);
    background-color: transparent;
    color: inherit;
    font: inherit;
    font-size: var(--_small);
    text-overflow: ellipsis;
  }
  .tools option {
    background-color: Canvas;
    color: CanvasText;
  }
  .tools svg {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }
  .tools [aria-pressed='true'] > span,
  .tools [aria-expanded='true'] > span {
    color: inherit;
    font-weight: 650;
  }
  .tools [aria-pressed='true'] svg {
    fill: currentColor;
  }
  /* Where the row has no room for its arrow, that goes to a second line, which nobody sees. */
  .tools [part~='unread'] {
    flex: 0 1 auto;
    flex-wrap: wrap;
    align-content: start;
    row-gap: var(--_control);
    block-size: var(--_control);
    overflow: clip;
  }
  .tools [part~='unread-count'] {
    color: inherit;
    font-weight: 650;
    line-height: calc(var(--_control) - 2px);
  }
  /* Below the face, where no line of the comment has to make room for it. */
  .new {
    position: absolute;
    inset-block-start: calc(var(--_avatar) + 0.2rem);
    inset-inline-start: 0;
    inline-size: var(--_avatar);
    color: var(--_accent);
    font-size: 0.75em;
    font-weight: 700;
    line-height: 1;
    text-align: center;
    white-space: nowrap;
  }
  /* Beside the actions, below the face, until it stands in the place of the replies. */
  .folding {
    position: relative;
  }
  .folding > button {
    padding: 0;
  }
  .folding:not(.folded) {
    block-size: 0;
  }
  .folding:not(.folded) > button {
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: calc(1.25rem - max(0.875rem, 12px));
  }
  .gone + .folding:not(.folded) > button {
    inset-block: 0 auto;
    inset-inline-start: 0;
  }
  .folding.folded {
    margin-block-start: var(--_space);
  }
  .folding.folded > button {
    padding-inline: calc(var(--_space) / 2);
  }
  /* Drawn here, as a browser goes through each SVG of a page for each frame. */
  .chevron {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
  }
  .chevron::before {
    content: '';
    display: block;
    inline-size: 0.41em;
    block-size: 0.41em;
    margin: 0.3em auto;
    border: solid;
    border-width: 0 0.115em 0.115em 0;
    rotate: 45deg;
  }
  .folded .chevron {
    rotate: -90deg;
  }
  .folded .chevron:dir(rtl) {
    rotate: 90deg;
  }
  button.quote {
    position: absolute;
    top: var(--_y);
    left: var(--_x);
    z-index: 1;
    min-block-size: 28px;
    max-inline-size: 96px;
    font-size: var(--_small);
    box-shadow: 0 0.2rem 0.9rem rgb(0 0 0 / 25%);
  }
  .feed > .branch:focus:not(:focus-visible) {
    outline: none;
  }
  .feed > .branch:focus-visible {
    outline-offset: 6px;
  }
  :is(.branch, .comment):focus-visible {
    border-radius: var(--_radius);
  }
  @container thread (inline-size < 34rem) {
    /* Leaves the others their room before they are there. */
    .ordering {
      flex: none;
      inline-size: min(7.5rem, 100% - 13rem);
    }
    .tools select {
      padding-inline: calc(var(--_space) / 2);
      font-size: 0.8125em;
    }
    .tools .label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    /* Where a field takes the whole width, it does not stand on what is below that. */
    .field-reply + .folding:not(.folded) {
      block-size: 1.75rem;
    }
    .folding:not(.folded) > button {
      inset-inline-start: calc(1rem - max(0.875rem, 12px));
    }
  }
  @media print {
    .tools,
    .folding,
    .actions,
    .arrivals,
    .entry,
    .edge,
    .more-replies,
    button.quote {
      display: none;
    }
    .text pre {
      max-block-size: none;
      white-space: pre-wrap;
    }
    .text .scroll {
      overflow: visible;
    }
    [hidden='until-found'] {
      content-visibility: visible;
      display: block;
    }
  }
`;
