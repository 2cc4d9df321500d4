import { noChange } from 'lit';
import { Directive, directive, type ChildPart } from 'lit/directive.js';
import type { Text, TextBlock, TextInline } from './text.model.ts';
import { MAX_TEXT_NESTING, safeUrl } from './text.rules.ts';

/** What a text is drawn with. */
export interface TextScene {
  /** The address of a picture that the backend keeps; absent where it keeps none. */
  readonly imageUrl?: ((image: string, width?: number) => string) | undefined;
  /** Who asks for words where a text needs some of ours. */
  readonly host?: unknown;
}

/** Draws nodes into `into`. The server is not believed: what is of no known type, or nested deeper than the limit, is left out. */
export type DrawText = (nodes: unknown, into: ParentNode, depth?: number) => void;

const SAME: Readonly<Record<string, string>> = {
  paragraph: 'p',
  quote: 'blockquote',
  divider: 'hr',
  emphasis: 'em',
  strong: 'strong',
  strike: 's',
  break: 'br',
};
/** What few texts have. */
const RARE = ['table', 'html', 'picture', 'spoiler'];

let rare: typeof import('./text-rare.ts') | undefined;

/** Fetches what it takes to draw what is within `nodes`, so that it can be drawn at once; undefined where that is here. */
export function textNeeds(nodes: unknown): Promise<unknown> | undefined {
  return rare === undefined && hasRare(nodes, 0) ? fetchRare().catch(() => undefined) : undefined;
}

function hasRare(of: unknown, depth: number): boolean {
  if (typeof of !== 'object' || of === null || depth > MAX_TEXT_NESTING * 3) return false;
  return RARE.includes((of as TextBlock).type) || Object.values(of).some((each) => hasRare(each, depth + 1));
}

class TextNodes extends Directive {
  #text: unknown;

  render(_text: Text, _scene?: TextScene): unknown {
    return noChange;
  }

  override update({ options }: ChildPart, [text, scene]: [Text, TextScene?]): unknown {
    if (text === this.#text) return noChange;
    this.#text = text;
    const drawn = document.createDocumentFragment();
    drawer({ host: options?.host, ...scene })(text, drawn);
    return drawn;
  }
}

/**
 * A tree of text as nodes, made again only for another tree. Text goes through text nodes, and links through the URL
 * allow-list.
 */
export const textView = directive(TextNodes);

export function drawer(scene: TextScene): DrawText {
  const draw: DrawText = (nodes, into, depth = 0) => {
    if (depth > MAX_TEXT_NESTING) return;
    for (const node of list<TextBlock | TextInline>(nodes)) drawNode(node, into, depth + 1);
  };

  const link = (address: unknown, into: ParentNode, inside: (into: ParentNode) => void): void => {
    const href = safeUrl(words(address));
    inside(href === undefined ? into : add(into, 'a', { href, rel: 'ugc nofollow noopener noreferrer' }));
  };

  const drawNode = (node: TextBlock | TextInline, into: ParentNode, depth: number): void => {
    switch (node?.type) {
      case 'text':
        return into.append(words(node.text));
      case 'heading':
        // A comment's headings stand below those of the page: they look like headings and are announced as such.
        return draw(node.children, add(into, 'p', heading(node.level)), depth);
      case 'list': {
        const items = add(
          into,
          node.ordered ? 'ol' : 'ul',
          node.start === undefined ? {} : { start: Number(node.start) },
        );
        for (const item of list<{ readonly checked?: boolean; readonly children: Text }>(node.items)) {
          const isTask = item?.checked !== undefined;
          draw(
            item?.children,
            add(items, 'li', isTask ? { class: 'task' } : {}, isTask ? (item.checked ? '☑ ' : '☐ ') : ''),
            depth,
          );
        }
        return;
      }
      case 'code': {
        const language = words(node.language);
        const block = add(into, 'pre', { tabindex: 0, ...(language && { 'data-language': language.slice(0, 30) }) });
        return void add(block, 'code', {}, words(node.text));
      }
      case 'code-span':
        return void add(into, 'code', {}, words(node.text));
      case 'link':
        return link(node.url, into, (inside) => draw(node.children, inside, depth));
      case 'image':
        return link(node.url, into, (inside) => inside.append(words(node.description) || words(node.url)));
      case 'mention':
        return void add(into, 'span', { class: 'mention' }, `@${words(node.name)}`);
      default:
        if (RARE.includes(node?.type)) return drawRare(node as never, into, depth);
        if (Object.hasOwn(SAME, node?.type))
          draw((node as { children?: unknown }).children, add(into, SAME[node.type]!), depth);
    }
  };

  /** At once where the code is here, else in a place kept for it. */
  const drawRare = (node: never, into: ParentNode, depth: number): void => {
    if (rare !== undefined) return rare.drawRare(node, into, depth, { ...scene, draw });
    const place = add(into, 'span', {}, '…');
    fetchRare().then(
      () => {
        const drawn = document.createDocumentFragment();
        drawRare(node, drawn, depth);
        place.replaceWith(drawn);
      },
      () => undefined,
    );
  };
  return draw;
}

export function add(
  into: ParentNode,
  tag: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...inside: readonly (string | Node)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, String(attributes[name]));
  element.append(...inside);
  into.append(element);
  return element;
}

export function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function list<Item>(value: unknown): readonly Item[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [];
}

function heading(level: unknown): Readonly<Record<string, string | number>> {
  return { class: 'heading', role: 'heading', 'aria-level': Math.min(6, 3 + Number(level)) };
}

async function fetchRare(): Promise<void> {
  rare = await import('./text-rare.ts');
}
