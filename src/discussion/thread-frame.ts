import { html, nothing, type TemplateResult } from 'lit';
import type { CoreKey } from '../core/core.strings.ts';
import type { PleinError } from '../core/errors.ts';
import type { Localize } from '../core/localize.ts';
import { trouble } from '../core/notice.ts';
import type { Thread } from './discussion.model.ts';
import type { DiscussionKey } from './discussion.strings.ts';
import { commentAnchor } from './permalink.ts';

type Piece = TemplateResult | typeof nothing;

/** What stands above a conversation: how much was said, and the way to what settled it. */
export function headerView(
  thread: Thread | undefined,
  { count, level }: { readonly count: number; readonly level: number },
  words: Localize<DiscussionKey>,
): TemplateResult {
  const accepted = thread?.accepted;
  return html`<header class="bar">
    <div id="title" class="title" part="heading" role="heading" aria-level=${level} tabindex="-1">
      <slot name="heading">${words.text('count', { count })}</slot>
    </div>
    ${
      accepted === undefined
        ? nothing
        : html`<a class="to-accepted" part="to-accepted" href="#${commentAnchor(accepted)}"
            >${words.text('toAccepted')}</a
          >`
    }
  </header>`;
}

/** The space that the first comments will take. */
export function loadingView(core: Localize<CoreKey>): TemplateResult {
  const lines = html`<span class="skeleton round"></span><span class="skeleton short"></span
    ><span class="skeleton"></span><span class="skeleton"></span>`;
  return html`<p class="visually-hidden">${core.text('loading')}</p>
    <div class="loading" aria-hidden="true">${[1, 2, 3].map(() => html`<div>${lines}</div>`)}</div>`;
}

/** Where it stands whether a question is settled: there from the start, so that nothing moves when it comes. */
export function settlingPlace({ kind }: Thread, settling: Piece): Piece {
  return kind === 'discussion' ? nothing : html`<div class="settling" part="settling">${settling}</div>`;
}

/** A button that reads more: with its own words, or with how that goes. */
export function moreView(
  state: 'loading' | PleinError | undefined,
  words: string,
  core: Localize<CoreKey>,
  onMore: () => void,
): TemplateResult {
  const problem = state === 'loading' ? undefined : state;
  const shown = state === 'loading' ? core.text('loading') : problem ? core.text('retry') : words;
  return html`${problem ? html`<p part="problem" role="alert">${core.text(`error-${problem.code}`)}</p>` : nothing}
    <button type="button" part="more" aria-disabled=${state === 'loading' ? 'true' : 'false'} @click=${onMore}>
      ${shown}
    </button>`;
}

/** The place where new comments wait: there before they are, so that nothing moves when they come. */
export function arrivalsView(button: Piece): TemplateResult {
  return html`<div class=${button === nothing ? 'arrivals' : 'arrivals waiting'}>${button}</div>`;
}

/** The room that the way in will take, or what to do where its code could not be fetched. */
export function entryPlace(retry: (() => void) | undefined, core: Localize<CoreKey>): TemplateResult {
  return html`<div class="entry" part="entry">
    ${
      retry === undefined
        ? html`<div class="prompt skeleton" aria-hidden="true"></div>`
        : trouble(core.text('error-offline'), { text: core.text('retry'), run: retry })
    }
  </div>`;
}
