import { css } from 'lit';

/** Runs of a long list: those that are far from what is seen cost the browser one box each, or less. */
export const runStyles = css`
  .branch + .run,
  .run + :is(.run, .branch) {
    margin-block-start: calc(var(--_space) * 4.5);
  }
  .run:not(:first-child),
  .run:not(:first-child) > .run {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--_comments) * 8rem);
    overflow-clip-margin: 0.5rem;
  }
  .run .replies > li:nth-child(n + 21) .comment {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 8rem;
  }
  .replies .run > li {
    margin-block-start: calc(var(--_space) * 2.5);
    margin-inline-start: calc(var(--_indent) * var(--_depth, 1));
  }
  @container thread (inline-size < 34rem) {
    .replies .run > li {
      --_depth: 1;
    }
  }
  @media print {
    .run.run.run,
    .run .replies > li .comment {
      content-visibility: visible;
    }
  }
`;
