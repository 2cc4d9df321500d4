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
  if (words.length === 0) return [];
  const terms = words.map((word) => ({ word, prefix: word === words.at(-1) && word.length >= BEGUN }));
  const counts = terms.map(
    (term, index) => sql`select ${sql.lit(index)} as term, count(*) as count from (
      select 1 from ${documentsWith(engine, [[term]]).from} and d.community = ${community}
      limit ${LIMITS.search.common}) as found`,
  );
  const { rows } = await sql<{ term: number; count: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
  const found = new Map(rows.map(({ term, count }) => [term, Number(count)]));
  return terms.flatMap((term, index) => {
    const count = found.get(index) ?? 0;
    return count === 0 ? [] : [{ ...term, count, weight: Math.log(1 + LIMITS.search.common / count) }];
  });
}
