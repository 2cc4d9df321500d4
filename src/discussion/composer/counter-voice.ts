import type { Localize } from '../../core/localize.ts';
import type { ComposerKey } from './composer.strings.ts';
import { countOf, countWords, type Count } from './counter-view.ts';

/** Characters that are left when it is said once more. */
const LAST = 100;

/** Owns telling those who listen that a text comes to its end: when it does, not at each character. */
export class CounterVoice {
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
}

function stageOf({ left, near, manyLinks }: Count): string {
  const length = left < 0 ? 'over' : left <= LAST ? 'last' : near ? 'near' : 'room';
  return manyLinks ? `${length} links` : length;
}
