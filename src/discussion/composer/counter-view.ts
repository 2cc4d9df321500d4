import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import { MAX_TEXT_LENGTH } from '../../text/text.rules.ts';
import { MAX_LINKS } from '../discussion.rules.ts';
import type { ComposerKey } from './composer.strings.ts';

/** From here on, how much is left is said. */
const NEAR_THE_END = 0.9;
const LINK = /\b(?:https?:\/\/|mailto:)/gi;

/** How many characters are left, near the end, and whether there are more links than can be sent. */
export function counterView(text: string, words: Localize<ComposerKey>): TemplateResult {
  const { length } = text;
  const links = [...text.matchAll(LINK)].length;
  const left = MAX_TEXT_LENGTH - length;
  const near = length > MAX_TEXT_LENGTH * NEAR_THE_END;
  const over = left < 0 || links > MAX_LINKS;
  const said = near ? words.text(left < 0 ? 'over' : 'left', { count: Math.abs(left) }) : nothing;
  const linked = links > MAX_LINKS ? words.text('manyLinks', { count: links, limit: MAX_LINKS }) : nothing;
  return html`<p id="count" part="count" class=${over ? 'hint over' : 'hint'} ?hidden=${!near && !over}>
    ${said} ${linked}
  </p>`;
}
