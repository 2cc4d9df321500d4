import type { Text, TextInline } from './text.model.ts';

type Picture = Extract<TextInline, { type: 'picture' }>;
type Mention = Extract<TextInline, { type: 'mention' }>;

/** The most people that one text names. */
export const MAX_MENTIONS = 20;

const IMAGE = /^plein:image\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const MEMBER = /^plein:member\/([A-Za-z0-9][A-Za-z0-9._:-]{0,199})$/;

/** The picture that an address in Markdown names: `plein:image/<id>`. */
export function imageIn(address: string): string | undefined {
  return IMAGE.exec(address)?.[1];
}

/** The member that an address in Markdown names: `plein:member/<id>`. */
export function memberIn(address: string): string | undefined {
  return MEMBER.exec(address)?.[1];
}

/** The pictures of a text that the backend keeps, in their order. */
export function picturesIn(text: Text): readonly Picture[] {
  const found: Picture[] = [];
  withReferences(text, (node) => {
    if (node.type === 'picture') found.push(node);
    return node;
  });
  return found;
}

/** The ids of those a text names, each once. */
export function mentionsIn(text: Text): readonly string[] {
  const found = new Set<string>();
  withReferences(text, (node) => {
    if (node.type === 'mention') found.add(node.member);
    return node;
  });
  return [...found];
}

/** What a backend knows of what a text refers to. */
export interface Known {
  readonly sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
  /** By member id, as they are called now. */
  readonly names: ReadonlyMap<string, string>;
}

/** The text with the sizes of its pictures and the names of those it mentions; what is not known stays as it is. */
export function resolveReferences(text: Text, { sizes, names }: Known): Text {
  return withReferences(text, (node) => {
    if (node.type === 'mention') return { ...node, name: names.get(node.member) ?? node.name };
    const size = sizes.get(node.image);
    return size === undefined ? node : { ...node, width: size.width, height: size.height };
  });
}

/** The words of inline nodes alone, without recursion into what is not there. */
export function wordsOf(inlines: readonly TextInline[]): string {
  return inlines
    .map((inline) => {
      if ('text' in inline) return inline.text;
      return 'children' in inline ? wordsOf(inline.children) : '';
    })
    .join('');
}

function withReferences(text: Text, change: (node: Picture | Mention) => Picture | Mention): Text {
  return JSON.parse(JSON.stringify(text), (_, value: unknown) => (isReference(value) ? change(value) : value)) as Text;
}

function isReference(value: unknown): value is Picture | Mention {
  const { type } = (value ?? {}) as { readonly type?: unknown };
  return type === 'picture' || type === 'mention';
}
