import type { TextAlignment, Text, TextBlock, TextCell, TextInline, TextListItem } from './text.model.ts';
import { inlineTree } from './markdown.inline.ts';

/** What this needs to know of a token of markdown-it. */
export interface Token {
  readonly type: string;
  readonly tag: string;
  readonly content: string;
  readonly info: string;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | number | null;
}

/** Reads tokens one after the other and counts what it makes of them. */
export interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  nodes: number;
  /** Characters that addresses may still take: a definition can be used many times. */
  room: number;
}

/** More than any text of 10,000 characters written for people has. */
const MAX_NODES = 4_000;
const LANGUAGE = /^[a-z0-9+#._-]{1,30}$/;
const TASK = /^\[([ xX])\]\s/;

/** The tree of a parsed text; undefined where it has too many nodes, or addresses of more than `room` characters. */
export function textTree(tokens: readonly Token[], room: number): Text | undefined {
  const reader = { tokens, at: 0, nodes: 0, room };
  const tree = blocks(reader, 1);
  return reader.nodes > MAX_NODES || reader.room < 0 ? undefined : tree;
}

/** Blocks up to the end of what holds them. */
function blocks(reader: Reader, depth: number): Text {
  const found: TextBlock[] = [];
  for (let token = next(reader); token !== undefined && !token.type.endsWith('_close'); token = next(reader)) {
    if (reader.nodes > MAX_NODES || reader.room < 0) break;
    const made = block(reader, token, depth);
    reader.nodes += 1;
    if (made !== undefined) found.push(made);
  }
  return found;
}

function block(reader: Reader, token: Token, depth: number): TextBlock | undefined {
  switch (token.type) {
    case 'paragraph_open':
      return { type: 'paragraph', children: words(reader, depth) };
    case 'heading_open':
      return {
        type: 'heading',
        level: Number(token.tag.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6,
        children: words(reader, depth),
      };
    case 'blockquote_open':
      return { type: 'quote', children: blocks(reader, depth + 1) };
    case 'bullet_list_open':
      return { type: 'list', ordered: false, items: items(reader, depth) };
    case 'ordered_list_open':
      return { type: 'list', ordered: true, ...firstNumber(token), items: items(reader, depth) };
    case 'fence':
    case 'code_block':
      return { type: 'code', text: token.content.replace(/\n$/, ''), ...language(token.info) };
    case 'table_open':
      return table(reader, depth);
    case 'hr':
      return { type: 'divider' };
    default:
      return undefined;
  }
}

/** The words of a block that holds words alone, and past its end. */
function words(reader: Reader, depth: number): readonly TextInline[] {
  const inline = next(reader);
  next(reader);
  return inlineTree(inline?.children ?? [], depth + 1, reader);
}

function items(reader: Reader, depth: number): readonly TextListItem[] {
  const found: TextListItem[] = [];
  while (next(reader)?.type === 'list_item_open') found.push(listItem(blocks(reader, depth + 1)));
  return found;
}

function listItem(children: Text): TextListItem {
  const [first, ...others] = children;
  if (first?.type !== 'paragraph') return { children };
  const [start, ...rest] = first.children;
  const mark = start?.type === 'text' ? TASK.exec(start.text) : null;
  if (start?.type !== 'text' || mark === null) return { children };
  const text = start.text.slice(mark[0].length);
  const left: readonly TextInline[] = text === '' ? rest : [{ type: 'text', text }, ...rest];
  return { children: [{ type: 'paragraph', children: left }, ...others], checked: mark[1] !== ' ' };
}

function table(reader: Reader, depth: number): TextBlock {
  const alignments: TextAlignment[] = [];
  const rows: (readonly TextCell[])[] = [];
  let row: TextCell[] = [];
  for (let token = next(reader); token !== undefined && token.type !== 'table_close'; token = next(reader)) {
    if (token.type === 'tr_open') row = [];
    else if (token.type === 'tr_close') rows.push(row);
    else if (token.type === 'th_open') alignments.push(alignment(token));
    else if (token.type === 'inline') row.push(inlineTree(token.children ?? [], depth + 1, reader));
  }
  const [head = [], ...body] = rows;
  return { type: 'table', alignments, head, rows: body };
}

function alignment(token: Token): TextAlignment {
  switch (token.attrGet('style')) {
    case 'text-align:left':
      return 'start';
    case 'text-align:center':
      return 'center';
    case 'text-align:right':
      return 'end';
    default:
      return 'none';
  }
}

function firstNumber(token: Token): { readonly start?: number } {
  const start = token.attrGet('start');
  return start === null ? {} : { start: Number(start) };
}

function language(info: string): { readonly language?: string } {
  const word = info.trim().split(/\s/, 1)[0]?.toLowerCase() ?? '';
  return LANGUAGE.test(word) ? { language: word } : {};
}

function next(reader: Reader): Token | undefined {
  const token = reader.tokens[reader.at];
  reader.at += 1;
  return token;
}
