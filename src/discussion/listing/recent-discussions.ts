import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../../core/controls.styles.ts';
import type { Page } from '../../core/core.model.ts';
import { PleinElement } from '../../core/element.ts';
import { Load } from '../../core/load.ts';
import { Localize } from '../../core/localize.ts';
import { trouble } from '../../core/notice.ts';
import { tokens } from '../../core/tokens.styles.ts';
import type { Thread, ThreadOrder } from '../discussion.model.ts';
import { listingStrings, type ListingKey } from './listing.strings.ts';
import { readListing, type Listed } from './read-listing.ts';
import { recentStyles } from './recent-discussions.styles.ts';
import { threadItem, urlOf } from './thread-item.ts';

/**
 * A list of conversations for a page that leads to them: the latest, those nobody has answered, those that helped most,
 * or, for the team, the questions that wait for it.
 *
 * @tag plein-recent-discussions
 * @slot heading - In place of the heading.
 * @slot empty - In place of the words where there is nothing to list.
 * @csspart heading - What is listed.
 * @csspart threads - The list.
 * @csspart thread - A conversation in it.
 * @csspart title - Its title, a link where its page is known.
 * @csspart badge - That it is a question, solved or closed.
 * @csspart about - How much was said, and when last.
 * @csspart wait - Since when a question waits, and on whose list.
 * @csspart more - The button that shows more.
 * @csspart notice - What went wrong.
 * @csspart retry - The button to try that again.
 */
export class PleinRecentDiscussions extends PleinElement {
  static override readonly styles = [tokens, controls, recentStyles];

  /** Which conversations; `waiting` is for the signed-in team alone, and nothing to anybody else. */
  @property() order: ThreadOrder | 'waiting' = 'active';
  /** Those of a space and everything below it; that of the `<plein-community>` unless set. */
  @property() space?: string;
  /** How many at first, and with each "Show more". */
  @property({ type: Number }) limit = 5;
  /** Where to read those whose page the backend does not know: an address with `{key}` for the thread's key. */
  @property({ attribute: 'thread-url' }) threadUrl?: string;
  /** The level of the heading in the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  readonly #words = new Localize<ListingKey>(this, listingStrings);
  readonly #load = new Load<Page<Listed>>(this, ({ items }) => items.length === 0);
  readonly #more = new Load<undefined>(this);
  #wanted = false;

  /** Reads the list again. */
  override reload(): void {
    const read = readListing(this.port?.discussion, this.order);
    this.#more.clear();
    if (this.port === undefined) this.#load.clear();
    else if (read === undefined || (this.order === 'waiting' && this.session.state !== 'signed-in'))
      this.#load.unsupported();
    else void this.#load.run((signal) => read({ ...this.#request, signal }));
  }

  protected override get languages(): readonly Localize<string>[] {
    return [this.core, this.#words];
  }

  /** Only what waits is for somebody in particular. */
  protected override readerChanged(): void {
    if (this.order === 'waiting') this.reload();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const asks = changed.has('order') || changed.has('space') || changed.has('limit');
    if (!asks || !this.hasUpdated) return;
    this.#load.clear();
    this.reload();
  }

  override render(): TemplateResult | typeof nothing {
    const { state } = this.#load;
    if (state.status === 'unsupported' || (state.status === 'failed' && state.error.code === 'forbidden'))
      return nothing;
    return html`<section aria-labelledby="heading" aria-busy=${state.status === 'loading' ? 'true' : 'false'}>
      <div id="heading" class="heading" part="heading" role="heading" aria-level=${this.headingLevel}>
        <slot name="heading">${this.#words.text(`heading-${this.#kind}`)}</slot>
      </div>
      ${state.status === 'failed' ? this.#renderFailed(this.describe(state.error), state.value !== undefined) : nothing}
      ${this.#renderList(state.value)}
    </section>`;
  }

  #renderFailed(sentence: string, stale: boolean): TemplateResult {
    const action = { text: this.core.text('retry'), run: () => this.reload() };
    return trouble(`${this.#words.text(stale ? 'stale' : 'failed')} ${sentence}`, action);
  }

  #renderList(page: Page<Listed> | undefined): TemplateResult | typeof nothing {
    if (page === undefined) return this.#load.state.status === 'failed' ? nothing : this.#renderLoading();
    if (page.items.length === 0)
      return html`<p class="calm"><slot name="empty">${this.#words.text(`empty-${this.#kind}`)}</slot></p>`;
    const scene = {
      words: this.#words,
      core: this.core,
      now: this.now,
      urlOf: (thread: Thread) => urlOf(thread, this.threadUrl),
    };
    return html`<ul part="threads" role="list">
        ${page.items.map((listed) => threadItem(listed, scene))}
      </ul>
      ${page.next === undefined ? nothing : this.#renderMore()}`;
  }

  #renderLoading(): TemplateResult {
    return html`<span class="visually-hidden">${this.core.text('loading')}</span>
      ${Array.from({ length: Math.min(this.#limit, 5) }, () => html`<div class="skeleton"></div>`)}`;
  }

  #renderMore(): TemplateResult {
    const { state } = this.#more;
    if (state.status === 'failed')
      return trouble(this.describe(state.error), { text: this.core.text('retry'), run: this.#onMore });
    return html`<button
      type="button"
      part="more"
      aria-disabled=${this.#wanted ? 'true' : 'false'}
      @click=${this.#onMore}
    >
      <span>${this.#words.text('more')}</span>
    </button>`;
  }

  get #kind(): ThreadOrder | 'waiting' {
    return (['unanswered', 'helpful', 'waiting'] as const).find((known) => known === this.order) ?? 'active';
  }

  get #limit(): number {
    return Math.max(1, Math.trunc(this.limit) || 5);
  }

  get #request(): { readonly limit: number; readonly space?: string } {
    const space = this.space ?? this.place.space;
    return { limit: this.#limit, ...(space !== undefined && { space }) };
  }

  readonly #onMore = async (): Promise<void> => {
    const read = readListing(this.port?.discussion, this.order);
    const page = this.#load.value;
    if (read === undefined || page?.next === undefined || this.#wanted) return;
    this.#wanted = true;
    await this.#more.run(async (signal) => {
      const next = await read({ ...this.#request, cursor: page.next!, signal });
      const known = new Set(page.items.map(({ thread }) => thread.key));
      const added = next.items.filter(({ thread }) => !known.has(thread.key));
      if (this.#load.value === page) this.#load.set({ ...next, items: [...page.items, ...added] });
    });
    this.#wanted = false;
    if (this.#more.state.status === 'failed') return;
    await this.updateComplete;
    this.shadowRoot?.querySelector<HTMLElement>(`li:nth-child(${page.items.length + 1}) :is(a, [tabindex])`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-recent-discussions': PleinRecentDiscussions;
  }
}
