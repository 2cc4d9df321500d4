import type { ChildPart } from 'lit/directive.js';
import type { Row, Rows } from './rows.ts';

/** Rows in a run: few enough to be laid out at once, so many that a long list is of few runs. */
const LENGTH = 20;

/** Neighbours in a long list, which the browser lays out together or not at all. */
export interface Run {
  readonly box: HTMLElement;
  readonly rows: Set<Row>;
  /** The browser does not lay it out, being far from what is seen. */
  far?: boolean;
  /** Rows came or went since it was last settled. */
  changed: boolean;
}

/**
 * Puts what was drawn into its order, in runs, and takes away what is no longer in the list. A row stays in the run, or
 * directly in the list, where it first came to stand, so that nothing is taken from under the focus.
 */
export function placeInRuns({ rows, list, runs }: Rows, { startNode, parentNode }: ChildPart): void {
  const ids = new Set(list.items.map(list.id));
  for (const [id, row] of rows) if (!ids.has(id) && rows.delete(id)) takeAway(row);
  const passed = new Set<Run>();
  const place = placing(parentNode, startNode!.nextSibling);
  let run: Run | undefined;
  let placeInRun = place;
  for (const id of ids) {
    const row = rows.get(id);
    if (row === undefined) continue;
    if (row.box.parentNode === parentNode) {
      place(row.box);
      run = undefined;
      continue;
    }
    const isApart = row.run === undefined || (row.run !== run && passed.has(row.run));
    if (isApart) join(row, run === undefined || run.rows.size >= LENGTH ? start() : run);
    if (row.run !== run) {
      run = row.run!;
      runs.add(run);
      passed.add(run);
      place(run.box);
      placeInRun = placing(run.box, run.box.firstChild);
    }
    placeInRun(row.box);
  }
  settle(runs);
}

/** Puts nodes one after the other from a place on, and moves none that stands right. */
function placing(parent: Node, from: Node | null): (node: Node) => void {
  let at = from;
  return (node) => {
    if (at === node) at = at.nextSibling;
    else parent.insertBefore(node, at);
  };
}

function start(): Run {
  const box = document.createElement('div');
  box.className = 'run';
  box.role = 'none';
  return { box, rows: new Set(), changed: true };
}

function join(row: Row, run: Run): void {
  leave(row);
  row.run = run;
  run.rows.add(row);
  run.changed = true;
  // Not every engine sees the list past the run.
  row.box.role = 'listitem';
}

function leave(row: Row): void {
  if (row.run?.rows.delete(row)) row.run.changed = true;
}

function takeAway(row: Row): void {
  leave(row);
  row.box.remove();
}

/** Takes empty runs away, and says of the others how many comments they are to be as high as until they are seen. */
function settle(runs: Set<Run>): void {
  for (const run of runs) {
    const { box, rows, changed } = run;
    if (!changed) continue;
    run.changed = false;
    const comments = box.getElementsByTagName('article').length;
    if (rows.size > 0) box.style.setProperty('--_comments', String(comments));
    else if (runs.delete(run)) box.remove();
  }
}
