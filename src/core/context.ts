import type { Backend } from './backend.ts';

/** What `<plein-community>` gives everything inside it. */
export interface Place {
  readonly backend: Backend | undefined;
  /** The space that widgets are about unless they say otherwise. */
  readonly space: string | undefined;
  /** Where a signed-out reader goes to sign in; absent where the page takes care of it. */
  readonly signInUrl: string | undefined;
}

/** Takes a place, now and whenever it is another, until `unsubscribe` is called. */
export type TakePlace = (place: Place, unsubscribe?: () => void) => void;

export const placeContext = Symbol.for('plein.place');

/** What a provider says, bubbling, when it comes: whoever asked may ask again. */
export const PROVIDER_CAME = 'context-provider';

/**
 * A widget asks those around it for its place: the community's protocol for context (`context-request`), so that a page's
 * own elements may ask or answer too.
 */
export class PlaceRequestEvent extends Event {
  readonly context = placeContext;
  readonly contextTarget: Element;
  readonly callback: TakePlace;
  readonly subscribe: boolean = true;

  constructor(contextTarget: Element, callback: TakePlace) {
    super('context-request', { bubbles: true, composed: true });
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}

declare global {
  interface HTMLElementEventMap {
    'context-request': PlaceRequestEvent;
  }
}
