import type { Text, TextBlock, TextInline, TextListItem } from 'plein/text/text.model.js';
import { MAX_TEXT_NESTING, safeUrl } from 'plein/text/text.rules.js';
import { markup } from './page-html.markup.ts';
import type { Markup } from './page-html.markup.ts';

/** How wide a picture is fetched: a column of text on a sharp screen. */
const PICTURE_WIDTH = 960;

/**
 * A tree of text as HTML for pages and feeds: tags without classes, links by the list of allowed addresses. `server` is
 * where pictures are. What is hidden until a reader wants to see it stays hidden: nothing here can show it.
 */
export function textHtml(text: Text, server: string): readonly Markup[] {
  return blocks(text, server, 0);
}

function blocks(text: Text, server: string, depth: number): readonly Markup[] {
  return depth > MAX_TEXT_NESTING ? [] : text.map((block) => drawBlock(block, server, depth + 1));
}

function drawBlock(block: TextBlock, server: string, depth: number): Markup {
  const words = (children: readonly TextInline[]) => inlines(children, server, depth);
  switch (block.type) {
    case 'paragraph':
      return markup`<p>${words(block.children)}</p>\n`;
    case 'heading':
      return heading(block.level, words(block.children));
    case 'quote':
      return markup`<blockquote>\n${blocks(block.children, server, depth)}</blockquote>\n`;
    case 'list':
      return drawList(block, server, depth);
    case 'code':
      return markup`<pre><code>${block.text}</code></pre>\n`;
    case 'table':
      return drawTable(block, words);
    case 'divider':
      return markup`<hr>\n`;
    default:
      return markup``;
  }
}

/** Below those of the page and the thread. */
function heading(level: number, words: readonly Markup[]): Markup {
  if (level <= 1) return markup`<h4>${words}</h4>\n`;
  return level === 2 ? markup`<h5>${words}</h5>\n` : markup`<h6>${words}</h6>\n`;
}

function drawList(
  { ordered, start, items }: Extract<TextBlock, { type: 'list' }>,
  server: string,
  depth: number,
): Markup {
  const inside = items.map((item) => drawItem(item, server, depth));
  if (!ordered) return markup`<ul>\n${inside}</ul>\n`;
  return markup`<ol start="${Math.trunc(Number(start ?? 1)) || 0}">\n${inside}</ol>\n`;
}

function drawItem({ children, checked }: TextListItem, server: string, depth: number): Markup {
  const mark = checked === undefined ? '' : checked ? '☑ ' : '☐ ';
  return markup`<li>${mark}${blocks(children, server, depth)}</li>\n`;
}

function drawTable(
  { head, rows }: Extract<TextBlock, { type: 'table' }>,
  words: (children: readonly TextInline[]) => readonly Markup[],
): Markup {
  const body = rows.map((row) => markup`<tr>${row.map((cell) => markup`<td>${words(cell)}</td>`)}</tr>\n`);
  const top = markup`<tr>${head.map((cell) => markup`<th scope="col">${words(cell)}</th>`)}</tr>`;
  return markup`<table>\n<thead>${top}</thead>\n<tbody>\n${body}</tbody>\n</table>\n`;
}

function inlines(children: readonly TextInline[], server: string, depth: number): readonly Markup[] {
  return depth > MAX_TEXT_NESTING ? [] : children.map((inline) => drawInline(inline, server, depth + 1));
}

function drawInline(inline: TextInline, server: string, depth: number): Markup {
  switch (inline.type) {
    case 'text':
      return markup`${inline.text}`;
    case 'emphasis':
      return markup`<em>${inlines(inline.children, server, depth)}</em>`;
    case 'strong':
      return markup`<strong>${inlines(inline.children, server, depth)}</strong>`;
    case 'strike':
      return markup`<s>${inlines(inline.children, server, depth)}</s>`;
    case 'code-span':
      return markup`<code>${inline.text}</code>`;
    case 'break':
      return markup`<br>\n`;
    case 'link':
      return linkHtml(inline.url, inlines(inline.children, server, depth));
    case 'image':
      return linkHtml(inline.url, [markup`${inline.description || inline.url}`]);
    case 'picture':
      return drawPicture(inline, server);
    case 'spoiler':
      return markup`…`;
    case 'mention':
      return markup`@${inline.name}`;
    default:
      return markup``;
  }
}

function drawPicture(
  { image, width, height, description }: Extract<TextInline, { type: 'picture' }>,
  server: string,
): Markup {
  const address = `${server}/v1/images/${encodeURIComponent(image.toWellFormed())}?width=${PICTURE_WIDTH}`;
  return markup`<img src="${address}" alt="${description}" width="${Number(width)}" height="${Number(height)}" loading="lazy">`;
}

/** A link as people may make one. */
export function linkHtml(address: string, inside: readonly Markup[]): Markup {
  const url = safeUrl(address);
  return url === undefined
    ? markup`${inside}`
    : markup`<a href="${url}" rel="ugc nofollow noopener noreferrer">${inside}</a>`;
}
