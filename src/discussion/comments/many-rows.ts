import type { LitElement } from 'lit';
import type { ChildPart } from 'lit/directive.js';
import { adopt } from '../../core/adopt.ts';
import type { Row, Rows } from './rows.ts';
import { placeInRuns, type Member } from './runs.ts';
import { runStyles } from './runs.styles.ts';

/** Milliseconds of a part while rows are missing: short enough for a key or a tap in between. */
const PART = 40;
/** Milliseconds of a part that what happened waits for: shorter than a frame. */
const SHORT_PART = 10;
/** Milliseconds of a part that nobody waits for, and that a key or a tap may wait for. */
const IDLE_PART = 5;
/** Milliseconds before what nobody waits for, and in which there is a moment for the next part of it. */
const QUIET = 500;
/** Rows at the start that the browser always lays out. */
const ALWAYS_NEAR = 20;

const watched = new WeakSet<Rows>();

/**
 * Draws many items: those that are new and those that are near first, as far as time allows, then the others in parts,
 * so that neither a long list nor a change to it keeps anybody waiting. Resolves when all are drawn, or another list has
 * taken its place.
 */
export async function drawMany(owner: Rows, part: ChildPart): Promise<void> {
  const { list, rows } = owner;
  const rowOf = (item: unknown): Row | undefined => rows.get(list.id(item));
  watch(owner, part);
  const fresh = list.items.filter((item) => rowOf(item)?.item !== item);
  const near = list.items.filter((item, index) => index < ALWAYS_NEAR || isNear(rowOf(item)));
  const isWhole = rows.size >= list.items.length;
  const first = drawing(owner, part, isWhole ? SHORT_PART : PART, [...fresh, ...near]);
  let shown = 0;
  const show = (): void => {
    placeInRuns(owner, part);
    shown = rows.size;
  };
  first.next();
  show();
  const rest = (async () => {
    // Each time that rows come to the page all of them are gone through: twice as many each time keeps that rare.
    while (await isLeft(owner, list, first, soon)) if (rows.size >= shown * 2) show();
    if (owner.list === list && rows.size > shown) show();
  })();
  if (rows.size < list.items.length) list.wait?.(rest);
  await rest;
  // What is far from what is seen, and was drawn for the last list: nobody waits for it, and another may come soon.
  await new Promise((resolve) => {
    setTimeout(resolve, QUIET);
  });
  const stale = list.items.filter((item) => rowOf(item)?.list !== list);
  const late = drawing(owner, part, IDLE_PART, stale);
  while (await isLeft(owner, list, late, idle));
}

/** Draws those that were not drawn for this list, and stops each time that it has taken long. */
function* drawing(owner: Rows, part: ChildPart, length: number, items: readonly unknown[]): Generator<void> {
  const { list, rows } = owner;
  let until = performance.now() + length;
  for (const item of items) {
    const row = rows.get(list.id(item));
    if (row?.list === list && row.item === item) continue;
    if (performance.now() > until) {
      yield;
      until = performance.now() + length;
    }
    owner.draw(part, item);
  }
}

/** Lets the browser do what else it has to, then draws on; answers whether that was not the end. */
async function isLeft(
  owner: Rows,
  list: unknown,
  work: Generator<void>,
  moment: () => Promise<unknown>,
): Promise<boolean> {
  await moment();
  return owner.list === list && work.next().done !== true;
}

function soon(): Promise<unknown> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** When the page does nothing else, in engines that tell. */
function idle(): Promise<unknown> {
  if (!('requestIdleCallback' in globalThis)) return soon();
  return new Promise((resolve) => {
    requestIdleCallback(resolve, { timeout: QUIET });
  });
}

/** It is laid out, as far as the browser told. */
function isNear(member: Member | undefined): boolean {
  if (member?.run === undefined) return member?.far === false;
  return member.run.far === false && member.run.run?.far !== true;
}

/** Learns from the browser which rows and runs it does not lay out. */
function watch(owner: Rows, { parentNode, options }: ChildPart): void {
  if (watched.has(owner)) return;
  watched.add(owner);
  adopt(options!.host as LitElement, runStyles);
  parentNode.addEventListener('contentvisibilityautostatechange', (event) => {
    const { skipped, target } = event as ContentVisibilityAutoStateChangeEvent;
    const inList = event.composedPath().find((node) => (node as Node).parentNode === parentNode);
    const run = [...owner.runs].find(({ box }) => box === target);
    const found = run ?? [...owner.rows.values()].find(({ box }) => box === inList);
    if (found !== undefined) found.far = skipped;
  });
}
