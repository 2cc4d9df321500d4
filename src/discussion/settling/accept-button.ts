import { html, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import type { SettlingKey } from './settling.strings.ts';

/** Says of an answer that it settled the question, or takes that back. */
export function acceptButton(accepted: boolean, words: Localize<SettlingKey>, onClick: () => void): TemplateResult {
  return html`<button
    type="button"
    class=${accepted ? 'quiet accepts own' : 'quiet accepts'}
    part="action accept"
    data-deed="accept"
    @click=${onClick}
  >
    <span class="label">${words.text(accepted ? 'unaccept' : 'accept')}</span>
  </button>`;
}
