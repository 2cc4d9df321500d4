import { linkTo, pictureAt } from 'plein/text/look-alike.rules.js';
import type { TextInline } from 'plein/text/text.model.js';
import { MAX_TEXT_NESTING } from 'plein/text/text.rules.js';

type Wrapper = 'emphasis' | 'strong' | 'strike';

/** One open wrapper. Without a `make` its children go to what is around it. */
interface Open {
  readonly children: TextInline[];
  readonly make?: (children: readonly TextInline[]) => TextInline;
  readonly link: boolean;
}

/** The words of one block while they are read: white space collapsed as HTML says, wrappers opened and closed in pairs. */
export class Words {
  readonly #depth: number;
  readonly #count: { nodes: number };
  readonly #root: TextInline[] = [];
  readonly #stack: Open[] = [];
  /** Whether a space here would be the second one, or the first of a line. */
  #spaced = true;
  #code: string | undefined;

  /** `depth` is where its nodes stand in the tree; `count` adds up the nodes of the whole text. */
  constructor(depth: number, count: { nodes: number }) {
    this.#depth = depth;
    this.#count = count;
  }

  /** Whether it stands at the start of a line. */
  get fresh(): boolean {
    const around = this.#around();
    return (
      this.#code === undefined && (around.length === 0 ? this.#stack.length === 0 : around.at(-1)?.type === 'break')
    );
  }

  get linked(): boolean {
    return this.#stack.some((open) => open.link);
  }

  text(words: string): void {
    const collapsed = words.replace(/[ \t\n\f\r]+/g, ' ');
    const text = this.#spaced && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
    if (text === '') return;
    this.#spaced = text.endsWith(' ');
    if (this.#code === undefined) this.#put({ type: 'text', text });
    else this.#code += text;
  }

  break(): void {
    if (this.#code !== undefined) return this.text(' ');
    this.#put({ type: 'break' });
    this.#spaced = true;
  }

  image(url: string, description: string): void {
    if (this.#code !== undefined) return this.text(description);
    this.#put(pictureAt(url, description));
    this.#spaced = false;
  }

  wrap(type: Wrapper): void {
    this.#open((children) => ({ type, children }), false);
  }

  /** Without an address the words stand there without the link. */
  link(url: string | undefined): void {
    this.#open(url === undefined ? undefined : (children) => linkTo(url, children), url !== undefined);
  }

  /** Closes what was opened last. */
  close(): void {
    const closed = this.#stack.pop();
    if (closed?.make !== undefined && closed.children.length > 0) this.#put(closed.make(closed.children));
  }

  startCode(): boolean {
    if (this.#code !== undefined) return false;
    this.#code = '';
    return true;
  }

  endCode(): void {
    const text = this.#code ?? '';
    this.#code = undefined;
    if (text !== '') this.#put({ type: 'code-span', text });
  }

  /** All of it, without white space and line ends at the end. */
  finish(): readonly TextInline[] {
    if (this.#code !== undefined) this.endCode();
    while (this.#stack.length > 0) this.close();
    return trimmed(this.#root);
  }

  #open(make: Open['make'], link: boolean): void {
    const made = this.#stack.filter((open) => open.make !== undefined).length;
    const allowed = make !== undefined && this.#code === undefined && this.#depth + made < MAX_TEXT_NESTING;
    this.#stack.push(allowed ? { children: [], make, link } : { children: this.#around(), link: false });
  }

  #around(): TextInline[] {
    return this.#stack.at(-1)?.children ?? this.#root;
  }

  /** Neighbouring texts become one. */
  #put(node: TextInline): void {
    const list = this.#around();
    const last = list.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      list[list.length - 1] = { type: 'text', text: last.text + node.text };
      return;
    }
    this.#count.nodes += 1;
    list.push(node);
  }
}

function trimmed(list: readonly TextInline[]): readonly TextInline[] {
  const before = list.slice(0, -1);
  const last = list.at(-1);
  if (last === undefined || last.type === 'break') return last === undefined ? list : trimmed(before);
  if (last.type === 'text') {
    const text = last.text.replace(/ $/, '');
    return text === '' ? trimmed(before) : [...before, { type: 'text', text }];
  }
  if (!('children' in last)) return list;
  const children = trimmed(last.children);
  return children.length === 0 ? trimmed(before) : [...before, { ...last, children }];
}
