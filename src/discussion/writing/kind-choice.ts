import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { adopt } from '../../core/adopt.ts';
import { choices } from '../../core/choices.styles.ts';
import type { Localize } from '../../core/localize.ts';
import type { CommentKind } from '../discussion.model.ts';
import { kindStyles } from './kind-choice.styles.ts';
import type { WritingKey } from './writing.strings.ts';

/** What a comment is to be, where its writer has a choice. */
export function kindChoice(
  host: LitElement,
  kinds: readonly CommentKind[],
  chosen: CommentKind,
  words: Localize<WritingKey>,
  choose: (kind: CommentKind) => void,
): TemplateResult | typeof nothing {
  if (kinds.length < 2) return nothing;
  for (const styles of [choices, kindStyles]) adopt(host, styles);
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
