import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import { numberIn } from '../../core/intl.ts';
import type { Comment, CommentMine, Reaction } from '../discussion.model.ts';
import { MARKS } from '../reactions/reactions.ts';
import type { ReactionKey } from '../reactions/reactions.strings.ts';
import type { DeedKey } from './deeds.strings.ts';

type Piece = TemplateResult | typeof nothing;

/** What the reader can do with a comment; a deed that is absent has no button. */
export interface Deeds extends MoreDeeds {
  /** Where one reaction is offered. */
  react?(reaction: Reaction): void;
  /** Where there are several: shows them at the button. */
  pick?(anchor: HTMLButtonElement): void;
  help?(): void;
  reply?(): void;
  edit?(): void;
  delete?(): void;
}

/** What can be done with a comment beside writing. */
export interface MoreDeeds {
  /** Says that it settled the question, or takes that back where it is `accepted`. */
  accept?(): void;
  readonly accepted?: boolean;
  /** What stewards do, at the button. */
  manage?(anchor: HTMLButtonElement): void;
}

/** What a comment's buttons are drawn with. */
export interface ActionWords {
  readonly words: Localize<DeedKey>;
  readonly reactions: Localize<ReactionKey>;
}

/** The reader's reaction: one button that gives and takes it, or one that opens the choice. */
export function reactionButton(
  offered: readonly Reaction[],
  mine: CommentMine | undefined,
  deeds: Deeds,
  { words, reactions }: ActionWords,
): Piece {
  const [first, second] = offered;
  const own = (mine?.reactions ?? []).filter((reaction) => reaction in MARKS);
  if (first === undefined || deeds.react === undefined) return nothing;
  if (second === undefined) {
    return html`<button
      type="button"
      class="quiet marked"
      part="action like"
      data-marks=${MARKS[first]}
      aria-pressed=${own.includes(first) ? 'true' : 'false'}
      @click=${() => deeds.react!(first)}
    >
      ${reactions.text(`reaction-${first}`)}
    </button>`;
  }
  const given = own.map((reaction) => reactions.text(`reaction-${reaction}`)).join(', ');
  return html`<button
    type="button"
    class=${given === '' ? 'quiet marked' : 'quiet marked own'}
    part="action react"
    data-marks=${own.map((reaction) => MARKS[reaction]).join('') || '🙂'}
    aria-expanded="false"
    aria-label=${given === '' ? nothing : words.text('yourReaction', { given })}
    @click=${(event: Event) => deeds.pick?.(event.currentTarget as HTMLButtonElement)}
  >
    ${given || reactions.text('react')}
  </button>`;
}

export function helpfulButton(
  { helpfulCount = 0 }: Comment,
  mine: CommentMine | undefined,
  { help }: Deeds,
  { reactions }: ActionWords,
): Piece {
  if (help === undefined) return nothing;
  const count = Number(helpfulCount);
  return html`<button
    type="button"
    class="quiet"
    part="action helpful"
    aria-pressed=${mine?.helpful ? 'true' : 'false'}
    @click=${help}
  >
    ${reactions.text('helpful')}${count > 0 ? html`&nbsp;${numberIn(reactions, count)}` : nothing}
  </button>`;
}

export function deedButtons(deeds: Deeds, words: Localize<DeedKey>): TemplateResult {
  const { reply, edit, delete: remove } = deeds;
  return html`${button('reply', words.text('reply'), reply)}${button('edit', words.text('edit'), edit)}${button(
    'delete',
    words.text('delete'),
    remove,
  )}`;
}

/** What few may do and is known later than the rest: it stands after that, so that nothing moves. */
export function laterButtons({ accept, accepted, manage }: MoreDeeds, words: Localize<DeedKey>): TemplateResult {
  return html`${button('accept', words.text(accepted ? 'unaccept' : 'accept'), accept)}${
    manage === undefined
      ? nothing
      : html`<button
          type="button"
          class="quiet"
          part="action manage"
          aria-expanded="false"
          data-deed="manage"
          @click=${(event: Event) => manage(event.currentTarget as HTMLButtonElement)}
        >
          ${words.text('manage')}
        </button>`
  }`;
}

const PARTS = {
  reply: 'action reply',
  accept: 'action accept',
  edit: 'action edit',
  delete: 'action delete',
} as const;

function button(deed: keyof typeof PARTS, words: string, onClick: (() => void) | undefined): Piece {
  if (onClick === undefined) return nothing;
  return html`<button type="button" class="quiet" part=${PARTS[deed]} data-deed=${deed} @click=${onClick}>
    ${words}
  </button>`;
}
