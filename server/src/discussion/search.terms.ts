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

/**
 * `from` and `where` of a question about documents that hold what is wanted, for `search_documents` as `d`. Words hold
 * letters and digits alone, so that nothing in them means something to the engine.
 */
export function documentsWith(engine: Engine, wanted: Wanted): RawBuilder<unknown> {
  if (engine === 'sqlite') {
    const expression = write(wanted, (word) => `"${word}"`, '*', ' AND ', ' OR ');
    return sql`search_index cross join search_documents as d on d.number = search_index.rowid
      where search_index match ${expression}`;
  }
  const expression = write(wanted, (word) => `'${word}'`, ':*', ' & ', ' | ');
  return sql`search_documents as d where d.vector @@ cast(${expression} as tsquery)`;
}

function write(wanted: Wanted, quoted: (word: string) => string, more: string, and: string, or: string): string {
  return wanted
    .map((group) => `(${group.map(({ word, prefix }) => quoted(word) + (prefix ? more : '')).join(or)})`)
    .join(and);
}
