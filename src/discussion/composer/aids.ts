import { html, type TemplateResult } from 'lit';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import { IMAGE_TYPES } from '../../images/images.model.ts';
import { adopt } from '../../core/adopt.ts';
import { textStyles } from '../../text/text.styles.ts';
import { aidStyles } from './aids.styles.ts';
import { Company, type FieldHost } from './company.ts';
import type { ComposerKey } from './composer.strings.ts';
import { Counter } from './counter.ts';
import { applyEdit, selectedIn } from './field-edit.ts';
import { LivePreview } from './live-preview.ts';
import type { Selected } from './markdown-edit.rules.ts';
import { paste } from './pasting.ts';
import { Toolbar } from './toolbar.ts';

/** The field that is helped with. */
export interface AidedField extends FieldHost {
  take(files: readonly File[]): void;
}

/** Owns what helps whoever writes beside the field itself: the toolbar and its keys, pasting, the preview, and its company. */
export class Aids {
  readonly company: Company;
  readonly counter: Counter;
  readonly preview: LivePreview;
  readonly toolbar: Toolbar;

  readonly #host: AidedField;
  readonly #words: Localize<ComposerKey>;

  constructor(host: AidedField, words: Localize<ComposerKey>) {
    this.#host = host;
    this.#words = words;
    this.counter = new Counter(words, (said) => host.tools.say?.(said));
    this.company = new Company(host, words);
    this.preview = new LivePreview(host, words);
    this.toolbar = new Toolbar(host, words, {
      edit: (change) => this.edit(change),
      picture: () => (host.tools.images === undefined ? undefined : () => this.#choose()),
    });
    for (const styles of [textStyles, aidStyles]) adopt(host, styles);
  }

  /** The text is there, or another. */
  read(): void {
    this.counter.follow(this.#host.text);
    void this.company.follow();
    void this.company.read();
  }

  /** Does what a key pressed in the field asks for; answers whether that was anything. */
  press(event: KeyboardEvent): boolean {
    return this.company.press(event) || this.toolbar.press(event);
  }

  paste(event: ClipboardEvent): void {
    paste(event, this.#host.field, {
      takeFiles: (files) => this.#host.take(files),
      converted: () => this.#host.tools.say?.(this.#words.text('converted')),
    });
  }

  edit(change: (now: Selected) => Selected): void {
    applyEdit(this.#host.field, change(selectedIn(this.#host.field)));
  }

  /** Puts a text in the place of what is there. */
  replace(text: string): void {
    this.edit(() => ({ text, start: text.length, end: text.length }));
  }

  /** What the platform lets files be chosen with. */
  renderChooser(): TemplateResult {
    return html`<input type="file" hidden multiple accept=${IMAGE_TYPES.join()} @change=${this.#onChosen} />`;
  }

  renderPreview(core: Localize<CoreKey>): TemplateResult | symbol {
    return this.preview.render(core, this.company.pictures?.preview ?? this.#host.tools.images);
  }

  #choose(): void {
    this.#host.renderRoot.querySelector<HTMLInputElement>('input[multiple]')?.click();
  }

  readonly #onChosen = (event: Event): void => {
    const chooser = event.currentTarget as HTMLInputElement;
    this.#host.take([...(chooser.files ?? [])]);
    // The same file can be chosen again.
    chooser.value = '';
  };
}
