import { LitElement, css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Backend } from '../../core/backend.ts';
import { controls } from '../../core/controls.styles.ts';
import type { Id, Page } from '../../core/core.model.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import { Load } from '../../core/load.ts';
import type { Localize } from '../../core/localize.ts';
import { trouble } from '../../core/notice.ts';
import { popoverStyles } from '../../core/popover.ts';
import { tokens } from '../../core/tokens.styles.ts';
import { memberName, memberNameStyles } from '../../members/member-name.ts';
import type { Reactor } from '../discussion.model.ts';
import { MARKS } from './reactions.ts';
import type { ReactionKey } from './reactions.strings.ts';

/**
 * Who reacted to a comment, newest first. A part of the discussion thread, which gives it its words and opens it at a
 * comment's reactions.
 */
export class PleinReactorList extends LitElement {
  static override readonly styles: CSSResultGroup = [
    tokens,
    controls,
    memberNameStyles,
    popoverStyles,
    css`
      h2 {
        margin: 0 0 var(--_space);
        font-size: 1em;
      }
      ul {
        display: grid;
        gap: calc(var(--_space) / 2);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        gap: var(--_space);
        align-items: center;
        min-block-size: 24px;
      }
      p {
        margin: 0;
      }
      [part='more'] {
        inline-size: 100%;
        margin-block-start: var(--_space);
      }
    `,
  ];

  @property({ attribute: false }) comment!: Id;
  @property({ attribute: false }) backend!: Backend;
  @property({ attribute: false }) words!: Localize<ReactionKey>;
  @property({ attribute: false }) core!: Localize<CoreKey>;

  readonly #list = new Load<Page<Reactor>>(this, ({ items }) => items.length === 0);

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = -1;
    this.role = 'dialog';
    this.ariaLabel = this.words.text('whoReacted');
    this.lang = this.words.used;
    void this.#read();
  }

  override render(): TemplateResult {
    const { status, value } = this.#list.state;
    return html`<h2 aria-hidden="true">${this.words.text('whoReacted')}</h2>
      ${value === undefined ? nothing : this.#renderPeople(value)}
      ${status === 'failed' ? this.#renderTrouble() : nothing}
      <p role="status" class=${status === 'loading' ? '' : 'visually-hidden'}>
        ${status === 'loading' ? this.core.text('loading') : nothing}
      </p>`;
  }

  #renderPeople({ items, next }: Page<Reactor>): TemplateResult {
    if (items.length === 0) return html`<p>${this.words.text('nobodyReacted')}</p>`;
    return html`<ul role="list" part="reactors">
        ${items.map(
          ({ member, reaction }) =>
            html`<li>
              <span role="img" aria-label=${this.words.text(`reaction-${reaction}`)}>${MARKS[reaction]}</span>
              ${memberName(member, undefined, this.core)}
            </li>`,
        )}
      </ul>
      ${
        next === undefined
          ? nothing
          : html`<button type="button" part="more" @click=${this.#onMore}>${this.words.text('moreReactors')}</button>`
      }`;
  }

  #renderTrouble(): TemplateResult {
    const { state } = this.#list;
    const code = state.status === 'failed' ? state.error.code : 'failed';
    return trouble(this.core.text(`error-${code}`), { text: this.core.text('retry'), run: () => void this.#read() });
  }

  async #read(): Promise<void> {
    const before = this.#list.value;
    await this.#list.run(async (signal) => {
      const cursor = before?.next;
      const page = await this.backend.discussion!.listReactors!({
        comment: this.comment,
        ...(cursor !== undefined && { cursor }),
        signal,
      });
      return { ...page, items: [...(before?.items ?? []), ...page.items] };
    });
  }

  async #onMore(): Promise<void> {
    const shown = this.#list.value?.items.length ?? 0;
    await this.#read();
    await this.updateComplete;
    const first = this.renderRoot.querySelectorAll('li')[shown];
    if (first === undefined) return;
    first.tabIndex = -1;
    first.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-reactor-list': PleinReactorList;
  }
}
