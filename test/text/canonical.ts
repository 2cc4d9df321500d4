import { parseDocument } from 'htmlparser2';
import type { Text, TextBlock, TextInline } from '../../src/text/text.model.ts';
import { safeUrl } from '../../src/text/text.rules.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr']);

/**
 * HTML without what a tree does not keep on purpose: titles, whether a list is tight, whether a line end was hard, and
 * addresses that are relative or of another scheme (the words stay). Everything else that differs, differs here too.
 */
export function canonical(html: string): string {
  return blocks(parseDocument(html).children);
}

/** A tree as CommonMark writes it in HTML. */
export function htmlOf(text: Text): string {
  return text.map(blockHtml).join('');
}

function blocks(nodes: readonly Node[]): string {
  let out = '';
  let line: Node[] = [];
  const flush = (): void => {
    const said = line.map(inline).join('').replace(/\s+/g, ' ').trim();
    if (said !== '') out += `<p>${said}</p>`;
    line = [];
  };
  for (const node of nodes) {
    if (!('attribs' in node) || !BLOCKS.has(node.name)) {
      line.push(node);
      continue;
    }
    flush();
    if (node.name === 'pre') out += `<pre>${code(node)}</pre>`;
    else if (/^(p|h\d)$/.test(node.name)) out += `<${node.name}>${words(node.children)}</${node.name}>`;
    else out += `<${node.name}${attributes(node.attribs)}>${blocks(node.children)}</${node.name}>`;
  }
  flush();
  return out;
}

function code(node: Extract<Node, { attribs: object }>): string {
  const [child] = node.children;
  if (child === undefined || !('attribs' in child)) return raw(node);
  return `${attributes(child.attribs)}>${raw(child).replace(/\n$/, '')}`;
}

function raw(node: Node): string {
  if ('data' in node) return escaped(String(node.data));
  return 'children' in node ? node.children.map(raw).join('') : '';
}

function words(nodes: readonly Node[]): string {
  return nodes.map(inline).join('').replace(/\s+/g, ' ').trim();
}

function inline(node: Node): string {
  if ('data' in node) return node.type === 'text' ? escaped(String(node.data)) : `<!${String(node.data)}>`;
  if (!('attribs' in node)) return '';
  const inside = node.children.map(inline).join('');
  const { href = '', src = '', alt = '' } = node.attribs;
  switch (node.name) {
    case 'br':
      return ' ';
    case 'a':
      return safeUrl(href) === undefined ? inside : `<a href="${escaped(safeUrl(href) ?? '')}">${inside}</a>`;
    case 'img':
      return safeUrl(src) === undefined ? escaped(alt) : `<img alt="${escaped(alt)}" src="${escaped(src)}">`;
    default:
      return `<${node.name}${attributes(node.attribs)}>${inside}</${node.name}>`;
  }
}

function attributes(given: Readonly<Record<string, string>>): string {
  return Object.entries(given)
    .filter(([name]) => name !== 'title')
    .sort()
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function blockHtml(block: TextBlock): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${block.children.map(inlineHtml).join('')}</p>`;
    case 'heading':
      return `<h${block.level}>${block.children.map(inlineHtml).join('')}</h${block.level}>`;
    case 'quote':
      return `<blockquote>${htmlOf(block.children)}</blockquote>`;
    case 'list': {
      const items = block.items.map(({ children }) => `<li>${htmlOf(children)}</li>`).join('');
      if (!block.ordered) return `<ul>${items}</ul>`;
      return `<ol${block.start === undefined ? '' : ` start="${block.start}"`}>${items}</ol>`;
    }
    case 'code': {
      const language = block.language === undefined ? '' : ` class="language-${block.language}"`;
      return `<pre><code${language}>${escaped(block.text)}\n</code></pre>`;
    }
    case 'divider':
      return '<hr />';
    default:
      return `<${block.type}></${block.type}>`;
  }
}

function inlineHtml(node: TextInline): string {
  switch (node.type) {
    case 'text':
      return escaped(node.text);
    case 'code-span':
      return `<code>${escaped(node.text)}</code>`;
    case 'break':
      return '<br />';
    case 'link':
      return `<a href="${escaped(node.url)}">${node.children.map(inlineHtml).join('')}</a>`;
    case 'image':
      return `<img src="${escaped(node.url)}" alt="${escaped(node.description)}" />`;
    case 'emphasis':
      return `<em>${node.children.map(inlineHtml).join('')}</em>`;
    case 'strong':
      return `<strong>${node.children.map(inlineHtml).join('')}</strong>`;
    default:
      return `<${node.type}></${node.type}>`;
  }
}
