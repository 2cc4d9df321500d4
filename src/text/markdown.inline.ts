import type { Token } from './markdown.tree.ts';
import type { TextInline } from './text.model.ts';
import { MAX_TEXT_NESTING, safeUrl } from './text.rules.ts';

type Wrapper = 'emphasis' | 'strong' | 'strike' | 'link';

/** One open wrapper. Without a `make` its children go to what is around it: refused links, and what nests too deep. */
interface Open {
  readonly children: TextInline[];
  readonly make?: (children: readonly TextInline[]) => TextInline;
}

const WRAPPERS: Readonly<Record<string, Wrapper>> = { em: 'emphasis', strong: 'strong', s: 'strike', a: 'link' };

/** The tree of parsed inline tokens, standing at `depth`. Without recursion: emphasis may be opened thousands of times. */
export function inlineTree(tokens: readonly Token[], depth: number, count: { nodes: number }): readonly TextInline[] {
  const root: TextInline[] = [];
  const stack: Open[] = [];
  let linked = false;
  for (const token of tokens) {
    const around = stack.at(-1)?.children ?? root;
    if (token.type.endsWith('_open')) {
      const made = stack.filter((open) => open.make !== undefined).length;
      const make: Open['make'] = depth + made < MAX_TEXT_NESTING ? wrapper(token, linked) : undefined;
      linked ||= make !== undefined && token.tag === 'a';
      stack.push(make === undefined ? { children: around } : { children: [], make });
    } else if (token.type.endsWith('_close')) {
      const closed = stack.pop();
      if (token.tag === 'a') linked = false;
      if (closed?.make !== undefined) put(stack.at(-1)?.children ?? root, closed.make(closed.children), count);
    } else {
      const made = leaf(token, linked);
      if (made !== undefined) put(around, made, count);
    }
  }
  return root;
}

function wrapper(token: Token, linked: boolean): Open['make'] {
  const type = WRAPPERS[token.tag];
  if (type === undefined) return undefined;
  if (type !== 'link') return (children) => ({ type, children });
  const url = linked ? undefined : safeUrl(String(token.attrGet('href') ?? ''));
  return url === undefined ? undefined : (children) => ({ type, url, children });
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
      const url = linked ? undefined : safeUrl(String(token.attrGet('src') ?? ''));
      return url === undefined ? { type: 'text', text: description } : { type: 'image', url, description };
    }
    default:
      return token.content === '' ? undefined : { type: 'text', text: token.content };
  }
}

function describe(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.type === 'image' ? describe(token.children ?? []) : token.content)).join('');
}

/** Neighbouring texts become one. */
function put(list: TextInline[], node: TextInline, count: { nodes: number }): void {
  const last = list.at(-1);
  if (node.type === 'text' && node.text === '') return;
  if (node.type === 'text' && last?.type === 'text') {
    list[list.length - 1] = { type: 'text', text: last.text + node.text };
    return;
  }
  count.nodes += 1;
  list.push(node);
}
