import { sanitize } from '../../core/sanitize.ts';

/** What says more than words do. */
const MEANING =
  'h1, h2, h3, h4, h5, h6, ul, ol, a[href], strong, b, em, i, s, del, pre, code, kbd, blockquote, table, hr';
/** The rest of a tag, also of one without an end: no text takes longer than it is long. */
const ATTRIBUTES = `(?:"[^"]*"|'[^']*'|[^'">])*>?`;
/** A word processor's way to say that what follows is not bold. */
const NOT_BOLD = new RegExp(`<b\\b(?=[^<>]*(?<!-)font-weight:\\s*normal)${ATTRIBUTES}`, 'gi');
/** Some say by a style what others say by an element; none of theirs stands in another. */
const STYLED = /<span\b([^<>]*)>((?:(?!<\/?span\b)[^])*)<\/span>/gi;
const STYLES: readonly [style: RegExp, element: string][] = [
  [/font-weight:\s*(?:bold|[6-9]00)/i, 'b'],
  [/font-style:\s*italic/i, 'i'],
  [/line-through/i, 's'],
];
const BOXES = /<(\/?)(?:div|section|article|main|header|footer|figure|figcaption|d[dt]|address|details|summary)\b/gi;
/** Elements whose words count and that say nothing themselves. */
const WRAPPERS = new RegExp(
  `</?(?!(?:p|br|hr|h[1-6]|blockquote|pre|code|[uo]l|li|em|strong|[bisa]|del|table|caption|thead|tbody|t[rdh]|su[bp]|kbd|script|style|head|title|template|svg|math|iframe|object|noscript|select|textarea|img|!)(?=[\\s/>]))[a-z]${ATTRIBUTES}`,
  'gi',
);
const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, caption, blockquote, ul, ol, li, pre, table, hr';
const MARKS: readonly [elements: string, mark: string][] = [
  ['b, strong', '**'],
  ['i, em', '_'],
  ['s, del', '~~'],
];

/**
 * Formatted text from elsewhere as Markdown; undefined where it has no more to say than its words. It passes the one
 * door for foreign HTML, so nothing of it runs and nothing is fetched.
 */
export async function markdownOf(html: string): Promise<string | undefined> {
  const known = elementsOfStyles(html.replace(NOT_BOLD, '')).replace(BOXES, '<$1p').replace(WRAPPERS, '');
  const fragment = await sanitize(known);
  if (fragment.querySelector(MEANING) === null) return undefined;
  return blocksIn(fragment).join('\n\n');
}

function elementsOfStyles(html: string): string {
  const named = html.replace(STYLED, (_, attributes: string, inside: string) => {
    const elements = STYLES.filter(([style]) => style.test(attributes)).map(([, element]) => element);
    return elements.reduce((made, element) => `<${element}>${made}</${element}>`, inside);
  });
  return named.replace(/<\/([bis])><\1>/g, '');
}

function blocksIn(parent: Node): string[] {
  const found: string[] = [];
  let run = '';
  const flush = (): void => {
    if (run.trim() !== '') found.push(paragraph(run));
    run = '';
  };
  for (const child of parent.childNodes) {
    const block = child instanceof Element ? blocksOf(child) : undefined;
    if (block === undefined) run += inline(child);
    else {
      flush();
      found.push(...block);
    }
  }
  flush();
  return found;
}

/** The blocks that an element is; undefined for one in a line. */
function blocksOf(element: Element): readonly string[] | undefined {
  const name = element.tagName;
  const level = /^H([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return [`${'#'.repeat(Number(level))} ${oneLine(inlinesIn(element))}`];
  switch (name) {
    case 'P':
    case 'CAPTION':
      return blocksIn(element);
    case 'BLOCKQUOTE':
      return [prefixed(blocksIn(element).join('\n\n'), '> ', '> ')];
    case 'UL':
    case 'OL':
      return [list(element)];
    case 'LI':
      return [item(element, '- ')];
    case 'PRE':
      return [fenced(element.textContent.replace(/\n$/, ''))];
    case 'TABLE':
      return table(element as HTMLTableElement);
    case 'HR':
      return ['---'];
    default:
      return undefined;
  }
}

function list(element: Element): string {
  const first = Number(element.getAttribute('start') ?? 1) || 1;
  const items = [...element.children].filter(({ tagName }) => ['LI', 'UL', 'OL'].includes(tagName));
  let number = first - 1;
  return items
    .map((child) => {
      if (child.tagName !== 'LI') return prefixed(list(child), '  ', '  ');
      return item(child, element.tagName === 'OL' ? `${(number += 1)}. ` : '- ');
    })
    .join('\n');
}

function item(element: Element, mark: string): string {
  return prefixed(blocksIn(element).join('\n'), mark, ' '.repeat(mark.length));
}

function table(element: HTMLTableElement): readonly string[] {
  const rows = [...element.rows].map(({ cells }) => [...cells]);
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  if (columns < 2) return rows.flatMap((row) => row.flatMap((cell) => blocksIn(cell)));
  const lines = rows.map((row) => {
    const cells = Array.from({ length: columns }, (_, column) => (row[column] ? cellText(row[column]) : ''));
    return `| ${cells.join(' | ')} |`;
  });
  const rule = `|${' --- |'.repeat(columns)}`;
  return [[lines[0], rule, ...lines.slice(1)].join('\n')];
}

function cellText(cell: Element): string {
  return oneLine(inlinesIn(cell)).replaceAll('|', '\\|');
}

function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

function inlinesIn(parent: Node): string {
  return [...parent.childNodes].map(inline).join('');
}

function inline(node: Node): string {
  if (node instanceof Text) return escaped(node.data.replace(/\s+/g, ' '));
  if (!(node instanceof Element)) return '';
  const { tagName } = node;
  if (tagName === 'BR') return '\n';
  if (tagName === 'CODE' || tagName === 'KBD') return codeSpan(node.textContent);
  if (tagName === 'A') return link(node);
  // A block in a line, as in a link or a cell.
  const inside = node.matches(BLOCKS) ? ` ${inlinesIn(node)} ` : inlinesIn(node);
  const [elements = '', mark = ''] = MARKS.find(([each]) => node.matches(each)) ?? [];
  return mark === '' || node.parentElement?.closest(elements) ? inside : around(inside, mark);
}

function around(inside: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(inside) ?? [];
  return words === '' ? inside : `${before}${mark}${words}${mark}${after}`;
}

function link(node: Element): string {
  const url = node.getAttribute('href') ?? '';
  const words = oneLine(inlinesIn(node));
  if (!/^https?:/i.test(url) || words === '') return words;
  if (node.textContent.trim() === url) return url;
  return `[${words}](${url.replaceAll(/[()]/g, (each) => (each === '(' ? '%28' : '%29'))})`;
}

function codeSpan(code: string): string {
  const words = code.replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return mark + space + words + space + mark;
}

function paragraph(run: string): string {
  return (
    run
      .split('\n')
      .map((line) => line.trim().replace(/^(?:([#>+-])|(\d{1,9})([.)]))(?=\s|$)/, '$2\\$1$3'))
      // A word processor's list is paragraphs with a mark in front.
      .map((line) => line.replace(/^[·•▪◦]\s/, '- '))
      .join('\n')
      .trim()
  );
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** Words as they are, whatever Markdown would make of them. */
function escaped(words: string): string {
  return words.replace(/[\\`*[\]~]|\|(?=\|)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

function prefixed(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : others) + line)
    .map((line) => line.trimEnd())
    .join('\n');
}
