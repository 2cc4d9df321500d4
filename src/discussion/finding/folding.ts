import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Id } from '../../core/core.model.ts';
import type { Localize } from '../../core/localize.ts';
import type { Comment } from '../discussion.model.ts';
import { foldedKey } from '../reading/folded.ts';
import type { FindingKey } from './finding.strings.ts';

/** More than anyone folds by hand. */
const MOST = 500;

/** Owns which branches of a thread are folded away, for as long as the tab is open. */
export class Folding {
  readonly #host: ReactiveControllerHost;
  readonly #words: Localize<FindingKey>;
  #thread = '';
  #folded = new Set<Id>();

  constructor(host: ReactiveControllerHost, words: Localize<FindingKey>) {
    this.#host = host;
    this.#words = words;
  }

  /** This is the thread now. */
  use(thread: string): void {
    if (thread === this.#thread) return;
    this.#thread = thread;
    this.#folded = new Set(remembered(thread));
  }

  has(root: Id): boolean {
    return this.#folded.has(root);
  }

  /** Shows the replies of this root. Answers whether they were folded away. */
  unfold(root: Id): boolean {
    const was = this.#folded.delete(root);
    if (was) this.#keep();
    return was;
  }

  /** The button for the replies of a comment that starts a branch. */
  view({ id, replyCount }: Comment): TemplateResult | typeof nothing {
    const folded = this.has(id);
    if (!folded && !(replyCount > 0)) return nothing;
    return html`<div class=${folded ? 'folding folded' : 'folding'}>
      <button
        type="button"
        part="fold"
        class="quiet"
        aria-expanded=${folded ? 'false' : 'true'}
        @click=${() => this.#toggle(id)}
      >
        <span class="chevron"></span
        ><span class=${folded ? '' : 'visually-hidden'}>${this.#words.text('replies', { count: replyCount })}</span>
      </button>
    </div>`;
  }

  /** Replies that are folded away. A search of the page finds them all the same, and shows them. */
  hidden(root: Id, replies: TemplateResult): TemplateResult {
    return html`<div hidden="until-found" @beforematch=${() => this.unfold(root)}>${replies}</div>`;
  }

  #toggle(root: Id): void {
    if (this.unfold(root)) return;
    this.#folded.add(root);
    this.#keep();
  }

  #keep(): void {
    this.#host.requestUpdate();
    const key = foldedKey(this.#thread);
    try {
      if (this.#folded.size === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify([...this.#folded].slice(-MOST)));
    } catch {
      // A browser that keeps nothing: it stays folded until the page is left.
    }
  }
}

function remembered(thread: string): readonly Id[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(foldedKey(thread)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
