import type { Page, PageRequest } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

/** Where a row stands in its list; of two rows the one with the smaller key comes first. */
export type Key = readonly (string | number)[];

/** A list in its order. It goes on behind the place of a key, whatever became of the row that was there. */
export interface Listing<Row> {
  /** Tells its cursors from those of other lists. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly key: (row: Row) => Key;
  /** The greatest key first. */
  readonly descending?: boolean;
}

/** How many rows a request asks for, within the bounds. */
export function limitOf({ limit = DEFAULT_LIMIT }: PageRequest): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw invalid('limit', 'is not a number from 1');
  return Math.min(limit, MAX_LIMIT);
}

/** Rows in the order of their keys. */
export function listing<Row>(unsorted: Listing<Row>): Listing<Row> {
  const keyed = unsorted.rows.map((row) => ({ row, key: unsorted.key(row) }));
  const way = unsorted.descending === true ? -1 : 1;
  return { ...unsorted, rows: keyed.sort((a, b) => way * compare(a.key, b.key)).map(({ row }) => row) };
}

/** A page of a list. */
export function pageOf<Row, Item>(list: Listing<Row>, request: PageRequest, view: (row: Row) => Item): Page<Item> {
  const limit = limitOf(request);
  const start = request.cursor === undefined ? 0 : placeAfter(list, request.cursor);
  const items = list.rows.slice(start, start + limit).map(view);
  return { items, ...nextOf(list, start + limit) };
}

/** The cursor after the rows before `end`; nothing where they are the last. */
export function nextOf<Row>(list: Listing<Row>, end: number): { readonly next?: string } {
  const last = list.rows[end - 1];
  return last === undefined || end >= list.rows.length ? {} : { next: cursorAt(list, last) };
}

export function cursorAt<Row>({ name, key }: Pick<Listing<Row>, 'name' | 'key'>, row: Row): string {
  return encodeURIComponent(JSON.stringify([name, ...key(row)]));
}

/** The place right after what a cursor names; `invalid` for a cursor that this list never gave. */
export function placeAfter<Row>(list: Listing<Row>, cursor: string): number {
  return place(list, cursor, (way) => way > 0);
}

/** The place of what a cursor names, or of what came after it. */
export function placeOf<Row>(list: Listing<Row>, cursor: string): number {
  return place(list, cursor, (way) => way >= 0);
}

/** Whether a cursor is one of this list. */
export function isOf({ name }: Pick<Listing<unknown>, 'name'>, cursor: string): boolean {
  return keyIn(name, cursor) !== undefined;
}

function place<Row>(list: Listing<Row>, cursor: string, isThere: (way: number) => boolean): number {
  const key = keyIn(list.name, cursor);
  if (key === undefined) throw invalid('cursor', 'is not of this list');
  const way = list.descending === true ? -1 : 1;
  const found = list.rows.findIndex((row) => isThere(way * compare(list.key(row), key)));
  return found < 0 ? list.rows.length : found;
}

function keyIn(name: string, cursor: string): Key | undefined {
  try {
    const [list, ...key] = JSON.parse(decodeURIComponent(cursor)) as readonly string[];
    return list === name && key.length > 0 ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Where one begins with the other, the shorter is first. */
function compare(a: Key, b: Key): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return a.length - b.length;
  return b[at] !== undefined && a[at]! < b[at] ? -1 : 1;
}

function invalid(field: string, message: string): PleinError {
  return new PleinError('invalid', 'invalid', { fields: [{ field, message }] });
}
