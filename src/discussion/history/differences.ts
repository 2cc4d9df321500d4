/** A stretch of text that stayed, came or went. */
export interface Stretch {
  readonly words: string;
  readonly kind: 'same' | 'added' | 'removed';
}

/** Texts that have little in common take long to compare, and marks on nearly every word help nobody. */
const MOST_CHANGES = 800;

/**
 * What changed between two texts, word by word as the language divides them. Undefined where that cannot be told: the
 * page came without the library, or the texts are too far apart.
 */
export async function differences(
  before: string,
  after: string,
  language: string,
): Promise<readonly Stretch[] | undefined> {
  const library = await import('diff/lib/diff/array.js').catch(() => undefined);
  const divide = new Intl.Segmenter(language, { granularity: 'word' });
  const words = (text: string): string[] => Array.from(divide.segment(text), ({ segment }) => segment);
  const changes = library?.diffArrays(words(before), words(after), { maxEditLength: MOST_CHANGES });
  return changes?.map(({ value, added, removed }) => ({
    words: value.join(''),
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }));
}
