import type { LitElement } from 'lit';
import { commentAnchor } from '../reading/permalink.ts';
import type { Id } from '../../core/core.model.ts';
import type { Target } from '../writing/drafts.ts';

/** A place in a thread for the focus: a comment, one of its buttons, or the field for a target. */
export type Spot = { readonly comment: Id; readonly deed?: string } | { readonly field: Target };

/** How the field for a target is found again in the page. */
export function fieldName(target: Target): string {
  return 'comment' in target ? `${target.kind} ${target.comment}` : target.kind;
}

/**
 * Puts the focus on a place in a thread, once that is drawn. With `mild` only where the focus is of no use now: nowhere,
 * or on a comment as a whole. Resolves to what was found there.
 */
export async function focusSpot(host: LitElement, spot: Spot, mild = false): Promise<HTMLElement | null> {
  await host.updateComplete;
  const root = host.renderRoot as ShadowRoot;
  if (mild && !isIdle(host, root)) return null;
  const element = 'field' in spot ? field(root, fieldName(spot.field)) : place(root, spot.comment, spot.deed);
  if (element !== null && 'updateComplete' in element) await element.updateComplete;
  element?.focus();
  return element;
}

/** Puts the focus on a comment and brings it into sight, as well as the code that is there can. */
export async function focusComment(host: LitElement, comment: Id, block: ScrollLogicalPosition): Promise<void> {
  const landing = await import('./landing.ts').catch(() => undefined);
  await (landing ? landing.land(host, comment, block) : focusSpot(host, { comment }));
}

/** A button below a comment, or the one that leads to it where the row has no room for it. */
export function withinReach(button: HTMLButtonElement): HTMLButtonElement {
  return button.checkVisibility() ? button : (button.parentElement!.querySelector('.further') ?? button);
}

function field(root: ShadowRoot, name: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`) ?? root.querySelector('.prompt');
}

function place(root: ShadowRoot, comment: string, deed: string | undefined): HTMLElement | null {
  const article = root.getElementById(commentAnchor(comment));
  const button = article?.querySelector<HTMLButtonElement>(`[data-deed="${CSS.escape(deed ?? '')}"]`);
  return button ? withinReach(button) : article;
}

function isIdle(host: LitElement, root: ShadowRoot): boolean {
  if (root.activeElement !== null) return root.activeElement.matches('.comment');
  return host.ownerDocument.activeElement === null || host.ownerDocument.activeElement === host.ownerDocument.body;
}
