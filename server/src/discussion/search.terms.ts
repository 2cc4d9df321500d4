import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Engine } from '../db/migrations/tables.ts';

/** A word that is looked for; with `prefix` also words that begin so. */
export interface Term {
  readonly word: string;
  readonly prefix?: boolean;
}

/** What a document must hold: of each group one. */
export type Wanted = readonly (readonly Term[])[];

/** A question about documents that hold what is wanted. */
export interface Documents {
  /** `from` and the beginning of `where`, with `search_documents` as `d`. */
  readonly from: RawBuilder<unknown>;
  /** `order by` for the newest first, as it costs least. */
  readonly newest: RawBuilder<unknown>;
}

/** Words hold letters and digits alone, so that nothing in them means something to the engine. */
export function documentsWith(engine: Engine, wanted: Wanted): Documents {
  if (engine === 'sqlite') {
    const expression = write(wanted, (word) => `"${word}"`, '*', ' AND ', ' OR ');
    return {
      from: sql`search_index cross join search_documents as d on d.number = search_index.rowid
        where search_index match ${expression}`,
      newest: sql`search_index.rowid desc`,
    };
  }
  const expression = write(wanted, (word) => `'${word}'`, ':*', ' & ', ' | ');
  return {
    // Found first and looked at then: without `offset 0` a guess at how many there are may turn it round.
    from: sql`(select number, community, kind, id, words from search_documents
      where vector @@ cast(${expression} as tsquery) offset 0) as d where true`,
    newest: sql`d.number desc`,
  };
}

function write(wanted: Wanted, quoted: (word: string) => string, more: string, and: string, or: string): string {
  return wanted
    .map((group) => `(${group.map(({ word, prefix }) => quoted(word) + (prefix ? more : '')).join(or)})`)
    .join(and);
}
