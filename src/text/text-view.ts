import { html, nothing, type TemplateResult } from 'lit';
import type { Text, TextAlignment, TextBlock, TextCell, TextInline, TextListItem } from './text.model.ts';
import { MAX_TEXT_NESTING, safeUrl } from './text.rules.ts';

type Drawn = TemplateResult | string | typeof nothing | Node | readonly Drawn[];

/** Those that are drawn otherwise than text stands by itself. */
const ALIGNMENTS = ['center', 'end'] as const satisfies readonly TextAlignment[];

/**
 * A tree of text as nodes. The server is not believed: a node of no known type, or nested deeper than the limit, is left
 * out, text goes through text nodes, and links through the URL allow-list.
 */
export function textView(text: Text): Drawn {
  return blocks(text, 0);
}

function blocks(text: unknown, depth: number): Drawn {
  return depth > MAX_TEXT_NESTING ? nothing : list<TextBlock>(text).map((block) => drawBlock(block, depth + 1));
}

function drawBlock(block: TextBlock, depth: number): Drawn {
  switch (block?.type) {
    case 'paragraph':
      return html`<p>${inlines(block.children, depth)}</p>`;
    case 'heading':
      // A comment's headings stand below those of the page: they look like headings and are announced as such.
      return html`<p class="heading" role="heading" aria-level=${Math.min(6, 3 + Number(block.level))}>
        ${inlines(block.children, depth)}
      </p>`;
    case 'quote':
      return html`<blockquote>${blocks(block.children, depth)}</blockquote>`;
    case 'list':
      return block.ordered
        ? html`<ol start=${Number(block.start ?? 1)}>
            ${items(block.items, depth)}
          </ol>`
        : html`<ul>
            ${items(block.items, depth)}
          </ul>`;
    case 'code':
      return html`<pre tabindex="0"><code>${words(block.text)}</code></pre>`;
    case 'table':
      return drawTable(block, depth);
    case 'divider':
      return html`<hr />`;
    case 'html':
      return foreign(block);
    default:
      return nothing;
  }
}

function items(of: unknown, depth: number): Drawn {
  return list<TextListItem>(of).map((item) => {
    const task = item?.checked === undefined ? nothing : 'task';
    return html`<li class=${task}>
      ${task === nothing ? nothing : item.checked ? '☑ ' : '☐ '}${blocks(item?.children, depth)}
    </li>`;
  });
}

function drawTable(table: Extract<TextBlock, { type: 'table' }>, depth: number): Drawn {
  const given = list<unknown>(table.alignments);
  const alignment = (column: number): string => ALIGNMENTS.find((known) => known === given[column]) ?? 'none';
  return html`<div class="scroll" tabindex="0">
    <table>
      <thead>
        <tr>
          ${list<TextCell>(table.head).map((cell, column) => html`<th class=${alignment(column)}>${inlines(cell, depth)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${list<readonly TextCell[]>(table.rows).map(
          (row) =>
            html`<tr>
              ${list<TextCell>(row).map((cell, column) => html`<td class=${alignment(column)}>${inlines(cell, depth)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function inlines(of: unknown, depth: number): Drawn {
  return depth > MAX_TEXT_NESTING ? nothing : list<TextInline>(of).map((inline) => drawInline(inline, depth + 1));
}

function drawInline(inline: TextInline, depth: number): Drawn {
  switch (inline?.type) {
    case 'text':
      return words(inline.text);
    case 'emphasis':
      return html`<em>${inlines(inline.children, depth)}</em>`;
    case 'strong':
      return html`<strong>${inlines(inline.children, depth)}</strong>`;
    case 'strike':
      return html`<s>${inlines(inline.children, depth)}</s>`;
    case 'code-span':
      return html`<code>${words(inline.text)}</code>`;
    case 'break':
      return html`<br />`;
    case 'link':
      return link(inline.url, inlines(inline.children, depth));
    case 'image':
      return link(inline.url, words(inline.description) || words(inline.url));
    case 'mention':
      return html`<span class="mention">@${words(inline.name)}</span>`;
    default:
      return nothing;
  }
}

function link(address: unknown, inside: Drawn): Drawn {
  const url = safeUrl(words(address));
  return url === undefined ? inside : html`<a href=${url} rel="ugc nofollow noopener noreferrer">${inside}</a>`;
}

const cleaned = new WeakMap<object, HTMLElement>();

/** A box that fills once the HTML is clean; the same box however often the text is drawn. */
function foreign(block: { readonly html: unknown }): HTMLElement {
  let box = cleaned.get(block);
  if (box === undefined) {
    cleaned.set(block, (box = document.createElement('div')));
    void fill(box, words(block.html));
  }
  return box;
}

async function fill(box: HTMLElement, source: string): Promise<void> {
  const { sanitize } = await import('../core/sanitize.ts');
  box.append(await sanitize(source));
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list<Item>(value: unknown): readonly Item[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [];
}
