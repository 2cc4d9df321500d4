import type { Text, TextBlock, TextInline } from './text.model.ts';

export { asideOf } from './look-alike.rules.ts';
export * from './tree.rules.ts';

/** The most characters (UTF-16 units) of Markdown in one text. */
export const MAX_TEXT_LENGTH = 10_000;
/** The tree's words alone, blocks apart by a line end: for excerpts, structured data and search. */
export function plainText(text: Text): string {
  return text
    .map(blockText)
    .filter((line) => line !== '')
    .join('\n');
}

/** Whether there is nothing to read in it: no words, no picture, no code. */
export function isEmptyText(text: Text): boolean {
  let found = '';
  JSON.stringify(text, (name, value: unknown) => {
    if (READABLE.has(name)) found += String(value);
    return value;
  });
  return found.replace(/[\s\p{Cf}\p{Cc}\u3164\u115f\u1160]/gu, '') === '';
}

/** The fields of nodes in which there is something to read, hidden or not. */
const READABLE = new Set(['text', 'description', 'image', 'name', 'html']);

/** The first words of a tree, cut at a word's end, at most `length` characters and an ellipsis. */
export function excerpt(text: Text, length: number): string {
  const words = plainText(text).replace(/\s+/g, ' ').trim();
  if (words.length <= length) return words;
  const cut = words.slice(0, length + 1).replace(/\s+\S*$/, '');
  return `${cut.length > length ? cut.slice(0, length) : cut}…`;
}

/** A tree of plain paragraphs: each line of `words` that is not blank becomes one. */
export function paragraphs(words: string): Text {
  return words
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line }] }));
}

function blockText(block: TextBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'quote':
      return plainText(block.children);
    case 'list':
      return block.items.map((item) => plainText(item.children)).join('\n');
    case 'code':
      return block.text;
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join('\t')).join('\n');
    case 'divider':
      return '';
    case 'html':
      return block.html.replace(/<[^>]*>/g, ' ');
  }
}

function inlineText(inlines: readonly TextInline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
        case 'code-span':
          return inline.text;
        case 'break':
          return '\n';
        case 'image':
        case 'picture':
          return inline.description;
        case 'spoiler':
          return '…';
        case 'mention':
          return inline.name;
        default:
          return inlineText(inline.children);
      }
    })
    .join('');
}

/** How many links a tree holds, pictures elsewhere included. */
export function linkCount(text: Text): number {
  return (JSON.stringify(text).match(/"type":"(?:link|image)"/g) ?? []).length;
}
