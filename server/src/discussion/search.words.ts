import { createHash } from 'node:crypto';

/** Longer words are cut: nobody means the rest, and indexes take words of some hundred bytes at most. */
const LONGEST = 64;
/** Scripts that write no spaces: each of their characters counts as a word. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]+/gv;
/** Accents and what is not seen. They go first too, because putting very many in order would take long. */
const UNSEEN = /[\p{M}\p{Cf}]+/gu;

/** The words of a text in their order, as both engines keep them: without case, accents and other signs. */
export function wordsOf(text: string): readonly string[] {
  const folded = text.replace(UNSEEN, '').normalize('NFKD').replace(UNSEEN, '').toLowerCase().replace(UNSEEN, '');
  return (folded.match(WORD) ?? []).map((word) => word.slice(0, LONGEST).toWellFormed());
}

/**
 * A word that nobody can type, for what was written under a key of a thread. It stays when the thread is renamed, merged
 * or divided, so that nothing has to be indexed anew: a search asks for all the places that a thread is made of.
 */
export function placeWord(community: string, key: string): string {
  return `§${createHash('sha1').update(`${community} ${key}`).digest('hex').slice(0, 16)}`;
}
