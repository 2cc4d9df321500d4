import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Backend } from '../../core/backend.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import { define } from '../../core/define.ts';
import { Localize } from '../../core/localize.ts';
import { numberIn } from '../../core/intl.ts';
import { openAt } from '../../core/popover.ts';
import { REACTIONS, type Comment, type Reaction } from '../discussion.model.ts';
import { withinReach } from '../staying/spots.ts';
import { reactionStrings, type ReactionKey } from './reactions.strings.ts';

type Piece = TemplateResult | typeof nothing;

/** How a reaction looks; its words say the same to those who listen. */
export const MARKS: Readonly<Record<Reaction, string>> = {
  like: '👍',
  thanks: '🙏',
  agree: '🤝',
  insightful: '💡',
  funny: '😄',
  celebrate: '🎉',
};

/** However many were given, so many marks are shown: who asks is told all. */
const SHOWN = 3;

/** Owns how a comment's reactions are told, to everyone; who reacted is loaded when asked for. */
export class Reactions {
  readonly words: Localize<ReactionKey>;

  readonly #core: Localize<CoreKey>;
  readonly #backend: () => Backend | undefined;

  constructor(host: LitElement, core: Localize<CoreKey>, backend: () => Backend | undefined) {
    this.words = new Localize<ReactionKey>(host, reactionStrings);
    this.#core = core;
    this.#backend = backend;
  }

  /** How many reacted and with what, as a button that tells who; and, where they cannot say so themselves, whom it helped. */
  counts(comment: Comment, saysHelpful: boolean): Piece {
    if (comment.state !== 'published' && comment.state !== 'held') return nothing;
    const helped = saysHelpful ? 0 : Number(comment.helpfulCount ?? 0);
    // The first goes once the reader can say so: nothing that stands after it is moved by that.
    return html`${
      helped > 0
        ? html`<span part="helpful-count" class="likes">${this.words.text('foundHelpful', { count: helped })}</span>`
        : nothing
    }${this.#reacted(comment)}`;
  }

  #reacted(comment: Comment): Piece {
    const { given, count } = reactionsTo(comment);
    if (count === 0) return nothing;
    const marks = marksOf(given.slice(0, SHOWN));
    if (this.#backend()?.discussion?.listReactors === undefined) {
      return html`<span part="reactions" class="likes marked" data-marks=${marks}>
        ${this.words.text('reactions', { count })}
      </span>`;
    }
    return html`<button
      type="button"
      class="quiet marked"
      part="action reactions"
      data-marks=${marks}
      aria-haspopup="dialog"
      aria-expanded="false"
      aria-label=${this.words.text('seeWho', { count })}
      @click=${(event: Event) => void this.#open(withinReach(event.currentTarget as HTMLButtonElement), comment)}
    >
      ${numberIn(this.words, count)}
    </button>`;
  }

  async #open(anchor: HTMLButtonElement, { id }: Comment): Promise<void> {
    const { PleinReactorList } = await import('./reactor-list.ts');
    const backend = this.#backend();
    if (backend === undefined) return;
    define('plein-reactor-list', PleinReactorList);
    await openAt(anchor, () => {
      const list = document.createElement('plein-reactor-list');
      list.setAttribute('exportparts', 'reactors, member-name, member-role, more, notice, retry');
      return Object.assign(list, { comment: id, backend, words: this.words, core: this.#core });
    });
  }
}

export function marksOf(reactions: readonly Reaction[]): string {
  return reactions.map((reaction) => MARKS[reaction]).join('');
}

/** Which reactions were given to a comment, and how many. */
export function reactionsTo(comment: Comment): { readonly given: readonly Reaction[]; readonly count: number } {
  const given = REACTIONS.filter((reaction) => countOf(comment, reaction) > 0);
  return { given, count: given.reduce((sum, reaction) => sum + countOf(comment, reaction), 0) };
}

/** A backend is not believed to count. */
export function countOf({ reactions }: Comment, reaction: Reaction): number {
  return Math.max(0, Number(reactions?.[reaction] ?? 0)) || 0;
}
