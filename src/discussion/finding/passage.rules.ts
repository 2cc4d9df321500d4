/** A piece of a passage: words that were searched for, or those around them. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const BEFORE = 40;

/**
 * The part of a text where searched words first stand, at most `length` characters and ellipses, with the words that
 * begin with any of them apart. Case and accents do not matter; a text without any of the words gives its beginning.
 */
export function passage(text: string, searched: string, length: number): readonly Piece[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const wanted = folded(searched)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const hits = [...line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
    .map(({ index, 0: word }) => ({ start: index, word, shown: lengthFound(word, wanted) }))
    .filter(({ shown }) => shown > 0);
  const first = hits[0]?.start ?? 0;
  const start = line.length <= length || first <= BEFORE ? 0 : line.indexOf(' ', first - BEFORE) + 1;
  const from = start > first ? first : start;
  const to = line.length - from <= length ? line.length : wordEnd(line, from, length);
  const pieces: Piece[] = from > 0 ? [{ text: '…', found: false }] : [];
  let at = from;
  for (const { start: hit, shown } of hits) {
    if (hit < at || hit + shown > to) continue;
    pieces.push({ text: line.slice(at, hit), found: false }, { text: line.slice(hit, hit + shown), found: true });
    at = hit + shown;
  }
  pieces.push({ text: `${line.slice(at, to)}${to < line.length ? '…' : ''}`, found: false });
  return pieces.filter((piece) => piece.text !== '');
}

/** Where a cut breaks no word, nor, in a word of that length, a character. */
function wordEnd(line: string, from: number, length: number): number {
  const space = line.lastIndexOf(' ', from + length);
  if (space > from) return space;
  return /[\ud800-\udbff]/.test(line[from + length - 1] ?? '') ? from + length - 1 : from + length;
}

/** How many characters of a word are those that one of the wanted ones, the longest, begins with. */
function lengthFound(word: string, wanted: readonly string[]): number {
  const plain = folded(word);
  const match = wanted.filter((each) => plain.startsWith(each)).toSorted((a, b) => b.length - a.length)[0];
  if (match === undefined) return 0;
  let end = 0;
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (folded(word.slice(0, end)).length >= match.length) break;
    end += segment.length;
  }
  return end;
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
