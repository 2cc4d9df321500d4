import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import { numberIn } from '../../core/intl.ts';
import type { Comment, CommentMine, Reaction } from '../discussion.model.ts';
import { MARKS, marksOf, reactionsTo } from '../reactions/reactions.ts';
import type { ReactionKey } from '../reactions/reactions.strings.ts';
import type { DeedKey } from './deeds.strings.ts';

type Piece = TemplateResult | typeof nothing;

/** What the reader can do with a comment; a deed that is absent has no button. */
export interface Deeds {
  /** Where one reaction is offered. */
  react?(reaction: Reaction): void;
  /** Where there are several: shows them at the button. */
  pick?(anchor: HTMLButtonElement): void;
  help?(): void;
  reply?(): void;
  edit?(): void;
  delete?(): void;
}

/** What a comment's buttons are drawn with. */
export interface ActionWords {
  readonly words: Localize<DeedKey>;
  readonly reactions: Localize<ReactionKey>;
}

/**
 * The reader's reaction: one button that gives and takes it, or one that opens the choice. Where a row is short of room
 * it tells how many reacted too.
 */
export function reactionButton(
  comment: Comment,
  offered: readonly Reaction[],
  mine: CommentMine | undefined,
  deeds: Deeds,
  { words, reactions }: ActionWords,
): Piece {
  const [first, second] = offered;
  const own = (mine?.reactions ?? []).filter((reaction) => reaction in MARKS);
  // Of several their marks stand for the words, and two are enough to tell that.
  if (first === undefined || deeds.react === undefined) return nothing;
  const { count } = reactionsTo(comment);
  const tally = count > 0 ? numberIn(reactions, count) : nothing;
  if (second === undefined) {
    return html`<button
      type="button"
      class="quiet marked"
      part="action like"
      data-marks=${MARKS[first]}
      data-tally=${tally}
      aria-pressed=${own.includes(first) ? 'true' : 'false'}
      @click=${() => deeds.react!(first)}
    >
      <span class="label">${reactions.text(`reaction-${first}`)}</span>
    </button>`;
  }
  const given = own.map((reaction) => reactions.text(`reaction-${reaction}`)).join(', ');
  return html`<button
    type="button"
    class=${given === '' ? 'quiet marked' : 'quiet marked own'}
    part="action react"
    data-marks=${marksOf(own.slice(0, 2)) || nothing}
    data-tally=${tally}
    aria-expanded="false"
    aria-label=${given === '' ? nothing : words.text('yourReaction', { given })}
    @click=${(event: Event) => deeds.pick?.(event.currentTarget as HTMLButtonElement)}
  >
    ${own[0] ? nothing : html`<span class="smile"></span>`}${
      own[1] ? nothing : html`<span class="label">${given || reactions.text('react')}</span>`
    }
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
  const said = html`<span class="label">${words.text('reply')}</span>`;
  return html`${button('reply', said, reply)}${button('edit', words.text('edit'), edit)}${button(
    'delete',
    words.text('delete'),
    remove,
  )}`;
}

/** Leads to the buttons that a narrow row has no room for. */
export function furtherButton(words: Localize<DeedKey>, onPress: (button: HTMLButtonElement) => void): TemplateResult {
  return html`<button
    type="button"
    class="quiet further"
    part="action further"
    data-deed="further"
    aria-expanded="false"
    aria-label=${words.text('further')}
    @click=${(event: Event) => onPress(event.currentTarget as HTMLButtonElement)}
  ></button>`;
}

const CLASSES = { reply: 'quiet', edit: 'quiet rare', delete: 'quiet rare' } as const;

const PARTS = {
  reply: 'action reply',
  edit: 'action edit',
  delete: 'action delete',
} as const;

function button(deed: keyof typeof PARTS, words: unknown, onClick: (() => void) | undefined): Piece {
  if (onClick === undefined) return nothing;
  return html`<button type="button" class=${CLASSES[deed]} part=${PARTS[deed]} data-deed=${deed} @click=${onClick}>
    ${words}
  </button>`;
}
