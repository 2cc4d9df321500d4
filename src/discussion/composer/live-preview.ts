import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { CoreKey } from '../../core/core.strings.ts';
import { Load } from '../../core/load.ts';
import type { Localize } from '../../core/localize.ts';
import { Highlighting } from '../../text/highlighting.ts';
import type { Text } from '../../text/text.model.ts';
import { textView, type TextPictures } from '../../text/text-view.ts';
import type { ComposerTools } from './composer-tools.ts';
import type { ComposerKey } from './composer.strings.ts';

/** How long the writer rests before the preview follows. */
const REST = 350;

/** Owns how the text will look, by the backend's own renderer, while it is shown. */
export class LivePreview implements ReactiveController {
  shown = false;

  readonly #host: LitElement;
  readonly #words: Localize<ComposerKey>;
  readonly #load: Load<Text>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, words: Localize<ComposerKey>) {
    this.#host = host;
    this.#words = words;
    this.#load = new Load<Text>(host);
    host.addController(this);
    new Highlighting(host);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  toggle(text: string, preview: NonNullable<ComposerTools['preview']>): void {
    this.shown = !this.shown;
    this.#host.requestUpdate();
    if (this.shown) this.#read(text, preview);
    else this.#load.cancel();
  }

  /** The text changed: shows it once its writer rests. */
  follow(text: string, preview: ComposerTools['preview']): void {
    clearTimeout(this.#timer);
    if (this.shown && preview !== undefined) this.#timer = setTimeout(() => this.#read(text, preview), REST);
  }

  render(core: Localize<CoreKey>, pictures: TextPictures | undefined): TemplateResult | typeof nothing {
    if (!this.shown) return nothing;
    const { state } = this.#load;
    return html`<div
      id="preview"
      part="preview"
      class="text preview"
      role="region"
      tabindex="0"
      dir="auto"
      aria-label=${this.#words.text('previewOf')}
      aria-busy=${state.status === 'loading' ? 'true' : 'false'}
    >
      ${state.status === 'failed' ? html`<p class="stale">${core.text(`error-${state.error.code}`)}</p>` : nothing}
      ${textView(state.value ?? [], pictures)}
    </div>`;
  }

  #read(text: string, preview: NonNullable<ComposerTools['preview']>): void {
    clearTimeout(this.#timer);
    void this.#load.run(async (signal) => (text.trim() === '' ? [] : preview(text, { signal })));
  }
}
