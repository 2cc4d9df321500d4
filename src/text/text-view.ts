import { noChange } from 'lit';
import { Directive, directive, type ChildPart } from 'lit/directive.js';
import type { PictureInText } from '../images/own-picture.ts';
import type * as Rare from './text-rare.ts';
import type { Text } from './text.model.ts';
import { MAX_TEXT_NESTING, safeUrl } from './tree.rules.ts';

/** Where the pictures of a text are. */
export interface TextPictures {
  imageUrl(image: string, width?: number): string;
  /** One's own, for what is not published yet. */
  readImage?(image: string): Promise<Blob>;
  /** As whoever writes the text sees it. */
  preview?(picture: PictureInText): Element;
}

/** What a text is drawn with. */
export interface TextScene {
  /** Absent where the backend keeps none. */
  readonly images?: TextPictures | undefined;
  /** Who asks for words where a text needs some of ours. */
  readonly host?: unknown;
}

export type DrawText = (nodes: unknown, into: ParentNode, depth?: number) => void;

/** What a node may hold; nothing is sure of it. */
type Node = Readonly<Record<string, unknown>> & { readonly type?: string };

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
const RARE_WITHIN = new RegExp(`"type":"(${RARE.join('|')})"`);

let rare: typeof Rare | undefined;

/** Fetches what it takes to draw what is within `nodes`, so that it can be drawn at once. */
export async function textNeeds(nodes: unknown): Promise<void> {
  if (!rare && RARE_WITHIN.test(JSON.stringify(nodes))) await fetchRare();
}

class TextNodes extends Directive {
  #text: unknown;

  render(_text: Text, _images?: TextPictures): unknown {
    return noChange;
  }

  override update({ options }: ChildPart, [text, images]: [Text, TextPictures?]): unknown {
    if (text === this.#text) return noChange;
    this.#text = text;
    const drawn = document.createDocumentFragment();
    drawer({ host: options?.host, images })(text, drawn);
    return drawn;
  }
}

/**
 * A tree of text as nodes, made again only for another tree. Text goes through text nodes, and links through the URL
 * allow-list.
 */
export const textView = directive(TextNodes);

/** Draws nodes into a place, as far as they are what we know and nested no deeper than the limit. The server is not believed. */
export function drawer(scene: TextScene): DrawText {
  const draw: DrawText = (nodes, into, depth = 0) => {
    if (depth <= MAX_TEXT_NESTING) for (const node of list<Node>(nodes)) drawNode(node, into, depth + 1);
  };

  const drawNode = (node: Node, into: ParentNode, depth: number): void => {
    const { type, children } = node ?? {};
    const text = words(node?.text);
    if (type === 'text') into.append(text);
    else if (type === 'code-span') add(into, 'code', {}, text);
    else if (type === 'mention') add(into, 'span', { class: 'mention' }, `@${words(node.name)}`);
    else if (type === 'code')
      add(
        add(into, 'pre', { tabindex: 0, 'data-language': /^[\w+#.-]{1,30}$/.exec(words(node.language))?.[0] ?? '' }),
        'code',
        {},
        text,
      );
    else if (type === 'link') draw(children, linkTo(node.url, into), depth);
    else if (type === 'image') linkTo(node.url, into).append(words(node.description) || words(node.url));
    else if (type === 'list') drawList(node, into, depth);
    else if (type === 'heading') draw(children, add(into, 'p', heading(node.level)), depth);
    else if (RARE.includes(type!)) drawRare(node, into, depth);
    else if (Object.hasOwn(SAME, type!)) draw(children, add(into, SAME[type!]!), depth);
  };

  const drawList = ({ ordered, start = 1, items }: Node, into: ParentNode, depth: number): void => {
    const drawn = ordered ? add(into, 'ol', start === 1 ? {} : { start: Number(start) }) : add(into, 'ul');
    for (const item of list<Node>(items)) {
      const task = item?.checked;
      const made = task === undefined ? add(drawn, 'li') : add(drawn, 'li', { class: 'task' }, task ? '☑ ' : '☐ ');
      draw(item?.children, made, depth);
    }
  };

  /** At once where the code is here, else in a place kept for it. */
  const drawRare = (node: Node, into: ParentNode, depth: number): void => {
    if (rare !== undefined) return rare.drawRare(node as never, into, depth, { ...scene, draw });
    const place = add(into, 'span', {}, '…');
    const redraw = (): void => {
      const drawn = document.createDocumentFragment();
      drawRare(node, drawn, depth);
      place.replaceWith(drawn);
    };
    fetchRare().then(redraw, () => undefined);
  };
  return draw;
}

/** A link in there, where the address is one to follow; else the place itself. */
function linkTo(address: unknown, into: ParentNode): ParentNode {
  const href = safeUrl(words(address));
  return href === undefined ? into : add(into, 'a', { href, rel: 'ugc nofollow noopener noreferrer' });
}

export function add(
  into: ParentNode,
  tag: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...inside: readonly string[]
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
