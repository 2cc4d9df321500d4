import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../core/localize.ts';
import { safeUrl } from '../text/text.rules.ts';
import type { CalendarKey } from './calendar.strings.ts';

/** How to keep the whole list in one's own calendar, with what to expect of that. */
export function subscribeView(
  served: string | undefined,
  words: Localize<CalendarKey>,
): TemplateResult | typeof nothing {
  const address = served === undefined ? undefined : safeUrl(served);
  if (address === undefined || !address.startsWith('http')) return nothing;
  return html`<details class="subscribe" part="subscribe">
    <summary>${words.text('subscribe')}</summary>
    <p><a href=${address.replace(/^https?:/, 'webcal:')}>${words.text('subscribeApp')}</a></p>
    <p>
      ${words.text('subscribeAddress')}: <a class="address" href=${address}><bdi dir="ltr">${address}</bdi></a>
    </p>
    <p class="note">${words.text('subscribeNote')}</p>
  </details>`;
}
