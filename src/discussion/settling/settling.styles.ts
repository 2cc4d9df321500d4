import { css } from 'lit';

/** What a signed-in reader can do with a thread as a whole. */
export const settlingStyles = css`
  .opening-form {
    display: grid;
    flex-basis: 100%;
    gap: calc(var(--_space) / 2);
  }
  .opening-form > label {
    font-size: var(--_small);
    font-weight: 600;
  }
  .settling > .problem {
    color: var(--_danger);
    font-size: var(--_small);
  }
  .settling > .since {
    flex: 1 1 6rem;
    min-inline-size: 0;
    justify-content: start;
    text-align: start;
  }
  .settling > .since > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .settling > .since[aria-expanded='true'] {
    flex-basis: 100%;
  }
  .settling > .since[aria-expanded='true'] > span {
    white-space: normal;
  }
  /* One line: marks stand for words. */
  @container thread (inline-size < 34rem) {
    .settles::before {
      content: '✓' / '';
    }
    .edits::before {
      content: '✎' / '';
    }
    .since:not([aria-expanded='true'])::before {
      content: '🕓' / '';
    }
    .settling > .since {
      flex: none;
    }
    .settling > .since[aria-expanded='true'] {
      flex: 1 0 100%;
    }
    :is(.settles, .edits, .since:not([aria-expanded='true'])) > span {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  .settling > :is([aria-pressed='true'], .settles.own) {
    background: var(--_tint);
  }
  .settling > :is([aria-pressed='true'], .settles.own) > span {
    color: inherit;
    font-weight: 650;
  }
`;
