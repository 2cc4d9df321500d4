import type { LitElement } from 'lit';
import { adopt } from '../../core/adopt.ts';
import type { Id } from '../../core/core.model.ts';
import { painted } from '../../core/painted.ts';
import { commentAnchor } from '../reading/permalink.ts';
import { landingStyles } from './landing.styles.ts';
import { focusSpot } from './spots.ts';

/** Milliseconds in which all that comes into sight has been laid out. */
const SETTLING = 1_000;
/** Neighbours on either side that may come into sight with a comment. */
const NEIGHBOURS = 8;

/**
 * Brings a comment into sight, with the focus, and keeps it there while the browser lays out what stands around it: of
 * what was far from sight it had only guessed how high it is. Ends as soon as the reader does anything.
 */
export async function land(host: LitElement, id: Id, block: ScrollLogicalPosition): Promise<void> {
  adopt(host, landingStyles);
  await host.updateComplete;
  const root = host.renderRoot as ShadowRoot;
  const comment = root.getElementById(commentAnchor(id));
  if (comment === null) return;
  const near = around(comment);
  for (const box of root.querySelectorAll('[data-near]')) box.toggleAttribute('data-near', near.has(box));
  for (const box of near) box.toggleAttribute('data-near', true);
  // What is laid out in the frame in which somebody comes there would count as moved.
  await painted();
  await focusSpot(host, { comment: id });
  const left = new AbortController();
  for (const type of ['wheel', 'pointerdown', 'keydown', 'focusin'])
    addEventListener(type, () => left.abort(), { capture: true, passive: true, signal: left.signal });
  setTimeout(() => left.abort(), SETTLING);
  const go = (): void => {
    if (left.signal.aborted || !comment.isConnected) return;
    comment.scrollIntoView({ block, behavior: 'instant' });
    requestAnimationFrame(go);
  };
  go();
}

/** The rows, and runs of rows, that it stands in, each with its neighbours. */
function around(comment: Element): ReadonlySet<Element> {
  const near = new Set<Element>();
  for (let box = comment.closest('li'); box; box = box.parentElement?.closest('li, .run') ?? null) {
    near.add(box);
    for (const side of ['previousElementSibling', 'nextElementSibling'] as const) {
      let at = box[side];
      for (let count = 0; at && count < NEIGHBOURS; count += 1, at = at[side]) near.add(at);
    }
  }
  return near;
}
