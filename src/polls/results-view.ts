import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../core/localize.ts';
import { formatsOf } from '../core/formats.ts';
import { numberIn } from '../core/intl.ts';
import { isolated } from '../core/isolated.ts';
import type { Poll, PollOption, PollResults } from './polls.model.ts';
import type { PollsKey } from './polls.strings.ts';
import { finding, resultRows, type ResultRow } from './results.rules.ts';

type Words = Localize<PollsKey>;

/**
 * Results as a sentence and a table. The bars are drawings beside the numbers, for the eye alone; the roles keep it a
 * table for every screen reader although its rows are laid out as a grid.
 */
export function resultsView(poll: Poll, results: PollResults, own: readonly string[], words: Words): TemplateResult {
  const rows = resultRows(poll, results);
  return html`<div class="results" part="results">
    <p class="finding" part="finding">${findingText(poll, results, rows, words)}</p>
    <table role="table" part="table">
      <caption part="caption">
        ${words.text('caption', { count: results.ballots, final: results.final ? 'yes' : 'no' })}
      </caption>
      <thead role="rowgroup" class="visually-hidden">
        <tr role="row">
          ${(['option', 'share', 'votes', 'range'] as const).map(
            (key) => html`<th role="columnheader" scope="col">${words.text(key)}</th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map((row) => rowView(row, own.includes(row.option.id), words))}
      </tbody>
    </table>
    ${results.ballots === 0 ? nothing : html`<p class="note" part="note">${words.text('rangeNote')}</p>`}
  </div>`;
}

function rowView(row: ResultRow, own: boolean, words: Words): TemplateResult {
  return html`<tr role="row" part=${own ? 'row own' : 'row'} class=${own ? 'own' : nothing}>
    <th role="rowheader" scope="row" class="label" part="option">
      <bdi>${row.option.label}</bdi>${
        own
          ? html` <span class="choice" part="own"><span aria-hidden="true">✓ </span>${words.text('yourChoice')}</span>`
          : nothing
      }
    </th>
    <td role="cell" class="share" part="share">${percent(row.share, words)}</td>
    <td role="cell" class="votes" part="votes">${words.text('votesOf', { count: row.votes })}</td>
    <td role="cell" class="range" part="range">
      ${bar(row)}<span>${words.text('rangeOf', { low: percent(row.low, words), high: percent(row.high, words) })}</span>
    </td>
  </tr>`;
}

/** The share as a bar, the range as a line over it. Widths are attributes of a drawing: no style is written. */
function bar({ share, low, high }: ResultRow): TemplateResult {
  const at = (value: number) => `${(value * 100).toFixed(2)}%`;
  return html`<svg class="bar" part="bar" width="100%" height="14" aria-hidden="true" focusable="false">
    <rect class="track" width="100%" height="8" y="3" rx="4"></rect>
    <rect class="fill" width=${at(share)} height="8" y="3" rx="4"></rect>
    <line class="halo" x1=${at(low)} x2=${at(high)} y1="7" y2="7"></line>
    <line class="reach" x1=${at(low)} x2=${at(high)} y1="7" y2="7"></line>
    <line class="reach" x1=${at(low)} x2=${at(low)} y1="4" y2="10"></line>
    <line class="reach" x1=${at(high)} x2=${at(high)} y1="4" y2="10"></line>
  </svg>`;
}

function findingText(poll: Poll, results: PollResults, rows: readonly ResultRow[], words: Words): string {
  const { kind, options } = finding(poll, results);
  const [first] = options;
  if (kind === 'level') return words.text('findingLevel');
  if (kind === 'none' || first === undefined) return words.text('findingNone');
  if (kind === 'close') return words.text('findingClose', { options: optionList(options, words) });
  const share = percent(rows.find(({ option }) => option.id === first.id)?.share ?? 0, words);
  return words.text('findingOne', { option: isolated(first.label), share, final: results.final ? 'yes' : 'no' });
}

/** Options by name, as a list in a sentence. */
export function optionList(options: readonly PollOption[], words: Words): string {
  const format = new Intl.ListFormat(formatsOf(words), { type: 'conjunction' });
  return format.format(options.map(({ label }) => `“${isolated(label)}”`));
}

/** A share in percent, whole ones unless that would make something look like nothing. */
export function percent(share: number, words: Words): string {
  return numberIn(words, share, { style: 'percent', maximumFractionDigits: share > 0 && share < 0.01 ? 1 : 0 });
}
