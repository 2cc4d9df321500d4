import { noChange, render } from 'lit';
import { Directive, directive, type ChildPart, type DirectiveResult } from 'lit/directive.js';
import type { Id } from '../core/core.model.ts';

/** Beyond this a list is drawn in parts. */
const FEW = 200;
/** Milliseconds of a part: short enough for a frame, a key or a tap in between. */
const PART = 16;

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

interface Row {
  readonly box: HTMLLIElement;
  item?: unknown;
  /** The list that it was drawn for last. */
  list?: unknown;
  /** The browser does not lay it out, being far from what is seen. */
  far?: boolean;
}

class Rows extends Directive {
  readonly #rows = new Map<Id, Row>();
  #list: RowList<unknown> | undefined;

  render(_list: RowList<unknown>): unknown {
    return noChange;
  }

  override update(part: ChildPart, [list]: [RowList<unknown>]): unknown {
    if (this.#list === undefined) {
      part.parentNode.addEventListener('contentvisibilityautostatechange', (event) => this.#onNear(part, event));
    }
    this.#list = list;
    void this.#draw(part, list, true);
    return noChange;
  }

  /** Draws what there is time for; with `first`, of what was there already only what is near or has changed. */
  #draw(part: ChildPart, list: RowList<unknown>, first: boolean): Promise<unknown> | undefined {
    const { items } = list;
    const until = items.length > FEW ? performance.now() + PART : Infinity;
    this.#forget(new Set(items.map(list.id)));
    let at = part.startNode!.nextSibling;
    let undrawn = false;
    let missing = false;
    for (const item of items) {
      let row = this.#rows.get(list.id(item));
      if (row?.list !== list) {
        const isFar = first && until < Infinity && row?.far && row.item === item;
        if (isFar || performance.now() > until) undrawn = true;
        else row = this.#drawRow(part, list, item, row);
      }
      if (row === undefined) missing = true;
      else if (at === row.box) at = at.nextSibling;
      else part.parentNode.insertBefore(row.box, at);
    }
    if (!undrawn) return undefined;
    const drawn = pause().then(() => (list === this.#list ? this.#draw(part, list, false) : undefined));
    if (missing && first) list.wait?.(drawn);
    return drawn;
  }

  #drawRow({ options }: ChildPart, list: RowList<unknown>, item: unknown, known: Row | undefined): Row {
    const row = known ?? { box: document.createElement('li') };
    this.#rows.set(list.id(item), Object.assign(row, { item, list }));
    row.box.className = list.name(item);
    render(list.draw(item), row.box, { host: options!.host! });
    return row;
  }

  #forget(ids: ReadonlySet<Id>): void {
    for (const [id, { box }] of this.#rows) {
      if (ids.has(id)) continue;
      box.remove();
      this.#rows.delete(id);
    }
  }

  #onNear({ parentNode }: ChildPart, event: Event): void {
    const { skipped } = event as ContentVisibilityAutoStateChangeEvent;
    const box = event.composedPath().find((node) => (node as Node).parentNode === parentNode);
    for (const row of this.#rows.values()) if (row.box === box) row.far = skipped;
  }
}

const drawn = directive(Rows);

/**
 * The items of a list, each in a `<li>` that stays the same as long as its item is there. Of many, what is new or near
 * comes first and the others in parts, so that neither a long list nor a change to it keeps anybody waiting.
 */
export function rows<Item>(list: RowList<Item>): DirectiveResult {
  return drawn(list);
}

/** Lets the browser do what else it has to. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
