import { LitElement, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controls } from '../../core/controls.styles.ts';
import { fields } from '../../core/fields.styles.ts';
import type { CallOptions } from '../../core/core.model.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import { Load } from '../../core/load.ts';
import type { Localize } from '../../core/localize.ts';
import { tokens } from '../../core/tokens.styles.ts';
import type { Text } from '../../text/text.model.ts';
import { MAX_TEXT_LENGTH } from '../../text/text.rules.ts';
import { textStyles } from '../../text/text.styles.ts';
import { textView } from '../../text/text-view.ts';
import type { WritingKey } from '../writing/writing.strings.ts';
import { composerStyles } from './comment-composer.styles.ts';

/** From here on, how much is left is said. */
const NEAR_THE_END = 0.9;

/** Who is told what happens in the field. */
export interface ComposerDesk {
  change(text: string): void;
  send(): void;
  cancel(): void;
  discard(): void;
  signIn(): void;
}

/**
 * A field to write a comment in, with a preview. A part of the discussion thread, which gives it its words, exports its parts
 * and hears what happens in it; it knows no backend and keeps nothing.
 */
export class PleinCommentComposer extends LitElement {
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override readonly styles: CSSResultGroup = [tokens, controls, fields, textStyles, composerStyles];

  @property({ attribute: false }) words!: Localize<WritingKey>;
  @property({ attribute: false }) core!: Localize<CoreKey>;
  /** The language of the words, so that a change of it draws. */
  @property({ attribute: false }) language = '';
  @property({ attribute: false }) desk!: ComposerDesk;
  /** The Markdown. */
  @property({ attribute: false }) text = '';
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) sendLabel = '';
  /** Why the last attempt failed. */
  @property({ attribute: false }) problem?: string | undefined;
  @property({ attribute: false }) needsSignIn = false;
  /** The text was typed earlier. */
  @property({ attribute: false }) restored = false;
  /** Whether there is somewhere to go back to. */
  @property({ attribute: false }) cancelable = false;
  /** How a text will look; without it there is no preview. */
  @property({ attribute: false }) previewer?: ((markdown: string, options?: CallOptions) => Promise<Text>) | undefined;

  @state() private previewing = false;
  readonly #preview = new Load<Text>(this);

  @query('textarea') private readonly field!: HTMLTextAreaElement;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.problem !== undefined) this.previewing = false;
  }

  override render(): TemplateResult {
    return html`<form novalidate @submit=${this.#onSubmit} @keydown=${this.#onKey}>
      <label for="text" part="label">${this.label}</label>
      ${this.#renderField()} ${this.previewing ? this.#renderPreview() : nothing}
      <p id="hint" part="hint" class="hint">
        ${this.restored ? html`<strong>${this.words.text('restored')}</strong> ` : nothing}${this.words.text('hint')}
      </p>
      ${this.#renderCount()} ${this.#renderProblem()}
      <div class="buttons">
        <button type="submit" part="send" class="primary"><span>${this.sendLabel}</span></button>
        ${this.#renderPreviewToggle()} ${this.#renderWaysOut()}
      </div>
    </form>`;
  }

  #renderField(): TemplateResult {
    return html`<textarea
      id="text"
      part="textarea"
      rows="4"
      dir="auto"
      ?hidden=${this.previewing}
      aria-describedby="problem count hint"
      aria-invalid=${this.problem === undefined ? nothing : 'true'}
      .value=${this.text}
      @input=${this.#onInput}
    ></textarea>`;
  }

  #renderPreview(): TemplateResult {
    const { state: preview } = this.#preview;
    return html`<div
      part="preview"
      class="text preview"
      role="region"
      tabindex="0"
      dir="auto"
      aria-label=${this.words.text('previewOf')}
      aria-busy=${preview.status === 'loading' ? 'true' : 'false'}
    >
      ${
        preview.status === 'failed'
          ? html`<p>${this.core.text(`error-${preview.error.code}`)}</p>`
          : textView(preview.value ?? [])
      }
    </div>`;
  }

  #renderCount(): TemplateResult {
    const left = MAX_TEXT_LENGTH - this.text.length;
    const near = this.text.length > MAX_TEXT_LENGTH * NEAR_THE_END;
    const words = left < 0 ? this.words.text('over', { count: -left }) : this.words.text('left', { count: left });
    return html`<p id="count" part="count" class=${left < 0 ? 'hint over' : 'hint'} ?hidden=${!near}>
      ${near ? words : nothing}
    </p>`;
  }

  #renderProblem(): TemplateResult {
    return html`<div id="problem" class="notice error" ?hidden=${this.problem === undefined}>
      <p part="problem">${this.problem}</p>
      ${
        this.needsSignIn
          ? html`<button type="button" part="sign-in" @click=${() => this.desk.signIn()}>
              ${this.core.text('signIn')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderPreviewToggle(): TemplateResult | typeof nothing {
    if (this.previewer === undefined) return nothing;
    return html`<button type="button" part="preview-toggle" @click=${this.#onPreviewToggle}>
      ${this.words.text(this.previewing ? 'goOnWriting' : 'preview')}
    </button>`;
  }

  #renderWaysOut(): TemplateResult {
    return html`<span class="ways-out">
      ${
        this.text === ''
          ? nothing
          : html`<button type="button" part="discard" class="quiet" @click=${() => this.desk.discard()}>
              <span>${this.words.text('discard')}</span>
            </button>`
      }${
        this.cancelable
          ? html`<button type="button" part="cancel" class="quiet" @click=${() => this.desk.cancel()}>
              <span>${this.core.text('cancel')}</span>
            </button>`
          : nothing
      }
    </span>`;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.desk.send();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.desk.send();
    } else if (event.key === 'Escape' && this.cancelable) {
      event.stopPropagation();
      this.desk.cancel();
    }
  }

  #onInput(): void {
    this.desk.change(this.field.value);
  }

  async #onPreviewToggle(): Promise<void> {
    this.previewing = !this.previewing;
    const { previewer } = this;
    const text = this.field.value;
    if (this.previewing && previewer !== undefined) await this.#preview.run((signal) => previewer(text, { signal }));
    else {
      await this.updateComplete;
      this.field.focus();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-comment-composer': PleinCommentComposer;
  }
}
