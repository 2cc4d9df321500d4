import { html, nothing, type TemplateResult } from 'lit';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import { trouble } from '../../core/notice.ts';

type Piece = TemplateResult | typeof nothing;

/** What stands above a conversation: how much was said, and what became of it. */
export function headingView(words: string, level: number, marks: unknown): TemplateResult {
  return html`<header class="bar">
    <div id="title" class="title" part="heading" role="heading" aria-level=${level} tabindex="-1">
      <slot name="heading">${words}</slot>
    </div>
    ${marks}
  </header>`;
}

/** The space that the first comments will take, or what the page's server put there. */
export function loadingView(core: Localize<CoreKey>, drawn: boolean): TemplateResult {
  return drawn
    ? html`<slot></slot>`
    : html`<p class="visually-hidden">${core.text('loading')}</p>
        <div class="loading"></div>`;
}

/** The place where new comments wait: there before they are, so that nothing moves when they come. */
export function arrivalsView(button: Piece): TemplateResult {
  return html`<div class="arrivals${button === nothing ? '' : ' waiting'}">${button}</div>`;
}

/** The room that the way in will take, or what to do where its code could not be fetched. */
export function entryPlace(retry: (() => void) | undefined, core: Localize<CoreKey>): TemplateResult {
  return html`<div class="entry" part="entry">
    ${retry && trouble(core.text('error-offline'), { text: core.text('retry'), run: retry })}
  </div>`;
}
