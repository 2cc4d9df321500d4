import type { LitElement, ReactiveController } from 'lit';

/** An item of a list, and what stands before it there. */
interface Row {
  readonly row: Element;
  readonly list: Element | null;
  readonly before: Element | null;
}

/**
 * Owns where the focus goes when what it is in goes, a branch that others moved for example: to what stands in that
 * place now. It takes the focus from nobody who has it.
 */
export class Foothold implements ReactiveController {
  readonly #root: ShadowRoot;
  #rows: readonly Row[] = [];

  constructor(host: LitElement) {
    this.#root = host.renderRoot as ShadowRoot;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#rows = [...rowsAround(this.#root.activeElement)];
  }

  hostUpdated(): void {
    const gone = this.#rows.findLast(({ row }) => !row.isConnected);
    if (gone === undefined || this.#root.activeElement !== null) return;
    const now = gone.before?.isConnected ? gone.before.nextElementSibling : gone.list?.firstElementChild;
    (now ?? gone.before)?.querySelector<HTMLElement>('.comment')?.focus();
  }
}

/** From the innermost out. */
function* rowsAround(element: Element | null): Generator<Row> {
  for (let row = element?.closest('li'); row; row = row.parentElement?.closest('li')) {
    yield { row, list: row.parentElement, before: row.previousElementSibling };
  }
}
