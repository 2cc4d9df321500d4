import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import type { CommentKind } from '../discussion.model.ts';
import type { WritingKey } from './writing.strings.ts';

/** What a comment is to be, where its writer has a choice. */
export function kindChoice(
  kinds: readonly CommentKind[],
  chosen: CommentKind,
  words: Localize<WritingKey>,
  choose: (kind: CommentKind) => void,
): TemplateResult | typeof nothing {
  if (kinds.length < 2) return nothing;
  return html`<fieldset class="kinds" part="kinds">
    <legend>${words.text('kindOf')}</legend>
    ${kinds.map(
      (kind) =>
        html`<label>
          <input
            type="radio"
            name="kind"
            value=${kind}
            .checked=${kind === chosen}
            @change=${() => choose(kind)}
          />${words.text(`write-${kind}`)}
        </label>`,
    )}
  </fieldset>`;
}
