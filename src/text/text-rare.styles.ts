import { css } from 'lit';

/** What few texts have, which is drawn by code of its own. */
export const rareTextStyles = css`
  .text .scroll {
    max-inline-size: 100%;
    margin-block: 0.6em;
    overflow-x: auto;
  }
  .text table {
    border-collapse: collapse;
  }
  .text :is(th, td) {
    padding: calc(var(--_space) / 2) var(--_space);
    border: 1px solid var(--_line);
    text-align: start;
    overflow-wrap: normal;
  }
  .text :is(th, td).center {
    text-align: center;
  }
  .text :is(th, td).end {
    text-align: end;
  }
  .text .picture {
    display: inline-block;
    max-inline-size: 100%;
  }
  .text .picture > :is(img, canvas) {
    display: block;
    max-inline-size: min(100%, min(80vh, 36rem) * var(--_ratio));
    block-size: auto;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .text .reveal {
    min-block-size: 24px;
    padding: 0 0.5em;
    border-style: dashed;
    font-size: var(--_small);
    font-weight: 400;
  }
  .text .reveal + span:not([hidden]) {
    margin-inline-start: 0.4em;
  }
`;
