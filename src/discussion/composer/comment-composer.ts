import { LitElement, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controls } from '../../core/controls.styles.ts';
import { fields } from '../../core/fields.styles.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import { Localize } from '../../core/localize.ts';
import { tokens } from '../../core/tokens.styles.ts';
import { IMAGE_TYPES } from '../../images/images.model.ts';
import { textStyles } from '../../text/text.styles.ts';
import { composerStyles } from './comment-composer.styles.ts';
import { Company } from './company.ts';
import type { ComposerDesk, ComposerTools } from './composer-tools.ts';
import { composerStrings, type ComposerKey } from './composer.strings.ts';
import { counterView } from './counter-view.ts';
import { applyEdit, selectedIn } from './field-edit.ts';
import { LivePreview } from './live-preview.ts';
import type { Selected } from './markdown-edit.rules.ts';
import { keptView, problemView } from './notices-view.ts';
import { paste } from './pasting.ts';
import { Toolbar } from './toolbar.ts';

export type { ComposerDesk, ComposerTools } from './composer-tools.ts';

/**
 * A field to write a comment in, with a toolbar and a preview. A part of the discussion thread, which hands it its
 * tools, exports its parts and hears what happens in it; it keeps nothing.
 */
export class PleinCommentComposer extends LitElement {
  static override readonly styles: CSSResultGroup = [tokens, controls, fields, textStyles, composerStyles];

  @property({ attribute: false }) core!: Localize<CoreKey>;
  @property({ attribute: false }) desk!: ComposerDesk;
  @property({ attribute: false }) tools: ComposerTools = {};
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

  readonly #words = new Localize<ComposerKey>(this, composerStrings);
  readonly #preview = new LivePreview(this, this.#words);
  readonly #company = new Company(this, this.#words);
  readonly #toolbar = new Toolbar(this, this.#words, {
    edit: (change) => this.#edit(change),
    picture: () => (this.tools.images === undefined ? undefined : () => this.files.click()),
  });

  /** Why the text is not sent yet. */
  @state() private hindrance?: string | undefined;

  @query('textarea') readonly field!: HTMLTextAreaElement;
  @query('input[type=file]') private readonly files!: HTMLInputElement;

  /** Puts the focus in the field. */
  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  /** Words arrive before the first paint, so that no reader sees a flash of another language. */
  protected override async scheduleUpdate(): Promise<void> {
    await this.#words.loading;
    super.scheduleUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!changed.has('text')) return;
    void this.#company.follow();
    void this.#company.read();
  }

  override render(): TemplateResult {
    return html`<form
      novalidate
      @submit=${this.#onSubmit}
      @keydown=${this.#onKey}
      @dragover=${onDrag}
      @drop=${this.#onDrop}
    >
      <label for="text" part="label">${this.label}</label>
      ${this.#toolbar.render()} ${this.#renderField()} ${counterView(this.text, this.#words)}
      <p id="hint" part="hint" class="hint">
        ${this.#words.text('hint')} ${this.tools.mentions === undefined ? nothing : this.#words.text('mentionHint')}
      </p>
      ${this.#company.pictures?.render() ?? nothing}
      ${keptView(this.tools, this.restored, this.#words, () => this.#putBack())}
      ${problemView(this.hindrance ?? this.problem, this.core, this.needsSignIn ? this.desk : undefined)}
      ${this.#renderButtons()} ${this.#company.advice?.render() ?? nothing}
      ${this.#preview.render(this.core, this.#company.pictures?.preview ?? this.tools.images)}
    </form>`;
  }

  #renderField(): TemplateResult {
    const { mentions } = this.#company;
    const active = mentions?.active;
    return html`<div class="box">
      <textarea
        id="text"
        part="textarea"
        rows="4"
        dir="auto"
        aria-describedby="problem count hint"
        aria-invalid=${this.problem === undefined ? nothing : 'true'}
        aria-autocomplete=${this.tools.mentions === undefined ? nothing : 'list'}
        aria-controls=${active === undefined ? nothing : 'people'}
        aria-activedescendant=${active ?? nothing}
        .value=${this.text}
        @input=${this.#onInput}
        @paste=${this.#onPaste}
        @keyup=${() => void this.#company.follow()}
        @click=${() => void this.#company.follow()}
        @blur=${() => mentions?.close()}
      ></textarea
      >${mentions?.render(() => this.field) ?? nothing}
    </div>`;
  }

  #renderButtons(): TemplateResult {
    return html`<div class="buttons">
      <button type="submit" part="send" class="primary"><span>${this.sendLabel}</span></button>
      ${
        this.tools.preview === undefined
          ? nothing
          : html`<button
              type="button"
              part="preview-toggle"
              aria-expanded=${this.#preview.shown ? 'true' : 'false'}
              aria-controls=${this.#preview.shown ? 'preview' : nothing}
              @click=${this.#onPreview}
            >
              ${this.#words.text('preview')}
            </button>`
      }
      <input
        type="file"
        hidden
        multiple
        accept=${IMAGE_TYPES.join()}
        @change=${() => void this.#onFiles([...(this.files.files ?? [])])}
      />
      <span class="ways-out">${this.#renderWaysOut()}</span>
    </div>`;
  }

  #renderWaysOut(): TemplateResult {
    return html`${
      this.text === ''
        ? nothing
        : html`<button type="button" part="discard" class="quiet" @click=${() => this.desk.discard()}>
            <span>${this.#words.text('discard')}</span>
          </button>`
    }${
      this.cancelable
        ? html`<button type="button" part="cancel" class="quiet" @click=${() => this.desk.cancel()}>
            <span>${this.core.text('cancel')}</span>
          </button>`
        : nothing
    }`;
  }

  #putBack(): void {
    const { older = '' } = this.tools;
    this.#edit(() => ({ text: older, start: older.length, end: older.length }));
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    void this.#send();
  }

  async #send(): Promise<void> {
    const hindrance = await this.#company.hindrance();
    this.hindrance = hindrance?.words;
    if (hindrance === undefined) return this.desk.send();
    this.tools.say?.(hindrance.words);
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(hindrance.at)}`)?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    // WebKit ends a composition before the key that ended it, and tells by this number.
    if (event.isComposing || event.keyCode === 229) return;
    const inField = event.target === this.field;
    if (inField && (this.#company.press(event) || this.#toolbar.press(event))) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.#send();
    } else if (event.key === 'Escape' && this.cancelable) {
      event.stopPropagation();
      this.desk.cancel();
    }
  }

  #onInput(): void {
    this.text = this.field.value;
    this.desk.change(this.text);
    this.hindrance = undefined;
    this.#preview.follow(this.text, this.tools.preview);
  }

  #onPaste(event: ClipboardEvent): void {
    paste(event, this.field, {
      takeFiles: (files) => void this.#onFiles(files),
      converted: () => this.tools.say?.(this.#words.text('converted')),
    });
  }

  #onDrop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#onFiles(files);
  }

  async #onFiles(files: readonly File[]): Promise<void> {
    this.hindrance = await this.#company.takeFiles(files);
    this.files.value = '';
    if (this.hindrance !== undefined) this.tools.say?.(this.hindrance);
  }

  #onPreview(): void {
    this.#preview.toggle(this.text, this.tools.preview!);
  }

  #edit(change: (now: Selected) => Selected): void {
    applyEdit(this.field, change(selectedIn(this.field)));
  }
}

/** A file that is dropped anywhere in the form is meant for it, not for the page. */
function onDrag(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-comment-composer': PleinCommentComposer;
  }
}
