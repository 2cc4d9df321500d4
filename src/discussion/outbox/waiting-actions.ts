import { html, nothing, type TemplateResult } from 'lit';
import type { OutboxEntry } from '../../community/outbox.model.ts';
import type { Localize } from '../../core/localize.ts';
import type { OutboxKey } from './outbox.strings.ts';

interface WaitingDeeds {
  edit(): void;
  cancel(): void;
  send(): void;
}

/** Below what waits: why it was refused, and what its writer can do. They stay in reach while it is tried again. */
export function waitingActions(
  { state }: OutboxEntry,
  problem: string | undefined,
  words: Localize<OutboxKey>,
  { edit, cancel, send }: WaitingDeeds,
): TemplateResult | typeof nothing {
  return html`${problem === undefined ? nothing : html`<span part="problem" class="problem">${problem}</span>`}
    <button type="button" class="quiet" part="action edit" data-deed="edit" @click=${edit}>
      <span>${words.text('edit')}</span>
    </button>
    <button type="button" class="quiet" part="action take-back" @click=${cancel}>
      <span>${words.text('cancel')}</span>
    </button>
    ${
      state !== 'refused'
        ? html`<button type="button" class="quiet" part="action send-now" @click=${send}>
            <span>${words.text('send')}</span>
          </button>`
        : nothing
    }`;
}
