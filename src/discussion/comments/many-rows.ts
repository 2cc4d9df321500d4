import type { LitElement } from 'lit';
import type { ChildPart } from 'lit/directive.js';
import { adopt } from '../../core/adopt.ts';
import type { Row, Rows } from './rows.ts';
import { placeInRuns } from './runs.ts';
import { runStyles } from './runs.styles.ts';

/** Milliseconds of a part while rows are missing: short enough for a key or a tap in between. */
const PART = 40;
/** Milliseconds of a part that nobody waits for, or that what happened waits for: shorter than a frame. */
const SHORT_PART = 10;
/** Milliseconds before what nobody waits for. */
const QUIET = 500;
/** Rows at the start that the browser always lays out. */
const ALWAYS_NEAR = 20;

const watched = new WeakSet<Rows>();

/**
 * Draws many items: those that are near and those that are new first, as far as time allows, then the others in parts,
 * so that neither a long list nor a change to it keeps anybody waiting. Resolves when all are drawn, or another list has
 * taken its place.
 */
export async function drawMany(owner: Rows, part: ChildPart): Promise<void> {
  const { list, rows } = owner;
  const isNew = (row: Row | undefined, item: unknown): boolean => row?.item !== item;
  const isNear = (row: Row, index: number): boolean => (row.run ?? row).far === false || index < ALWAYS_NEAR;
  watch(owner, part);
  const first = drawing(
    owner,
    part,
    rows.size < list.items.length ? PART : SHORT_PART,
    (row, item, index) => isNew(row, item) || isNear(row!, index),
  );
  first.next();
  placeInRuns(owner, part);
  const rest = (async () => {
    // Each time that rows come to the page all of them are gone through: twice as many each time keeps that rare.
    for (let shown = rows.size; await isLeft(owner, list, first);) {
      if (rows.size < shown * 2) continue;
      placeInRuns(owner, part);
      shown = rows.size;
    }
    if (owner.list === list) placeInRuns(owner, part);
  })();
  if (rows.size < list.items.length) list.wait?.(rest);
  await rest;
  // What is far from what is seen, and was drawn for the last list: nobody waits for it, and another may come soon.
  await new Promise((resolve) => {
    setTimeout(resolve, QUIET);
  });
  const stale = drawing(owner, part, SHORT_PART, (row) => row?.list !== list);
  while (await isLeft(owner, list, stale));
}

/** Draws those that are wanted, and stops each time that it has taken long. */
function* drawing(
  owner: Rows,
  part: ChildPart,
  length: number,
  isWanted: (row: Row | undefined, item: unknown, index: number) => boolean,
): Generator<void> {
  const { list, rows } = owner;
  let until = performance.now() + length;
  for (const [index, item] of list.items.entries()) {
    if (!isWanted(rows.get(list.id(item)), item, index)) continue;
    if (performance.now() > until) {
      yield;
      until = performance.now() + length;
    }
    owner.draw(part, item);
  }
}

/** Lets the browser do what else it has to, then draws on; answers whether that was not the end. */
async function isLeft(owner: Rows, list: unknown, work: Generator<void>): Promise<boolean> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  return owner.list === list && work.next().done !== true;
}

/** Learns from the browser which rows and runs it does not lay out. */
function watch(owner: Rows, { parentNode, options }: ChildPart): void {
  if (watched.has(owner)) return;
  watched.add(owner);
  adopt(options!.host as LitElement, runStyles);
  parentNode.addEventListener('contentvisibilityautostatechange', (event) => {
    const { skipped } = event as ContentVisibilityAutoStateChangeEvent;
    const box = event.composedPath().find((node) => (node as Node).parentNode === parentNode);
    for (const parts of [owner.runs, owner.rows.values()]) {
      for (const each of parts) if (each.box === box) return void (each.far = skipped);
    }
  });
}
