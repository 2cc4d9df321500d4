import { html, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import { MAX_TEXT_LENGTH } from '../../text/text.rules.ts';
import { MAX_LINKS } from '../discussion.rules.ts';
import type { ComposerKey } from './composer.strings.ts';

/** From here on, how much is left is said. */
const NEAR_THE_END = 0.9;
const LINK = /\b(?:https?:\/\/|mailto:)/gi;

/** What of a text has its limits. */
export interface Count {
  /** Characters; fewer than none where there are too many. */
  readonly left: number;
  readonly near: boolean;
  readonly links: number;
  readonly manyLinks: boolean;
}

export function countOf(text: string): Count {
  const links = [...text.matchAll(LINK)].length;
  const left = MAX_TEXT_LENGTH - text.length;
  return { left, near: text.length > MAX_TEXT_LENGTH * NEAR_THE_END, links, manyLinks: links > MAX_LINKS };
}

/** How many characters are left, near the end, and whether there are more links than can be sent; else nothing. */
export function countWords({ left, near, links, manyLinks }: Count, words: Localize<ComposerKey>): string {
  const said = near ? [words.text(left < 0 ? 'over' : 'left', { count: Math.abs(left) })] : [];
  return [...said, ...(manyLinks ? [words.text('manyLinks', { count: links, limit: MAX_LINKS })] : [])].join(' ');
}

export function counterView(text: string, words: Localize<ComposerKey>): TemplateResult {
  const count = countOf(text);
  const said = countWords(count, words);
  const over = count.left < 0 || count.manyLinks;
  return html`<p id="count" part="count" class=${over ? 'hint over' : 'hint'} ?hidden=${said === ''}>${said}</p>`;
}
