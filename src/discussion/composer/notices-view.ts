import { html, nothing, type TemplateResult } from 'lit';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import { dateIn } from '../../core/intl.ts';
import type { ComposerDesk, ComposerTools } from './composer-tools.ts';
import type { ComposerKey } from './composer.strings.ts';

/** That a text was typed before or elsewhere, until when it is kept, and the way back to what it took the place of. */
export function keptView(
  { older, keptUntil }: ComposerTools,
  restored: boolean,
  words: Localize<ComposerKey>,
  putBack: () => void,
): TemplateResult | typeof nothing {
  if (!restored && older === undefined) return nothing;
  const date = keptUntil && dateIn(words, keptUntil, { dateStyle: 'long' });
  return html`<p part="kept" class="hint">
    <strong>${words.text(older === undefined ? 'restored' : 'elsewhere')}</strong>
    ${date ? words.text('keptUntil', { date }) : nothing}
    ${
      older === undefined
        ? nothing
        : html`<button type="button" part="put-back" class="quiet" @click=${putBack}>
            <span>${words.text('putBack')}</span>
          </button>`
    }
  </p>`;
}

/** Why the text is not sent; with a `desk`, the way to sign in. */
export function problemView(
  problem: string | undefined,
  core: Localize<CoreKey>,
  desk: Pick<ComposerDesk, 'signIn'> | undefined,
): TemplateResult {
  return html`<div id="problem" class="notice error" ?hidden=${problem === undefined}>
    <p part="problem">${problem}</p>
    ${
      desk === undefined
        ? nothing
        : html`<button type="button" part="sign-in" @click=${() => desk.signIn()}>${core.text('signIn')}</button>`
    }
  </div>`;
}
