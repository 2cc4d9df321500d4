/**
 * The first letter of the first and of the last word, as a reader of the language would take them; one for a name of
 * one word, none where there is no letter or digit.
 */
export function initials(name: string, language: string): string {
  const letters = name.split(/\s+/).flatMap((word) => word.match(/[\p{L}\p{N}]\p{M}*/u) ?? []);
  const ends = letters.length > 1 ? [letters[0]!, letters.at(-1)!] : letters;
  return ends.map((letter) => letter.toLocaleUpperCase(language).slice(0, letter.length)).join('');
}

/** A hue for an id, from 0 up to 360: the same for ever, and far apart for ids that are alike (FNV-1a). */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return hash % 360;
}
