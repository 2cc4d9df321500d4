import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../../core/controls.styles.ts';
import type { Localize } from '../../core/localize.ts';
import { numberIn } from '../../core/intl.ts';
import { PopoverGroup, popoverStyles } from '../../core/popover.ts';
import { tokens } from '../../core/tokens.styles.ts';
import type { Comment, Reaction } from '../discussion.model.ts';
import { MARKS, countOf } from './reactions.ts';
import type { ReactionKey } from './reactions.strings.ts';

/** The reactions that a community offers, as buttons. A part of the discussion thread, which opens it at a comment. */
export class PleinReactionPicker extends PopoverGroup {
  static override readonly styles: CSSResultGroup = [
    tokens,
    controls,
    popoverStyles,
    css`
      :host {
        inline-size: 22rem;
      }
      div {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
        gap: calc(var(--_space) / 2);
      }
      button {
        justify-content: start;
        min-block-size: var(--_control);
      }
      button::before {
        content: attr(data-marks) / '';
        font-size: 1.25em;
      }
      button[aria-pressed='true'] {
        border-color: var(--_accent);
        background: var(--_tint);
      }
      button[aria-pressed='true'] > span {
        color: inherit;
        font-weight: 650;
      }
    `,
  ];

  @property({ attribute: false }) comment!: Comment;
  @property({ attribute: false }) offered: readonly Reaction[] = [];
  @property({ attribute: false }) own: readonly Reaction[] = [];
  @property({ attribute: false }) words!: Localize<ReactionKey>;
  @property({ attribute: false }) choose!: (reaction: Reaction) => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang = this.words.used;
  }

  override render(): TemplateResult {
    return html`<div>${this.offered.map((reaction) => this.#renderChoice(reaction))}</div>`;
  }

  #renderChoice(reaction: Reaction): TemplateResult {
    const count = countOf(this.comment, reaction);
    return html`<button
      type="button"
      class="quiet"
      part="reaction"
      data-marks=${MARKS[reaction]}
      aria-pressed=${this.own.includes(reaction) ? 'true' : 'false'}
      @click=${() => this.choose(reaction)}
    >
      <span>${this.words.text(`reaction-${reaction}`)}</span>${
        count > 0 ? html` <span>${numberIn(this.words, count)}</span>` : nothing
      }
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-reaction-picker': PleinReactionPicker;
  }
}
