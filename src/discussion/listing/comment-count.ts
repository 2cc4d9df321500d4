import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PleinElement } from '../../core/element.ts';
import { Load } from '../../core/load.ts';
import { Localize } from '../../core/localize.ts';
import { countOf } from './count-batch.ts';
import { listingStrings, type ListingKey } from './listing.strings.ts';

/**
 * How many comments a page has, for a list of pages; all on a page ask in one request. Put it in your own link.
 *
 * @tag plein-comment-count
 * @slot - What to show until the number is known, and where it cannot be.
 * @csspart count - The number, in words.
 */
export class PleinCommentCount extends PleinElement {
  static override readonly styles = css`
    :host([hidden]) {
      display: none;
    }
  `;

  /** The page owner's name for the conversation. Required. */
  @property() thread?: string;

  readonly #words = new Localize<ListingKey>(this, listingStrings);
  readonly #load = new Load<number>(this);

  /** Counts again. */
  override reload(): void {
    const { port, thread } = this;
    const discussion = port?.discussion;
    if (port === undefined || !thread) this.#load.clear();
    else if (discussion?.countComments === undefined) this.#load.unsupported();
    else void this.#load.run(() => countOf(discussion, thread));
  }

  protected override get languages(): readonly Localize<string>[] {
    return [this.#words];
  }

  /** The number is the same for everyone. */
  protected override readerChanged(): void {}

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('thread') || !this.hasUpdated) return;
    this.#load.clear();
    this.reload();
  }

  override render(): TemplateResult {
    const { value } = this.#load;
    return value === undefined
      ? html`<slot></slot>`
      : html`<span part="count">${this.#words.text('count', { count: value })}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-comment-count': PleinCommentCount;
  }
}
