import { noChange, render } from 'lit';
import { Directive, directive, type ChildPart, type DirectiveResult } from 'lit/directive.js';
import type { Id } from '../core/core.model.ts';

/** Beyond this a list is drawn in parts, by code of its own. */
const FEW = 200;

/** Items that keep their nodes wherever they come to stand. */
export interface RowList<Item> {
  readonly items: readonly Item[];
  id(item: Item): Id;
  /** The class of its `<li>`. */
  name(item: Item): string;
  draw(item: Item): unknown;
  /** Called where not all are there at once, with what ends when they are. */
  wait?(drawn: Promise<unknown>): void;
}

export interface Row {
  readonly box: HTMLLIElement;
  item?: unknown;
  /** The list that it was drawn for last. */
  list?: unknown;
  /** The browser does not lay it out, being far from what is seen. */
  far?: boolean;
}

/** Draws the items, in their order, that it is let draw; what was drawn before stays. */
export type DrawRows = (may: (row: Row | undefined, item: unknown) => boolean) => void;

let many: typeof import('./many-rows.ts') | undefined;

class Rows extends Directive {
  readonly rows = new Map<Id, Row>();
  list: RowList<unknown> | undefined;

  render(_list: RowList<unknown>): unknown {
    return noChange;
  }

  override update(part: ChildPart, [list]: [RowList<unknown>]): unknown {
    this.list = list;
    const draw: DrawRows = (may) => this.list === list && this.#draw(part, list, may);
    if (list.items.length <= FEW) draw(() => true);
    else if (many !== undefined) many.drawMany(this, part, draw, list);
    else {
      let left = FEW;
      draw((row) => row !== undefined || left-- > 0);
      const all = import('./many-rows.ts').then(
        (code) => (many = code).drawMany(this, part, draw, list),
        () => draw(() => true),
      );
      list.wait?.(all);
    }
    return noChange;
  }

  #draw({ startNode, parentNode, options }: ChildPart, list: RowList<unknown>, may: Parameters<DrawRows>[0]): void {
    const ids = new Set(list.items.map(list.id));
    for (const [id, { box }] of this.rows) if (!ids.has(id) && this.rows.delete(id)) box.remove();
    let at = startNode!.nextSibling;
    for (const item of list.items) {
      const id = list.id(item);
      let row = this.rows.get(id);
      if (row?.list !== list && may(row, item)) {
        row = Object.assign(row ?? { box: document.createElement('li') }, { item, list });
        this.rows.set(id, row);
        row.box.className = list.name(item);
        render(list.draw(item), row.box, { host: options!.host! });
      }
      if (row === undefined) continue;
      if (at === row.box) at = at.nextSibling;
      else parentNode.insertBefore(row.box, at);
    }
  }
}

const drawn = directive(Rows);
export type { Rows };

/** The items of a list, each in a `<li>` that stays the same as long as its item is there. */
export function rows<Item>(list: RowList<Item>): DirectiveResult {
  return drawn(list);
}
