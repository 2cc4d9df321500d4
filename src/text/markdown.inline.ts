import { linkTo, pictureAt } from './look-alike.rules.ts';
import type { Reader, Token } from './markdown.tree.ts';
import { imageIn, memberIn, wordsOf } from './references.rules.ts';
import type { TextInline } from './text.model.ts';
import { MAX_TEXT_NESTING, safeUrl } from './text.rules.ts';

type Count = Pick<Reader, 'nodes' | 'room'>;
type Make = (children: readonly TextInline[]) => readonly TextInline[];

/** One open wrapper. Without a `make` its children go to what is around it: refused links, and what nests too deep. */
interface Open {
  readonly tag: string;
  readonly children: TextInline[];
  readonly make?: Make;
}

const WRAPPERS = { em: 'emphasis', strong: 'strong', s: 'strike' } as const;
const SPOILER = 'spoiler';

/** The tree of parsed inline tokens, standing at `depth`. Without recursion: emphasis may be opened thousands of times. */
export function inlineTree(tokens: readonly Token[], depth: number, count: Count): readonly TextInline[] {
  const root: TextInline[] = [];
  const stack: Open[] = [];
  // Neither links nor spoilers stand in their like.
  const inside = new Set<string>();
  for (const token of tokens) {
    if (count.room < 0) break;
    const around = stack.at(-1)?.children ?? root;
    if (token.type.endsWith('_open')) {
      const tag = tagOf(token);
      const made = stack.filter((open) => open.make !== undefined).length;
      const make = depth + made < MAX_TEXT_NESTING && !inside.has(tag) ? wrapper(token) : undefined;
      if (make !== undefined && (tag === 'a' || tag === SPOILER)) inside.add(tag);
      stack.push(make === undefined ? { tag, children: around } : { tag, children: [], make });
    } else if (token.type.endsWith('_close')) {
      const closed = stack.pop();
      if (closed?.make === undefined) continue;
      inside.delete(closed.tag);
      for (const node of closed.make(closed.children)) put(stack.at(-1)?.children ?? root, node, count);
    } else {
      const made = leaf(token, inside.has('a'));
      if (made !== undefined) put(around, made, count);
    }
  }
  return root;
}

function tagOf({ type, tag }: Token): string {
  return type.startsWith(SPOILER) ? SPOILER : tag;
}

function wrapper(token: Token): Make | undefined {
  const tag = tagOf(token);
  if (tag === SPOILER) return (children) => [{ type: 'spoiler', children }];
  if (tag === 'a') return linkOrMention(String(token.attrGet('href') ?? ''));
  const type = WRAPPERS[tag as keyof typeof WRAPPERS];
  return type && ((children) => [{ type, children }]);
}

function linkOrMention(address: string): Make | undefined {
  const member = memberIn(address);
  if (member !== undefined) return (children) => mention(member, children);
  const url = safeUrl(address);
  return url === undefined ? undefined : (children) => [linkTo(url, children)];
}

/** What does not begin with `@` names nobody. */
function mention(member: string, children: readonly TextInline[]): readonly TextInline[] {
  const [, name] = /^@\s*(\S.*)$/su.exec(wordsOf(children).trim()) ?? [];
  return name === undefined ? children : [{ type: 'mention', member, name }];
}

function leaf(token: Token, linked: boolean): TextInline | undefined {
  switch (token.type) {
    case 'code_inline':
      return { type: 'code-span', text: token.content };
    case 'softbreak':
    case 'hardbreak':
      return { type: 'break' };
    case 'image': {
      const description = token.content === '' ? '' : describe(token.children ?? []);
      return (linked ? undefined : picture(String(token.attrGet('src') ?? ''), description)) ?? words(description);
    }
    default:
      return token.content === '' ? undefined : words(token.content);
  }
}

/** One of the backend's own, whose size it will know, or one elsewhere. */
function picture(address: string, description: string): TextInline | undefined {
  const image = imageIn(address);
  if (image !== undefined) return { type: 'picture', image, width: 0, height: 0, description };
  const url = safeUrl(address);
  return url === undefined ? undefined : pictureAt(url, description);
}

function words(text: string): TextInline {
  return { type: 'text', text };
}

function describe(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.type === 'image' ? describe(token.children ?? []) : token.content)).join('');
}

/** Neighbouring texts become one. */
function put(list: TextInline[], node: TextInline, count: Count): void {
  const last = list.at(-1);
  if (node.type === 'text' && node.text === '') return;
  if (node.type === 'text' && last?.type === 'text') {
    list[list.length - 1] = { type: 'text', text: last.text + node.text };
    return;
  }
  count.nodes += 1;
  if ('url' in node) count.room -= node.url.length;
  list.push(node);
}
