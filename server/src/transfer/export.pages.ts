import type { Text } from 'plein/text/text.model.js';
import type { Connection } from '../db/open.ts';
import type { AuthorReference } from './record.model.ts';

/** What is exported: a community as one connection sees it. */
export interface Exported {
  readonly db: Connection;
  readonly community: string;
}

/** Rows read at once: memory stays as it is however many there are. */
export const PAGE = 100;

/** All rows, page by page; `read` gives the page after a row, or the first. */
export async function* pages<Row>(
  read: (after: Row | undefined) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let last: Row | undefined;
  for (;;) {
    const rows = await read(last);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1);
  }
}

/** A field that is left out where a column is empty. */
export function given<Name extends string, Value>(name: Name, value: Value | null): { readonly [Key in Name]?: Value } {
  return value === null ? {} : ({ [name]: value } as { [Key in Name]: Value });
}

/** A field that is left out where a column of JSON is empty. */
export function parsed<Name extends string, Value>(
  name: Name,
  json: string | null,
): { readonly [Key in Name]?: Value } {
  return given(name, json === null ? null : (JSON.parse(json) as Value));
}

export function textOf(json: string): Text {
  return JSON.parse(json) as Text;
}

/** Who wrote it, where anybody is named, under the field that says so. */
export function authorOf<Name extends string>(
  field: Name,
  columns: { readonly member: string | null; readonly name: string | null; readonly team: string | null },
): { readonly [Key in Name]?: AuthorReference } {
  const { member, name, team } = columns;
  if (member !== null) return given(field, { member, ...given('team', team) });
  return given(field, name === null ? null : { name });
}
