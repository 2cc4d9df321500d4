import { sql } from 'kysely';
import type { Connection } from '../db/open.ts';
import type { Database } from '../db/schema.ts';
import type { MadeImage } from './import.images.ts';
import type { AuthorReference, TransferRecord } from './record.model.ts';
import type { Placed, SourceItem } from './source.model.ts';

/** Some records on their way into the database, in one transaction. */
export interface Batch {
  readonly db: Connection;
  readonly community: string;
  readonly now: string;
  /** What became of the files of pictures that are not there yet, by id. */
  readonly images: ReadonlyMap<string, MadeImage>;
  /** Says that a record is not taken, and why. */
  reject(item: SourceItem, reason: string): void;
}

/** Takes records of one type: what is there already stays as it is. Answers how many are new. */
export type Take<Kind extends TransferRecord> = (batch: Batch, placed: readonly Placed<Kind>[]) => Promise<number>;

/** Values a statement may hold at most, below what either database allows. */
const VALUES_PER_STATEMENT = 15_000;

/** Those of the values that the table has in that column; or what the column has beside them in another one. */
export async function known(
  { db, community }: Batch,
  table: keyof Database,
  column: string,
  values: Iterable<string | undefined>,
  valuesIn = column,
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(values)].filter((value) => value !== undefined);
  if (wanted.length === 0) return new Set();
  const { rows } = await sql<{ value: string }>`
    select distinct ${sql.ref(column)} as value from ${sql.table(table)}
    where community = ${community} and ${sql.ref(valuesIn)} in (${sql.join(wanted)})`.execute(db);
  return new Set(rows.map(({ value }) => value));
}

/** Those of the records that are not in the database; `idOf` names a record as the table's column does. */
export async function unknown<Kind extends TransferRecord>(
  batch: Batch,
  table: keyof Database,
  column: string,
  placed: readonly Placed<Kind>[],
  idOf: (record: Kind) => string,
): Promise<readonly Placed<Kind>[]> {
  const ids = placed.map(({ record }) => idOf(record));
  const there = await known(batch, table, column, ids);
  return placed.filter(({ record }) => !there.has(idOf(record)));
}

/**
 * Those of the records whose references stand, each once; the others are refused with what is wrong with them. `seen`
 * holds what is there already, by the same names.
 */
export function standing<Kind extends TransferRecord>(
  batch: Batch,
  placed: readonly Placed<Kind>[],
  nameOf: (record: Kind) => string,
  problem: (record: Kind) => string | undefined,
  seen: ReadonlySet<string> = new Set(),
): readonly Placed<Kind>[] {
  const taken = new Set(seen);
  return placed.filter(({ item, record }) => {
    const name = nameOf(record);
    if (taken.has(name)) return false;
    const reason = problem(record);
    if (reason === undefined) taken.add(name);
    else batch.reject(item, reason);
    return reason === undefined;
  });
}

/** Inserts rows, as many a statement as it may hold. */
export async function insertAll(batch: Batch, table: keyof Database, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const size = Math.floor(VALUES_PER_STATEMENT / Object.keys(first).length);
  for (let at = 0; at < rows.length; at += size) {
    await batch.db
      .insertInto(table)
      .values(rows.slice(at, at + size) as never)
      .execute();
  }
}

/** What is to be added to a counter, by id. */
export class Additions {
  readonly #sums = new Map<string, number>();

  add(id: string, count = 1): void {
    this.#sums.set(id, (this.#sums.get(id) ?? 0) + count);
  }

  /** Adds all of it at once to `counter` in the rows that `column` names, of one poll where that is asked for. */
  async applyTo(
    { db, community }: Batch,
    table: keyof Database,
    column: string,
    counter: string,
    within?: { readonly poll: string },
  ): Promise<void> {
    if (this.#sums.size === 0) return;
    const values = [...this.#sums].sort().map(([id, count]) => sql`(${id}, ${count})`);
    const only = within === undefined ? sql`` : sql` and poll = ${within.poll}`;
    await sql`
      update ${sql.table(table)} set ${sql.ref(counter)} = ${sql.ref(counter)} + cast(addition.column2 as integer)
      from (values ${sql.join(values)}) as addition
      where community = ${community} and ${sql.ref(column)} = addition.column1${only}`.execute(db);
  }
}

/** The member a reference names, if it names one. */
export function memberOf(author: AuthorReference | undefined): string | undefined {
  return author !== undefined && 'member' in author ? author.member : undefined;
}

/** A reference as the three columns that keep it. */
export function authorColumns(author: AuthorReference | undefined): {
  readonly member: string | null;
  readonly name: string | null;
  readonly team: string | null;
} {
  if (author === undefined) return { member: null, name: null, team: null };
  return 'member' in author
    ? { member: author.member, name: null, team: author.team ?? null }
    : { member: null, name: author.name, team: null };
}

export function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
