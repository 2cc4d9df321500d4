import { html, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import { MAX_TEXT_LENGTH } from '../../text/text.rules.ts';
import { MAX_LINKS } from '../discussion.rules.ts';
import type { ComposerKey } from './composer.strings.ts';

/** From here on, how much is left is said. */
const NEAR_THE_END = 0.9;
const LINK = /\b(?:https?:\/\/|mailto:)/gi;
/** Characters that are left when it is said once more. */
const LAST = 100;

/** What of a text has its limits. */
interface Count {
  /** Characters; fewer than none where there are too many. */
  readonly left: number;
  readonly near: boolean;
  readonly links: number;
  readonly manyLinks: boolean;
}

/** Owns telling that a text comes to its end: to those who see at each character, to those who listen when it does. */
export class Counter {
  readonly #words: Localize<ComposerKey>;
  readonly #say: (words: string) => void;
  #told: string | undefined;

  constructor(words: Localize<ComposerKey>, say: (words: string) => void) {
    this.#words = words;
    this.#say = say;
  }

  follow(text: string): void {
    const count = countOf(text);
    const stage = stageOf(count);
    const said = countWords(count, this.#words);
    // What was there before somebody typed is not news.
    if (this.#told !== undefined && this.#told !== stage && said !== '') this.#say(said);
    this.#told = stage;
  }

  render(text: string): TemplateResult {
    const count = countOf(text);
    const said = countWords(count, this.#words);
    const over = count.left < 0 || count.manyLinks;
    return html`<p id="count" part="count" class=${over ? 'hint over' : 'hint'} ?hidden=${said === ''}>${said}</p>`;
  }
}

function countOf(text: string): Count {
  const links = [...text.matchAll(LINK)].length;
  const left = MAX_TEXT_LENGTH - text.length;
  return { left, near: text.length > MAX_TEXT_LENGTH * NEAR_THE_END, links, manyLinks: links > MAX_LINKS };
}

/** How many characters are left, near the end, and whether there are more links than can be sent; else nothing. */
function countWords({ left, near, links, manyLinks }: Count, words: Localize<ComposerKey>): string {
  const said = near ? [words.text(left < 0 ? 'over' : 'left', { count: Math.abs(left) })] : [];
  return [...said, ...(manyLinks ? [words.text('manyLinks', { count: links, limit: MAX_LINKS })] : [])].join('. ');
}

function stageOf({ left, near, manyLinks }: Count): string {
  const length = left < 0 ? 'over' : left <= LAST ? 'last' : near ? 'near' : 'room';
  return manyLinks ? `${length} links` : length;
}
