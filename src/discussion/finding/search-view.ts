import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import { trouble } from '../../core/notice.ts';
import { relativeTime } from '../../core/relative-time.ts';
import { plainText } from '../../text/text.rules.ts';
import { nameOf } from '../comments/comment-view.ts';
import type { Comment } from '../discussion.model.ts';
import { commentAnchor } from '../reading/permalink.ts';
import type { FindingKey } from './finding.strings.ts';
import { passage } from './passage.rules.ts';
import type { Found, ThreadSearch } from './thread-search.ts';

type Piece = TemplateResult | typeof nothing;

/** Characters of a comment that a result shows. */
const LENGTH = 160;

/** What a search is drawn with. */
export interface SearchScene {
  readonly search: ThreadSearch;
  readonly words: Localize<FindingKey>;
  readonly core: Localize<CoreKey>;
  readonly now: number;
  onType(words: string): void;
  onSearch(): void;
  onMore(): void;
  /** The box closes; with `back`, the focus goes back to what opened it. */
  onClose(back: boolean): void;
  onResult(event: MouseEvent, comment: Comment): void;
}

/** The box in which a thread is searched. It lies over the comments, so that none of them moves. */
export function searchView(scene: SearchScene): TemplateResult {
  const { search, words, core } = scene;
  return html`<form
    role="search"
    part="search"
    class="search"
    novalidate
    aria-label=${words.text('searchLabel')}
    @submit=${(event: Event) => onSubmit(event, scene)}
    @keydown=${(event: KeyboardEvent) => onKey(event, scene)}
    @focusout=${(event: FocusEvent) => onFocusOut(event, scene)}
  >
    <div class="asking">
      <label>
        <span>${words.text('searchLabel')}</span>
        <input
          type="search"
          part="search-field"
          dir="auto"
          autocomplete="off"
          enterkeyhint="search"
          value=${search.words}
          @input=${(event: Event) => scene.onType((event.target as HTMLInputElement).value)}
        />
      </label>
      <button type="button" part="thread-tool" class="quiet" @click=${() => scene.onClose(true)}>
        <span>${core.text('close')}</span>
      </button>
    </div>
    ${outcome(scene)}
  </form>`;
}

/** What is told of a search, to see and to hear. */
export function searchWords(search: ThreadSearch, words: Localize<FindingKey>): string {
  const { state } = search;
  if (state === undefined) return words.text('searchHint');
  if (state.status === 'loading' && state.value === undefined) return words.text('searching');
  const { comments = [], next } = state.value ?? {};
  if (comments.length === 0) return state.status === 'empty' ? words.text('nothingFound') : '';
  return words.text(next === undefined ? 'found' : 'foundFirst', { count: comments.length });
}

function outcome(scene: SearchScene): TemplateResult {
  const { search, words, core } = scene;
  const { state } = search;
  const said = searchWords(search, words);
  return html`${said === '' ? nothing : html`<p class="said">${said}</p>`}${
    state?.status === 'failed'
      ? trouble(core.text(`error-${state.error.code}`), { text: core.text('retry'), run: scene.onSearch })
      : nothing
  }${state?.value === undefined ? nothing : results(state.value, scene)}`;
}

function results(found: Found, scene: SearchScene): Piece {
  if (found.comments.length === 0) return nothing;
  return html`<ol part="results" role="list">
      ${repeat(
        found.comments,
        ({ id }) => id,
        (comment) => html`<li>${result(comment, found, scene)}</li>`,
      )}
    </ol>
    ${
      found.next === undefined
        ? nothing
        : html`<button type="button" part="more" @click=${() => scene.onMore()}>
            ${scene.words.text('moreFound')}
          </button>`
    }`;
}

function result(comment: Comment, { words: searched }: Found, scene: SearchScene): TemplateResult {
  const { core, now } = scene;
  const pieces = passage(plainText(comment.text), searched, LENGTH);
  const when = Number.isNaN(Date.parse(comment.createdAt)) ? '' : relativeTime(core, comment.createdAt, now);
  return html`<a
    part="result"
    href="#${commentAnchor(comment.id)}"
    @click=${(event: MouseEvent) => scene.onResult(event, comment)}
  >
    <span class="by"><bdi>${nameOf(comment, core)}</bdi> <bdi class="aside">${when}</bdi></span>
    <span class="passage" dir="auto"
      >${pieces.map(({ text, found }) => (found ? html`<mark part="found">${text}</mark>` : text))}</span
    >
  </a>`;
}

function onSubmit(event: Event, { onSearch }: SearchScene): void {
  event.preventDefault();
  onSearch();
}

function onKey(event: KeyboardEvent, { onClose }: SearchScene): void {
  if (event.key !== 'Escape' || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  onClose(true);
}

/** Whoever walks on must not find the focus beneath the box. */
function onFocusOut({ currentTarget, relatedTarget }: FocusEvent, { onClose }: SearchScene): void {
  if (relatedTarget instanceof Node && !(currentTarget as Element).contains(relatedTarget)) onClose(false);
}
