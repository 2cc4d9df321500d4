import { css } from 'lit';

export const feedbackPollStyles = css`
  .poll {
    container-type: inline-size;
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
  }
  p {
    margin: 0;
  }
  .plain {
    color: var(--_muted);
  }
  .waiting {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 16rem;
    align-content: start;
  }
  .waiting .skeleton {
    block-size: 2.5rem;
  }
  .waiting .skeleton:first-child {
    inline-size: 70%;
  }
  .origin {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2) var(--_space);
    margin-block-end: var(--_space);
    font-size: var(--_small);
  }
  .stage {
    padding: 0.05em 0.6em;
    border: 1px solid var(--_control-line);
    border-radius: 1em;
  }
  .question {
    display: block;
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
    text-wrap: balance;
  }
  .introduction {
    max-inline-size: 65ch;
    margin-block-start: var(--_space);
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    inline-size: 100%;
  }
  .hint {
    margin-block: calc(var(--_space) * 1.5) calc(var(--_space) / 2);
    color: var(--_muted);
    font-size: var(--_small);
  }
  .problem:not(:empty) {
    margin-block: calc(var(--_space) / 2);
    padding-inline-start: var(--_space);
    border-inline-start: 3px solid var(--_danger);
    color: var(--_danger);
    font-weight: 600;
  }
  label.choice {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.25);
    min-block-size: max(2.75rem, 24px);
    margin-block-start: calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  label.choice:hover {
    border-color: var(--_control-line);
    background: var(--_tint);
  }
  label.choice:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  label.choice:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  label.choice input:focus-visible {
    outline: none;
  }
  label.choice input {
    flex: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    margin-block-start: calc(var(--_space) * 2);
  }
  .actions:empty {
    display: none;
  }
  .options {
    margin: calc(var(--_space) * 1.5) 0 0;
    padding-inline-start: 1.4em;
    list-style: disc;
  }
  .options li {
    margin-block: calc(var(--_space) / 2);
  }
  .outcome {
    margin-block-start: calc(var(--_space) * 1.5);
    font-weight: 600;
  }
  .so-far {
    margin-block-start: calc(var(--_space) * 2);
  }
  .so-far summary {
    min-block-size: 24px;
    cursor: pointer;
    font-size: var(--_small);
    font-weight: 600;
  }
  form,
  .results {
    max-inline-size: 44rem;
  }
  .results {
    margin-block-start: calc(var(--_space) * 2);
  }
  .finding {
    font-size: 1.05em;
  }
  table,
  tbody {
    display: block;
  }
  caption {
    display: block;
    margin-block: calc(var(--_space) / 2) var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
    text-align: inherit;
  }
  tbody tr {
    display: grid;
    grid-template-columns: 1fr auto auto;
    column-gap: calc(var(--_space) * 1.5);
    align-items: baseline;
    padding-block: calc(var(--_space) * 0.9);
  }
  tbody :is(th, td) {
    padding: 0;
    font-weight: inherit;
    text-align: inherit;
  }
  tr.own .label {
    font-weight: 700;
  }
  .choice[part='own'] {
    margin-inline-start: 0.3em;
    padding: 0.05em 0.5em;
    border: 1px solid currentColor;
    border-radius: 1em;
    font-size: 0.8em;
    font-weight: 600;
    white-space: nowrap;
  }
  .share {
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .votes {
    min-inline-size: 5.5em;
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .range {
    grid-column: 1 / -1;
    font-size: var(--_small);
  }
  .range span {
    display: block;
    color: var(--_muted);
  }
  .bar {
    display: block;
    margin-block: calc(var(--_space) / 2) 0;
    overflow: visible;
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .track {
    fill: var(--_tint);
    stroke: var(--_line);
  }
  .fill {
    fill: var(--_accent);
  }
  .halo {
    stroke: var(--_surface);
    stroke-width: 3;
  }
  .reach {
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .note,
  .newer {
    margin-block-start: var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
  }
  .newer button span {
    text-decoration: underline;
  }
  .facts {
    display: grid;
    gap: 0.1em;
    margin: calc(var(--_space) * 2) 0 0;
    padding: 0;
    list-style: none;
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }
  .follow-up {
    margin-block-start: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_line);
  }
  .promise {
    font-size: var(--_small);
  }
  .follow-up-head {
    margin-block-end: calc(var(--_space) / 2);
  }
  .follow-up-head time {
    color: var(--_muted);
    font-size: var(--_small);
  }
  @container (max-width: 26rem) {
    tbody tr {
      grid-template-columns: 1fr auto;
    }
    .label {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .fill {
      fill: Highlight;
    }
    .track {
      fill: Canvas;
      stroke: CanvasText;
    }
    .halo {
      stroke: Canvas;
    }
    .reach {
      stroke: CanvasText;
    }
  }
`;
