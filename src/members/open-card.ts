import type { Backend } from '../core/backend.ts';
import { define } from '../core/define.ts';
import { PleinMemberCard } from './member-card.ts';
import { PleinMemberOpenEvent } from './members.events.ts';

let close: (() => void) | undefined;
let openFor: HTMLElement | undefined;

/**
 * Opens the member's card at a name, which is a button; once more closes it. It is a labelled dialog that is not modal:
 * Escape, the close button, a press elsewhere or moving on with Tab closes it, and the focus goes back to the name.
 * The page may show the member in its own way: see `plein-member-open`.
 */
export function openMemberCard(anchor: HTMLElement, memberId: string, backend: Backend): void {
  const again = openFor === anchor;
  close?.();
  if (again || !anchor.dispatchEvent(new PleinMemberOpenEvent(memberId))) return;
  define('plein-member-card', PleinMemberCard);
  const card = cardAt(anchor, memberId, backend);
  const listening = new AbortController();
  openFor = anchor;
  close = () => {
    listening.abort();
    close = openFor = undefined;
    leave(card, anchor);
  };
  listen(card, anchor, () => close?.(), listening.signal);
}

function cardAt(anchor: HTMLElement, memberId: string, backend: Backend): PleinMemberCard {
  const card = document.createElement('plein-member-card');
  card.member = memberId;
  card.backend = backend;
  card.popover = 'manual';
  card.role = 'dialog';
  card.ariaLabel = anchor.textContent?.trim() ?? '';
  const root = anchor.getRootNode();
  // Beside the name, so that it looks and speaks as the widget does, and first, where the widget's drawing never reaches.
  // In the page itself it stays inside a modal dialog, since all outside of that is inert.
  if (root instanceof ShadowRoot) root.prepend(card);
  else (anchor.closest('dialog') ?? document.body).append(card);
  anchor.style.setProperty('anchor-name', '--plein-member-card');
  card.style.setProperty('position-anchor', '--plein-member-card');
  anchor.ariaExpanded = 'true';
  card.showPopover();
  card.focus({ preventScroll: true });
  return card;
}

function leave(card: PleinMemberCard, anchor: HTMLElement): void {
  giveBack(card, anchor);
  card.remove();
  anchor.style.removeProperty('anchor-name');
  anchor.ariaExpanded = 'false';
}

function giveBack(card: PleinMemberCard, anchor: HTMLElement): void {
  if (card.matches(':focus-within')) anchor.focus();
}

function listen(card: PleinMemberCard, anchor: HTMLElement, end: () => void, signal: AbortSignal): void {
  const inside = (event: Event) => event.composedPath().some((target) => target === card || target === anchor);
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Only this card: neither the platform's nor a script's modal around it closes by the same key.
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  const away = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && to !== anchor && !card.contains(to)) end();
  };
  // Until the card is drawn the focus is still on the name.
  for (const each of [card, anchor]) {
    each.addEventListener('keydown', escape, { signal });
    each.addEventListener('focusout', away, { signal });
  }
  // Its own close button, or the platform: the focus has to leave before the card is hidden.
  card.addEventListener('beforetoggle', (event) => event.newState === 'closed' && giveBack(card, anchor), { signal });
  card.addEventListener('toggle', (event) => event.newState === 'closed' && end(), { signal });
  document.addEventListener('pointerdown', (event) => inside(event) || end(), { signal, capture: true });
}
