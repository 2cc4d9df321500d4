/** What a document's words are held against. */
export interface Question {
  readonly words: readonly string[];
  /** Of each word, how much it tells; 1 where absent. */
  readonly weights?: ReadonlyMap<string, number>;
}

/** How often a word must stand there to count half of what it could, in a text of no length. */
const HALF = 0.5;
/** Words that make a text count as long. */
const LONG = 200;

/**
 * How well a text answers a question: how often its words occur for the text's length, more where they stand side by
 * side as typed, and less where the last is only begun. The same on every engine, because it is reckoned here.
 */
export function rankOf(text: readonly string[], { words, weights }: Question): number {
  const counts = new Map<string, number>();
  for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  const length = text.length / LONG;
  let rank = 0;
  for (const word of words) {
    const count = counts.get(word) ?? 0;
    rank += (weights?.get(word) ?? 1) * (count / (count + HALF + length));
  }
  return standsIn(text, words) ? rank + words.length : rank;
}

function standsIn(text: readonly string[], words: readonly string[]): boolean {
  return words.length > 1 && ` ${text.join(' ')}`.includes(` ${words.join(' ')}`);
}
