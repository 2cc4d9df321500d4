import { sql } from 'kysely';
import type { Engine } from '../db/migrations/tables.ts';
import type { Connection } from '../db/open.ts';
import { LIMITS } from '../limits.ts';
import { documentsWith } from './search.terms.ts';
import type { Term } from './search.terms.ts';

/** Letters from which on the last word may be one that is still being typed. */
const BEGUN = 3;

/** Of very many words the longest, which tend to be the rarest; in their order. */
export function tellingWords(typed: readonly string[]): readonly string[] {
  const words = [...new Set(typed)];
  const kept = new Set(words.toSorted((a, b) => b.length - a.length).slice(0, LIMITS.search.telling));
  return words.filter((word) => kept.has(word));
}

/** A word and what it tells. */
export interface Weight extends Term {
  readonly weight: number;
  /** How many texts hold it, as far as that was counted. */
  readonly count: number;
}

/** What each word tells; those that stand nowhere are left out. */
export async function weigh(
  db: Connection,
  { community, engine }: { readonly community: string; readonly engine: Engine },
  words: readonly string[],
): Promise<readonly Weight[]> {
  const weights: Weight[] = [];
  for (const word of words) {
    const prefix = word === words.at(-1) && word.length >= BEGUN;
    const { rows } = await sql<{ count: number }>`select count(*) as count from (
      select 1 from ${documentsWith(engine, [[{ word, prefix }]]).from} and d.community = ${community}
      limit ${LIMITS.search.common}) as found`.execute(db);
    const count = rows[0]!.count;
    if (count > 0) weights.push({ word, prefix, count, weight: Math.log(1 + LIMITS.search.common / count) });
  }
  return weights;
}
