import { css } from 'lit';

/** What comes to a thread once it has been read: new comments, the way in, and what one can do with a comment. */
export const stayStyles = css`
  .arrivals {
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .arrivals > button {
    /* About in the middle, and growing at its end alone: counting on moves neither the button nor its words. */
    margin-inline: max(0px, 50% - 5.5em) auto;
    pointer-events: auto;
    border-radius: 99rem;
    box-shadow: 0 0.2rem 0.9rem rgb(0 0 0 / 25%);
  }
  /* In sight from anywhere in the thread, unless somebody walks through it by keyboard: then nothing may be covered. */
  .arrivals.waiting {
    position: sticky;
    inset-block: var(--_space);
    z-index: 1;
  }
  .by-keyboard > .arrivals.waiting {
    position: static;
  }
  .field-reply {
    margin-inline-start: clamp(1rem, 6cqi, 3.25rem);
  }
  .prompt {
    display: flex;
    align-items: center;
    justify-content: start;
    padding: 0 calc(var(--_space) * 2);
    font-weight: 400;
    text-align: start;
    cursor: text;
  }
  .prompt > span {
    color: var(--_muted);
  }
  .linked::before {
    content: '';
    position: absolute;
    inset: calc(var(--_space) * -1);
    z-index: -1;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .badge.waiting {
    background: none;
    border: 1px dashed var(--_control-line);
  }
  .actions > .problem {
    padding-inline: calc(var(--_space) / 2);
  }
  :is(.actions, .gone) > .problem {
    color: var(--_danger);
    font-size: var(--_small);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space);
    max-inline-size: 44rem;
    margin-inline-start: calc(var(--_space) / -2);
  }
  @container thread (inline-size < 24rem) {
    .actions {
      gap: 0;
    }
  }
  /* What tells grows from the end of the row, so that it never moves what can be pressed. */
  .actions > :is([part~='reactions'], [part~='helpful-count']) ~ :is([part~='reactions'], [part~='copy-link']) {
    margin-inline-start: 0;
  }
  .actions > :is([part~='reactions'], [part~='helpful-count'], [part~='copy-link']) {
    margin-inline: auto 0;
  }
  .actions button > span {
    display: inline-flex;
  }
  /* Drawn here: a browser goes through each SVG of a page for each frame, and this stands below each comment. */
  .actions .chain {
    inline-size: 1.15em;
    block-size: 1.15em;
    align-items: center;
    justify-content: center;
    rotate: -45deg;
  }
  .chain::before,
  .chain::after {
    content: '';
    flex: none;
    inline-size: 0.72em;
    block-size: 0.46em;
    margin-inline: -0.12em;
    border: 0.11em solid;
    border-radius: 1em;
    box-sizing: border-box;
  }
  .actions [aria-pressed='true'] > span {
    color: inherit;
    font-weight: 650;
  }
  .actions .label {
    color: inherit;
  }
  .further {
    display: none;
  }
  .further::before {
    content: '⋯' / '';
    font-size: 1.3em;
    line-height: 1;
  }
  /* No row is wide enough for all that stewards and askers can do. */
  .actions:has(> .accepts, > [part~='edit'] ~ [part~='manage']) > :is([part~='follow'], [part~='manage']) {
    display: none;
    & ~ .further {
      display: inline-flex;
    }
  }
  /*
   * However narrow: one line, as high as it was before anyone could do anything here. What is done least goes behind one
   * button, and marks stand for words.
   */
  @container thread (inline-size < 44rem) {
    .actions > .rare,
    .further ~ [part~='copy-link'],
    [data-tally] ~ [part~='reactions'] {
      display: none;
    }
    .rare ~ .further,
    .further:has(~ button) {
      display: inline-flex;
      margin-inline-start: auto;
    }
    .accepts::before {
      content: '✓' / '';
    }
    /* Room for two digits from the start: what can be pressed beside it stays where it is as others react. */
    button.marked:not([part~='reactions'])::after {
      content: attr(data-tally);
      min-inline-size: 1.4em;
    }
    .actions > :is(.marked, .accepts):is(.own, [aria-pressed='true']) {
      border-color: var(--_accent);
      background: var(--_tint);
    }
    :is(.marked, .accepts) > .label {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container thread (inline-size < 22rem) {
    .actions > :is(.further, .accepts, [part~='reply']) {
      min-inline-size: 24px;
      padding-inline: 0;
    }
    [part~='reply'] {
      &::before {
        content: '↩\\FE0E' / '';
        font-size: 1.25em;
        line-height: 1;
      }
      &:dir(rtl)::before {
        scale: -1 1;
      }
      > .label {
        position: absolute;
        inline-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  }
  /* From the face down beside all that answers. */
  .replies {
    position: relative;
  }
  .replies::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 1.25rem;
    border-inline-start: 1px solid var(--_line);
  }
  @container thread (inline-size < 34rem) {
    .field-reply {
      margin-inline-start: 0;
    }
    .replies::before {
      inset-inline-start: 0.5rem;
    }
    .actions.actions > [part~='copy-link'] {
      margin-inline-start: auto;
    }
    .actions > :is([part~='reactions'], [part~='helpful-count']) {
      margin-inline-start: 0;
    }
    .actions > [part~='reactions'] {
      order: -1;
    }
  }
  @media (forced-colors: active) {
    .actions {
      gap: 0.25rem;
    }
    .linked {
      border: 1px solid;
    }
  }
`;
