import type { Text, TextInline } from 'plein/text/text.model.js';
import { MAX_TEXT_NESTING, safeUrl } from 'plein/text/text.rules.js';

type Node = Readonly<Record<string, unknown>>;

const LANGUAGE = /^[a-z0-9+#._-]{1,30}$/;
const ALIGNMENTS = ['none', 'start', 'center', 'end'];
/** Fields beside `type`, in every node that has them. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['children'],
  heading: ['level', 'children'],
  quote: ['children'],
  list: ['ordered', 'start', 'items'],
  code: ['text', 'language'],
  table: ['alignments', 'head', 'rows'],
  divider: [],
  text: ['text'],
  emphasis: ['children'],
  strong: ['children'],
  strike: ['children'],
  'code-span': ['text'],
  break: [],
  link: ['url', 'children'],
  image: ['url', 'description'],
  picture: ['image', 'width', 'height', 'description'],
  spoiler: ['children'],
  mention: ['member', 'name'],
};

/** Whether a value is a tree as this server sends them: known nodes and fields, safe addresses, no HTML, not too deep. */
export function isText(value: unknown): value is Text {
  return isBlocks(value, 1);
}

function isBlocks(value: unknown, depth: number): boolean {
  return Array.isArray(value) && depth <= MAX_TEXT_NESTING && value.every((block) => isBlock(block, depth));
}

function isInlines(value: unknown, depth: number): value is readonly TextInline[] {
  return (
    Array.isArray(value) &&
    (value.length === 0 || depth <= MAX_TEXT_NESTING) &&
    value.every((inline) => isInline(inline, depth))
  );
}

function isBlock(value: unknown, depth: number): boolean {
  if (!isNode(value)) return false;
  switch (value['type']) {
    case 'paragraph':
      return isInlines(value['children'], depth + 1);
    case 'heading':
      return [1, 2, 3, 4, 5, 6].includes(Number(value['level'])) && isInlines(value['children'], depth + 1);
    case 'quote':
      return isBlocks(value['children'], depth + 1);
    case 'list':
      return isList(value, depth);
    case 'code':
      return isString(value['text']) && (value['language'] === undefined || LANGUAGE.test(String(value['language'])));
    case 'table':
      return isTable(value, depth);
    default:
      return value['type'] === 'divider';
  }
}

function isList({ ordered, start, items }: Node, depth: number): boolean {
  const numbered = start === undefined || (ordered === true && Number.isSafeInteger(start));
  return (
    typeof ordered === 'boolean' && numbered && Array.isArray(items) && items.every((item) => isItem(item, depth + 1))
  );
}

function isItem(value: unknown, depth: number): boolean {
  if (!isObject(value) || Object.keys(value).some((name) => name !== 'children' && name !== 'checked')) return false;
  return isBlocks(value['children'], depth) && ['boolean', 'undefined'].includes(typeof value['checked']);
}

function isTable({ alignments, head, rows }: Node, depth: number): boolean {
  if (!Array.isArray(alignments) || !alignments.every((alignment) => ALIGNMENTS.includes(String(alignment))))
    return false;
  if (!Array.isArray(rows)) return false;
  const isRow = (row: unknown): boolean =>
    Array.isArray(row) && row.length === alignments.length && row.every((cell) => isInlines(cell, depth + 1));
  return isRow(head) && rows.every(isRow);
}

function isInline(value: unknown, depth: number): boolean {
  if (!isNode(value)) return false;
  switch (value['type']) {
    case 'text':
    case 'code-span':
      return isString(value['text']);
    case 'emphasis':
    case 'strong':
    case 'strike':
    case 'spoiler':
      return isInlines(value['children'], depth + 1);
    case 'link':
      return isAddress(value['url']) && isInlines(value['children'], depth + 1);
    case 'image':
      return isAddress(value['url']) && isString(value['description']);
    case 'picture':
      return isString(value['image']) && isString(value['description']) && isSize(value['width'], value['height']);
    case 'mention':
      return isString(value['member']) && isString(value['name']);
    default:
      return value['type'] === 'break';
  }
}

/** Whether it is an object with a type and no field that its type does not have. */
function isNode(value: unknown): value is Node {
  if (!isObject(value)) return false;
  const type = String(value['type']);
  const known = Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
  return known !== undefined && Object.keys(value).every((name) => name === 'type' || known.includes(name));
}

function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSize(...sides: readonly unknown[]): boolean {
  return sides.every((side) => Number.isSafeInteger(side) && Number(side) >= 0);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isAddress(value: unknown): boolean {
  return isString(value) && safeUrl(value) !== undefined;
}
