import type { Page, PageRequest } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

/** How many rows a request asks for, within the bounds. */
export function limitOf(request: PageRequest, fallback: number = DEFAULT_LIMIT): number {
  const { limit = fallback } = request;
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new PleinError('invalid', 'invalid', { fields: [{ field: 'limit', message: 'is not a number from 1' }] });
  }
  return Math.min(limit, MAX_LIMIT);
}

/** A page of rows, in the order given. A cursor names the list it belongs to and the row it stands after. */
export function pageOf<Row extends { readonly id: string }, Item>(
  list: string,
  rows: readonly Row[],
  request: PageRequest,
  view: (row: Row) => Item,
): Page<Item> {
  const limit = limitOf(request);
  const start = request.cursor === undefined ? 0 : placeOf(list, rows, request.cursor) + 1;
  const found = rows.slice(start, start + limit);
  return { items: found.map(view), ...nextOf(list, rows, start + limit) };
}

/** The cursor after the rows before `end`; nothing where they are the last. */
export function nextOf(
  list: string,
  rows: readonly { readonly id: string }[],
  end: number,
): { readonly next?: string } {
  const last = rows[end - 1];
  return last === undefined || end >= rows.length ? {} : { next: cursorAt(list, last.id) };
}

export function cursorAt(list: string, id: string): string {
  return encodeURIComponent(JSON.stringify([list, id]));
}

/** Where the row that a cursor names stands; `invalid` for a cursor that this list never gave. */
export function placeOf(list: string, rows: readonly { readonly id: string }[], cursor: string): number {
  const place = rows.findIndex((row) => cursorAt(list, row.id) === cursor);
  if (place < 0) throw invalidCursor();
  return place;
}

export function invalidCursor(): PleinError {
  return new PleinError('invalid', 'invalid', { fields: [{ field: 'cursor', message: 'is not of this list' }] });
}
