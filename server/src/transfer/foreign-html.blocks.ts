import type { Text, TextAlignment, TextBlock, TextCell, TextListItem } from 'plein/text/text.model.js';
import { MAX_TEXT_NESTING } from 'plein/text/text.rules.js';
import { Words } from './foreign-html.words.ts';

type Level = 1 | 2 | 3 | 4 | 5 | 6;

/** What holds blocks while they are read: the text itself, a quote, a list item. */
interface Holder {
  readonly blocks: TextBlock[];
  readonly depth: number;
  /** Set on a list, which takes items alone. */
  readonly items?: TextListItem[];
}

interface Table {
  readonly rows: { readonly cells: TextCell[]; readonly alignments: TextAlignment[]; head: boolean }[];
}

const MAX_COLUMNS = 20;

/** Blocks while they are read. Whatever would nest deeper than a text may is read as if its tags were not there. */
export class Blocks {
  readonly count = { nodes: 0 };
  /** Whether something in it is larger than a text may be. */
  tooLarge = false;
  readonly #root: TextBlock[] = [];
  readonly #holders: Holder[] = [{ blocks: this.#root, depth: 1 }];
  #words: Words | undefined;
  #level: Level | undefined;
  #table: Table | undefined;
  #inCell = false;

  /** The words being read; the first word of a paragraph that no tag began begins one. */
  get words(): Words {
    this.#words ??= new Words(this.#top.depth + (this.#top.items === undefined ? 1 : 2), this.count);
    return this.#words;
  }

  get #top(): Holder {
    return this.#holders.at(-1) ?? { blocks: this.#root, depth: 1 };
  }

  /** Ends a line of words: a paragraph, a heading, or a line in a cell. */
  flush(): void {
    if (this.#inCell) {
      if (!this.words.fresh) this.words.break();
      return;
    }
    const children = this.#words?.finish() ?? [];
    const level = this.#level;
    this.#words = undefined;
    this.#level = undefined;
    if (children.length > 0)
      this.add(level === undefined ? { type: 'paragraph', children } : { type: 'heading', level, children });
  }

  heading(level: Level): void {
    this.flush();
    if (!this.#inCell) this.#level = level;
  }

  add(block: TextBlock): void {
    this.count.nodes += 1;
    const { items, blocks } = this.#top;
    if (items === undefined) blocks.push(block);
    else items.push({ children: [block] });
  }

  divider(): void {
    this.flush();
    if (!this.#inCell) this.add({ type: 'divider' });
  }

  code(text: string, language: string | undefined): void {
    if (text === '') return;
    if (this.#inCell) this.words.text(text);
    else this.add({ type: 'code', text, ...(language === undefined ? {} : { language }) });
  }

  /** A quote or an item opens; false where it may not stand here. */
  hold(inList: boolean): boolean {
    this.flush();
    const { depth, items } = this.#top;
    if (this.#inCell || inList !== (items !== undefined) || depth + 2 > MAX_TEXT_NESTING) return false;
    this.#holders.push({ blocks: [], depth: depth + 1 });
    return true;
  }

  openList(): boolean {
    this.flush();
    const { depth, items } = this.#top;
    if (this.#inCell || items !== undefined || depth + 2 > MAX_TEXT_NESTING) return false;
    this.#holders.push({ blocks: [], depth, items: [] });
    return true;
  }

  /** Ends what was opened last, and gives what it held. */
  release(): { readonly blocks: Text; readonly items: readonly TextListItem[] } {
    this.flush();
    const holder = this.#holders.pop();
    return { blocks: holder?.blocks ?? [], items: holder?.items ?? [] };
  }

  item(children: Text): void {
    if (children.length > 0) this.#top.items?.push({ children });
  }

  openTable(): boolean {
    this.flush();
    if (this.#table !== undefined || this.#top.items !== undefined) return false;
    this.#table = { rows: [] };
    return true;
  }

  row(): void {
    if (this.#inCell) this.flush();
    else this.#table?.rows.push({ cells: [], alignments: [], head: false });
  }

  openCell(head: boolean, alignment: TextAlignment): boolean {
    if (this.#table === undefined || this.#inCell) return false;
    this.flush();
    if (this.#table.rows.length === 0) this.row();
    const row = this.#table.rows.at(-1);
    row?.alignments.push(alignment);
    if (row !== undefined) row.head ||= head;
    this.#inCell = true;
    return true;
  }

  closeCell(): void {
    const children = this.#words?.finish() ?? [];
    this.#words = undefined;
    this.#inCell = false;
    this.count.nodes += 1;
    this.#table?.rows.at(-1)?.cells.push(children);
  }

  closeTable(): void {
    this.flush();
    const rows = this.#table?.rows.filter((row) => row.cells.length > 0) ?? [];
    this.#table = undefined;
    const width = Math.max(0, ...rows.map((row) => row.cells.length));
    if (width > MAX_COLUMNS) this.tooLarge = true;
    if (width === 0 || this.tooLarge) return;
    const filled = rows.map((row) => Array.from({ length: width }, (_, column) => row.cells[column] ?? []));
    const headed = rows[0]?.head === true;
    const [head = [], ...others] = headed ? filled : [Array.from({ length: width }, (): TextCell => []), ...filled];
    const alignments = Array.from({ length: width }, (_, column) => rows[0]?.alignments[column] ?? 'none');
    this.add({ type: 'table', alignments, head, rows: others });
  }

  finish(): Text {
    this.flush();
    return this.#root;
  }
}
