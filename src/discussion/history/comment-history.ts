import { LitElement, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Backend } from '../../core/backend.ts';
import { controls } from '../../core/controls.styles.ts';
import type { Id } from '../../core/core.model.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import { Load } from '../../core/load.ts';
import type { Localize } from '../../core/localize.ts';
import { dateIn } from '../../core/intl.ts';
import { trouble } from '../../core/notice.ts';
import { tokens } from '../../core/tokens.styles.ts';
import { plainText } from '../../text/text.rules.ts';
import type { CommentVersion } from '../discussion.model.ts';
import { historyStyles } from './comment-history.styles.ts';
import { differences, type Stretch } from './differences.ts';
import type { HistoryKey } from './history.strings.ts';

/** A version, and what changed in it; undefined where that is not known. */
interface Step {
  readonly version: CommentVersion;
  readonly changed?: readonly Stretch[] | undefined;
}

interface Steps {
  readonly steps: readonly Step[];
  readonly next?: string;
}

/**
 * What a comment read before it was edited, in a dialog, the newest first. A part of the discussion thread, which gives it
 * its words; it says `close` when it is closed.
 */
export class PleinCommentHistory extends LitElement {
  static override readonly styles: CSSResultGroup = [tokens, controls, historyStyles];

  @property({ attribute: false }) comment!: Id;
  /** The version that was answered, to open at. */
  @property({ attribute: false }) version?: number | undefined;
  @property({ attribute: false }) backend!: Backend;
  @property({ attribute: false }) words!: Localize<HistoryKey>;
  @property({ attribute: false }) core!: Localize<CoreKey>;

  readonly #load = new Load<Steps>(this);

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.lang = this.words.used;
    void this.#open();
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const { status, value } = this.#load.state;
    return html`<dialog part="history" aria-labelledby="title" @close=${this.#onClose} @click=${this.#onBackdrop}>
      <header>
        <h2 id="title">${this.words.text('history')}</h2>
        <button type="button" part="close" @click=${() => this.dialog.close()}>${this.core.text('close')}</button>
      </header>
      ${value?.steps.map((step) => this.#renderStep(step))} ${status === 'failed' ? this.#renderTrouble() : nothing}
      ${
        value?.next === undefined
          ? nothing
          : html`<button type="button" part="more" @click=${() => this.#read()}>${this.words.text('older')}</button>`
      }
      <p role="status" class=${status === 'loading' ? '' : 'visually-hidden'}>
        ${status === 'loading' ? this.core.text('loading') : nothing}
      </p>
    </dialog>`;
  }

  #renderStep({ version, changed }: Step): TemplateResult {
    const date = dateIn(this.words, version.at, { dateStyle: 'long', timeStyle: 'short' });
    const notes = this.#notesOn(version.version);
    return html`<section part="version" class=${version.version === this.version ? 'answered' : nothing}>
      <h3 tabindex="-1" data-version=${version.version}>
        ${this.words.text('version', { number: version.version, date })}
        ${notes === '' ? nothing : html`<span class="notes">${notes}</span>`}
      </h3>
      ${this.#renderText(version, changed)}
    </section>`;
  }

  #renderText({ version, text }: CommentVersion, changed: readonly Stretch[] | undefined): TemplateResult {
    if (version === 1) return html`<p class="words" dir="auto">${plainText(text)}</p>`;
    if (changed === undefined) {
      return html`<p class="note">${this.words.text('undiffed')}</p>
        <p class="words" dir="auto">${plainText(text)}</p>`;
    }
    const same = changed.every(({ kind }) => kind === 'same');
    return html`${same ? html`<p class="note">${this.words.text('unchanged')}</p>` : nothing}
      <p class="words" dir="auto">${changed.map((stretch) => this.#renderStretch(stretch))}</p>`;
  }

  #renderStretch({ kind, words }: Stretch): TemplateResult | string {
    if (kind === 'same') return words;
    const said = html`<span class="visually-hidden">${` ${this.words.text(kind)} `}</span>`;
    return kind === 'added' ? html`<ins>${said}${words}</ins>` : html`<del>${said}${words}</del>`;
  }

  #renderTrouble(): TemplateResult {
    const { state } = this.#load;
    const code = state.status === 'failed' ? state.error.code : 'failed';
    return trouble(this.core.text(`error-${code}`), { text: this.core.text('retry'), run: () => void this.#read() });
  }

  #notesOn(version: number): string {
    const newest = this.#load.value?.steps[0]?.version.version;
    return [
      version === newest ? this.words.text('newest') : '',
      version === 1 ? this.words.text('first') : '',
      version === this.version ? this.words.text('answered') : '',
    ]
      .filter((note) => note !== '')
      .join(', ');
  }

  async #open(): Promise<void> {
    await this.#read();
    await this.updateComplete;
    const asked = this.renderRoot.querySelector<HTMLElement>(`[data-version="${this.version}"]`);
    asked?.focus();
    asked?.scrollIntoView({ block: 'nearest' });
  }

  async #read(): Promise<void> {
    const { value } = this.#load;
    await this.#load.run(async (signal) => {
      const request = { comment: this.comment, ...(value?.next !== undefined && { cursor: value.next }), signal };
      const { items, next } = await this.backend.discussion!.listVersions!(request);
      const versions = [...(value?.steps.map(({ version }) => version) ?? []), ...items];
      const steps = await Promise.all(versions.map((version, at) => this.#stepOf(version, versions[at + 1])));
      return { steps, ...(next !== undefined && { next }) };
    });
  }

  async #stepOf(version: CommentVersion, before: CommentVersion | undefined): Promise<Step> {
    if (before === undefined) return { version };
    const [from, to] = [plainText(before.text), plainText(version.text)];
    return { version, changed: await differences(from, to, this.words.used) };
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  /** A press beside it closes it. */
  #onBackdrop(event: Event): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-comment-history': PleinCommentHistory;
  }
}
