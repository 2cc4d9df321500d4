/**
 * The first letter of the first and of the last word, as a reader of the language would take them; one for a name of
 * one word, none where there is no letter or digit.
 */
export function initials(name: string, language: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => firstLetter(word ?? '', language)).join('');
}

/** A hue for an id, from 0 up to 360: the same for ever, and far apart for ids that are alike (FNV-1a). */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(id)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  return hash % 360;
}

function firstLetter(word: string, language: string): string {
  const segments = new Intl.Segmenter(language, { granularity: 'grapheme' }).segment(word);
  for (const { segment } of segments) {
    if (/[\p{L}\p{N}]/u.test(segment)) return segment.toLocaleUpperCase(language).slice(0, segment.length);
  }
  return '';
}
