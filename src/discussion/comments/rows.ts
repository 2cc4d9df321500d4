import { noChange, render } from 'lit';
import { Directive, directive, type ChildPart, type DirectiveResult } from 'lit/directive.js';
import type { Id } from '../../core/core.model.ts';
import type * as ManyRows from './many-rows.ts';
import type { Run } from './runs.ts';

/** Beyond this a list is drawn in parts, by code of its own, as soon as that is there. */
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
  /** The part of a long list that it stands in. */
  run?: Run;
}

let many: typeof ManyRows | undefined;

/** Fetches what it takes to draw so many items well. */
export async function rowsNeed(length: number): Promise<void> {
  if (length > FEW) many ??= await import('./many-rows.ts');
}

class Rows extends Directive {
  readonly rows = new Map<Id, Row>();
  readonly runs = new Set<Run>();
  list!: RowList<unknown>;

  render(_list: RowList<unknown>): unknown {
    return noChange;
  }

  override update(part: ChildPart, [list]: [RowList<unknown>]): unknown {
    this.list = list;
    if (many && (list.items.length > FEW || this.runs.size > 0)) void many.drawMany(this, part);
    else {
      for (const item of list.items) this.draw(part, item);
      this.place(part);
    }
    return noChange;
  }

  /** Draws an item for the present list, beside the page where it is new. */
  draw({ options }: ChildPart, item: unknown): void {
    const { list, rows: known } = this;
    const row = Object.assign(known.get(list.id(item)) ?? { box: document.createElement('li') }, { item, list });
    known.set(list.id(item), row);
    row.box.className = list.name(item);
    render(list.draw(item), row.box, { host: options!.host! });
  }

  /** Puts what was drawn into its order, and takes away what is no longer in the list. */
  place({ startNode, parentNode }: ChildPart): void {
    const { list, rows: known } = this;
    const ids = new Set(list.items.map(list.id));
    for (const [id, { box }] of known) if (!ids.has(id) && known.delete(id)) box.remove();
    let at = startNode!.nextSibling;
    for (const id of ids) {
      const box = known.get(id)?.box;
      if (box === undefined) continue;
      if (at === box) at = at.nextSibling;
      else parentNode.insertBefore(box, at);
    }
  }
}

const drawn = directive(Rows);
export type { Rows };

/** The items of a list, each in a `<li>` that stays the same as long as its item is there. */
export function rows<Item>(list: RowList<Item>): DirectiveResult {
  return drawn(list);
}
