import type { Session } from './session.model.ts';

/** The backend now knows the reader as somebody else, or no longer. */
export class PleinSessionChangedEvent extends Event {
  readonly session: Session;

  constructor(session: Session) {
    super('plein-session-changed', { bubbles: true, composed: true });
    this.session = session;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'plein-session-changed': PleinSessionChangedEvent;
  }
}
