import { sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { known, standing } from './import.batch.ts';
import type { Batch } from './import.batch.ts';
import { noMember, noSpace } from './import.members.ts';
import type { TransferRecord } from './record.model.ts';
import type { Placed } from './source.model.ts';

/** The members that a record names, by the field that does. */
export type Named<Kind> = Readonly<Record<string, (record: Kind) => string | undefined>>;

/** Why records are refused that name a member who is not there. */
export async function missingMembers<Kind extends TransferRecord>(
  batch: Batch,
  placed: readonly Placed<Kind>[],
  named: Named<Kind>,
): Promise<(record: Kind) => string | undefined> {
  const fields = Object.entries(named);
  const ids = placed.flatMap(({ record }) => fields.map(([, nameIn]) => nameIn(record)));
  const members = await known(batch, 'members', 'id', ids);
  return (record) => {
    for (const [field, nameIn] of fields) {
      const member = nameIn(record);
      if (member !== undefined && !members.has(member)) return noMember(field, member);
    }
    return undefined;
  };
}

/** Those of the records whose space and members are there, each once. */
export async function standingInSpace<Kind extends TransferRecord & { readonly space: string }>(
  batch: Batch,
  placed: readonly Placed<Kind>[],
  idOf: (record: Kind) => string,
  named: Named<Kind>,
): Promise<readonly Placed<Kind>[]> {
  const ids = placed.map(({ record }) => record.space);
  const spaces = await known(batch, 'spaces', 'id', ids);
  const missing = await missingMembers(batch, placed, named);
  return standing(batch, placed, idOf, (record) =>
    spaces.has(record.space) ? missing(record) : noSpace('space', record.space),
  );
}

/** What a member gave to something, once: a vote, a seat, a follow. */
export interface Given<Kind> {
  readonly table: keyof Database;
  /** Fields of the record, and columns of the table, that tell one from another; the first is what it was given to. */
  readonly by: readonly [string & keyof Kind, 'member', ...(string & keyof Kind)[]];
  /** What speaks against it, beside that its member is not there. */
  problem(record: Kind): string | undefined;
}

/** Those of what members gave that are not there yet and stand, each once. */
export async function standingGiven<Kind extends TransferRecord & { readonly member: string }>(
  batch: Batch,
  placed: readonly Placed<Kind>[],
  { table, by, problem }: Given<Kind>,
): Promise<readonly Placed<Kind>[]> {
  const missing = await missingMembers(batch, placed, { member: ({ member }) => member });
  const fieldOf = (record: object, field: string) => (record as Readonly<Record<string, unknown>>)[field] ?? '';
  const keyOf = (record: object): string => JSON.stringify(by.map((field) => fieldOf(record, field)));
  const valuesOf = (field: string) => sql.join([...new Set(placed.map(({ record }) => fieldOf(record, field)))]);
  const { rows } = await sql<object>`
    select ${sql.join(by.map((column) => sql.ref(column)))} from ${sql.table(table)} where community = ${batch.community}
      and ${sql.ref(by[0])} in (${valuesOf(by[0])}) and member in (${valuesOf('member')})`.execute(batch.db);
  return standing(batch, placed, keyOf, (record) => problem(record) ?? missing(record), new Set(rows.map(keyOf)));
}
