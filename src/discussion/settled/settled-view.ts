import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import type { Thread } from '../discussion.model.ts';
import type { SettledKey } from './settled.strings.ts';

type Piece = TemplateResult | typeof nothing;

/** Whether a question is settled. A backend that keeps only which answer was accepted has said so too. */
export function isSettled({ solvedAt, accepted }: Thread): boolean {
  return solvedAt !== undefined || accepted !== undefined;
}

/** How a question stands, for whoever only reads; last what goes when it is settled, so that nothing moves then. */
export function settledView(thread: Thread, words: Localize<SettledKey>): Piece {
  if (thread.kind !== 'question') return nothing;
  const others = Number(thread.meTooCount ?? 0);
  return html`${
    others > 0
      ? html`<span part="me-too-count" class="aside">${words.text('meToos', { count: others })}</span>`
      : nothing
  }${standing(thread, words)}`;
}

/** That a question waits for its answer; that it is settled stands above the thread. */
export function standing(thread: Thread, words: Localize<SettledKey>): Piece {
  return isSettled(thread) ? nothing : html`<span part="unsolved" class="aside">${words.text('unsolved')}</span>`;
}
