import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Backend } from '../../core/backend.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Id } from '../../core/core.model.ts';
import { define } from '../../core/define.ts';
import { Localize } from '../../core/localize.ts';
import { dateIn } from '../../core/intl.ts';
import { nameOf } from '../comments/comment-view.ts';
import type { Comment } from '../discussion.model.ts';
import { historyStrings, type HistoryKey } from './history.strings.ts';

type Piece = TemplateResult | typeof nothing;

/** Owns the ways to what comments read before; the versions are loaded when somebody takes one. */
export class Histories {
  readonly words: Localize<HistoryKey>;

  readonly #core: Localize<CoreKey>;
  readonly #backend: () => Backend | undefined;
  readonly #find: (id: Id) => Comment | undefined;

  constructor(
    host: LitElement,
    core: Localize<CoreKey>,
    backend: () => Backend | undefined,
    find: (id: Id) => Comment | undefined,
  ) {
    this.words = new Localize<HistoryKey>(host, historyStrings);
    this.#core = core;
    this.#backend = backend;
    this.#find = find;
  }

  /**
   * Beside the time: that a comment was edited, and that it replies to what has been edited since. Undefined where the
   * backend keeps no versions.
   */
  marks(comment: Comment): Piece | undefined {
    if (this.#backend()?.discussion?.listVersions === undefined) return undefined;
    return html`${this.#edited(comment)}${this.#answered(comment)}`;
  }

  #edited({ id, editedAt }: Comment): Piece {
    if (editedAt === undefined || Number.isNaN(Date.parse(editedAt))) return nothing;
    const date = dateIn(this.words, editedAt, { dateStyle: 'long', timeStyle: 'short' });
    return this.#button('edited', this.words.text('edited'), this.words.text('seeChanges', { date }), id);
  }

  #answered({ parent, parentVersion }: Comment): Piece {
    if (parent === undefined || parentVersion === undefined) return nothing;
    const label = this.words.text('seeAnswered', { name: nameOf(this.#find(parent), this.#core) });
    return this.#button('answered', this.words.text('toEarlier'), label, parent, parentVersion);
  }

  #button(part: 'edited' | 'answered', text: string, label: string, id: Id, version?: number): TemplateResult {
    return html`<button
      type="button"
      class="aside to-history"
      part=${part}
      aria-haspopup="dialog"
      title=${label}
      @click=${(event: Event) => void this.#open(event.currentTarget as HTMLElement, id, version)}
    >
      ${text}
    </button>`;
  }

  async #open(anchor: HTMLElement, comment: Id, version: number | undefined): Promise<void> {
    const { PleinCommentHistory } = await import('./comment-history.ts');
    const backend = this.#backend();
    const root = anchor.getRootNode();
    if (backend === undefined || !(root instanceof ShadowRoot)) return;
    define('plein-comment-history', PleinCommentHistory);
    const history = document.createElement('plein-comment-history');
    history.setAttribute('exportparts', 'history, version, close, more, notice, retry');
    Object.assign(history, { comment, backend, words: this.words, core: this.#core, version });
    history.addEventListener('close', () => {
      history.remove();
      anchor.focus();
    });
    // First, where the widget's drawing never reaches.
    root.prepend(history);
  }
}
