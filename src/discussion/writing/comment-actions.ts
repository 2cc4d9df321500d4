import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import type { Comment, CommentMine } from '../discussion.model.ts';
import type { WritingKey } from './writing.strings.ts';

/** What the reader can do with a comment; a deed that is absent has no button. */
export interface Deeds {
  like?(): void;
  reply?(): void;
  edit?(): void;
  delete?(): void;
}

const HEART = svg`<path d="M8 13.6 2.9 8.4a3.1 3.1 0 0 1 4.4-4.4l.7.7.7-.7a3.1 3.1 0 0 1 4.4 4.4Z" />`;

export function commentActions(
  { reactions }: Comment,
  mine: CommentMine | undefined,
  deeds: Deeds,
  words: Localize<WritingKey>,
): TemplateResult {
  const likes = reactions.like ?? 0;
  return html`${
    deeds.like === undefined
      ? nothing
      : html`<button
          type="button"
          class="quiet"
          part="action like"
          aria-pressed=${mine?.reactions.includes('like') ? 'true' : 'false'}
          @click=${deeds.like}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">${HEART}</svg><span>${words.text('like')}</span>${
            likes > 0 ? html`<span part="like-count">${words.number(likes)}</span>` : nothing
          }
        </button>`
  }${button('reply', deeds.reply, words)}${button('edit', deeds.edit, words)}${button('delete', deeds.delete, words)}`;
}

/** In place of the other actions: whether it is meant. */
export function deletionQuestion(answer: (yes: boolean) => void, words: Localize<WritingKey>): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') answer(false);
  };
  return html`<div class="confirm" part="confirmation" role="group" aria-labelledby="question" @keydown=${onKey}>
    <span id="question">${words.text('deleteQuestion')}</span>
    <button
      type="button"
      part="action confirm-delete"
      class="quiet danger"
      data-deed="confirm"
      @click=${() => answer(true)}
    >
      <span>${words.text('deleteYes')}</span>
    </button>
    <button type="button" part="action keep" class="quiet" @click=${() => answer(false)}>
      <span>${words.text('deleteNo')}</span>
    </button>
  </div>`;
}

function button(
  deed: 'reply' | 'edit' | 'delete',
  onClick: (() => void) | undefined,
  words: Localize<WritingKey>,
): TemplateResult | typeof nothing {
  if (onClick === undefined) return nothing;
  return html`<button
    type="button"
    class="quiet"
    part=${deed === 'reply' ? 'action reply' : deed === 'edit' ? 'action edit' : 'action delete'}
    data-deed=${deed}
    @click=${onClick}
  >
    <span>${words.text(deed)}</span>
  </button>`;
}
