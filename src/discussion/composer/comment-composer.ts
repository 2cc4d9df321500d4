import {
  LitElement,
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { controls } from '../../core/controls.styles.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import { textFields } from '../../core/text-fields.styles.ts';
import { Localize } from '../../core/localize.ts';
import { painted } from '../../core/painted.ts';
import { Part } from '../../core/part.ts';
import { tokens } from '../../core/tokens.styles.ts';
import type { Aids, AidedField } from './aids.ts';
import { composerStyles } from './comment-composer.styles.ts';
import type { ComposerDesk, ComposerTools } from './composer-tools.ts';
import { composerStrings, type ComposerKey } from './composer.strings.ts';
import { keptView, problemView } from './notices-view.ts';

export type { ComposerDesk, ComposerTools } from './composer-tools.ts';

const OWN = { attribute: false };

/**
 * A field to write a comment in. A part of the discussion thread, which hands it its tools, exports its parts and hears
 * what happens in it; it keeps nothing. The toolbar, the preview and whatever else helps come once one can write.
 */
export class PleinCommentComposer extends LitElement implements AidedField {
  static override readonly styles: CSSResultGroup = [tokens, controls, textFields, composerStyles];

  static override readonly properties: PropertyDeclarations = {
    core: OWN,
    desk: OWN,
    tools: OWN,
    text: OWN,
    label: OWN,
    sendLabel: OWN,
    problem: OWN,
    invalid: OWN,
    wait: OWN,
    needsSignIn: OWN,
    restored: OWN,
    cancelable: OWN,
    hindrance: { state: true },
  };

  core!: Localize<CoreKey>;
  desk!: ComposerDesk;
  tools: ComposerTools = {};
  /** The Markdown. */
  text = '';
  label = '';
  sendLabel = '';
  /** Why the last attempt failed. */
  problem?: string | undefined;
  /** Whether that was the text. */
  invalid = false;
  /** Until when nothing can be sent, in words. */
  wait?: string | undefined;
  needsSignIn = false;
  /** The text was typed earlier. */
  restored = false;
  /** Whether there is somewhere to go back to. */
  cancelable = false;

  /** Why the text is not sent yet. */
  private hindrance?: string | undefined;

  readonly #words = new Localize<ComposerKey>(this, composerStrings);
  /** What was typed last is seen. */
  #seen: Promise<unknown> | undefined;
  readonly #aids = new Part<Aids>(this, async () => {
    const [code] = await Promise.all([import('./aids.ts'), this.#words.complete()]);
    return new code.Aids(this, this.#words);
  });

  get field(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea')!;
  }

  /** Puts the focus in the field. */
  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  take(files: readonly File[]): void {
    void this.#onFiles(files);
  }

  /** Words arrive before the first paint, so that no reader sees a flash of another language; what was typed, before what follows from it. */
  protected override async scheduleUpdate(): Promise<void> {
    await this.#words.loading;
    await this.#seen;
    super.scheduleUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('text')) void this.#read();
  }

  override render(): TemplateResult {
    const aids = this.#aids.made;
    return html`<form
      novalidate
      @submit=${this.#onSubmit}
      @keydown=${this.#onKey}
      @dragover=${onDrag}
      @drop=${this.#onDrop}
    >
      <label for="text" part="label">${this.label}</label>
      ${aids?.toolbar.render() ?? html`<div class="toolbar"></div>`} ${this.#renderField()}
      ${aids?.counter.render(this.text) ?? nothing}
      ${this.wait && html`<p id="wait" part="slow" class="hint">${this.wait}</p>`}
      <p id="hint" part="hint" class="hint">
        ${this.#words.text('hint')} ${this.tools.mentions === undefined ? nothing : this.#words.text('mentionHint')}
      </p>
      ${aids?.company.pictures?.render() ?? nothing}
      ${keptView(this.tools, this.restored, this.#words, () => void this.#putBack())}
      ${problemView(this.hindrance ?? this.problem, this.core, this.needsSignIn ? this.desk : undefined)}
      ${this.#renderButtons()} ${aids?.company.advice?.render() ?? nothing} ${aids?.renderPreview(this.core) ?? nothing}
    </form>`;
  }

  #renderField(): TemplateResult {
    const { company } = this.#aids.made ?? {};
    const mentions = company?.mentions;
    const active = mentions?.active;
    return html`<div class="box">
      <textarea
        id="text"
        part="textarea"
        rows="4"
        dir="auto"
        aria-describedby="problem wait count hint"
        aria-invalid=${this.invalid ? 'true' : nothing}
        aria-autocomplete=${this.tools.mentions === undefined ? nothing : 'list'}
        aria-controls=${active === undefined ? nothing : 'people'}
        aria-activedescendant=${active ?? nothing}
        .value=${this.text}
        @input=${this.#onInput}
        @paste=${(event: ClipboardEvent) => this.#aids.made?.paste(event)}
        @keyup=${() => void company?.follow()}
        @click=${() => void company?.follow()}
        @blur=${() => mentions?.close()}
      ></textarea
      >${mentions?.render(() => this.field) ?? nothing}
    </div>`;
  }

  #renderButtons(): TemplateResult {
    const shown = this.#aids.made?.preview.shown;
    return html`<div class="buttons">
      <button type="submit" part="send" class="primary"><span>${this.sendLabel}</span></button>
      ${
        this.tools.preview === undefined
          ? nothing
          : html`<button
              type="button"
              part="preview-toggle"
              aria-expanded=${shown ? 'true' : 'false'}
              aria-controls=${shown ? 'preview' : nothing}
              @click=${() => void this.#onPreview()}
            >
              ${this.#words.text('preview')}
            </button>`
      }
      ${this.#aids.made?.renderChooser() ?? nothing}
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

  /** The text is there, or another: what helps whoever writes it follows. */
  async #read(): Promise<void> {
    await this.updateComplete;
    (await this.#aids.load())?.read();
  }

  async #putBack(): Promise<void> {
    (await this.#aids.load())?.replace(this.tools.older ?? '');
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    void this.#send();
  }

  async #send(): Promise<void> {
    const hindrance = await this.#aids.made?.company.hindrance();
    this.hindrance = hindrance?.words;
    if (hindrance === undefined) return this.desk.send();
    this.tools.say?.(hindrance.words);
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(hindrance.at)}`)?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    // WebKit ends a composition before the key that ended it, and tells by this number.
    if (event.isComposing || event.keyCode === 229) return;
    const inField = event.target === this.field;
    if (inField && this.#aids.made?.press(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.#send();
    } else if (event.key === 'Escape' && this.cancelable) {
      event.stopPropagation();
      this.desk.cancel();
    }
  }

  #onInput({ isTrusted }: Event): void {
    this.text = this.field.value;
    // What our own controls write they read again at once.
    this.#seen = isTrusted ? painted() : undefined;
    this.desk.change(this.text);
    this.hindrance = undefined;
    this.#aids.made?.preview.follow(this.text, this.tools.preview);
  }

  #onDrop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.take(files);
  }

  async #onFiles(files: readonly File[]): Promise<void> {
    const aids = await this.#aids.load();
    this.hindrance = aids ? await aids.company.takeFiles(files) : this.core.text('error-offline');
    if (this.hindrance !== undefined) this.tools.say?.(this.hindrance);
  }

  async #onPreview(): Promise<void> {
    (await this.#aids.load())?.preview.toggle(this.text, this.tools.preview!);
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
