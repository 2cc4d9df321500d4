import { isCleanText } from './json.ts';
import { invalid } from './refusal.ts';

/** An opaque cursor: which list it belongs to, and where in it. */
export function writeCursor(list: string, ...place: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, ...place])).toString('base64url');
}

/** The place in a cursor that this list gave out; anything else is refused. */
export function readCursor(list: string, cursor: string, length: number): readonly string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts[0] === list && parts.length === length + 1 && parts.every(isPlace)) {
      return parts.slice(1) as string[];
    }
  } catch {
    // Not one of ours, which is what the refusal says.
  }
  throw invalid('cursor', 'is not a cursor of this list');
}

function isPlace(part: unknown): boolean {
  return typeof part === 'string' && isCleanText(part);
}

/** Cuts a list that was read with one item to spare, and says where the next page starts. */
export function page<Item>(
  items: readonly Item[],
  limit: number,
  cursorAfter: (last: Item) => string,
): { readonly items: readonly Item[]; readonly next?: string } {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return items.length > limit && last !== undefined ? { items: shown, next: cursorAfter(last) } : { items: shown };
}
