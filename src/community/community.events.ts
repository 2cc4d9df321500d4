import type { Session } from './session.model.ts';

/** Somebody asked to sign in. Cancel it to open the page's own sign-in; otherwise a `sign-in-url` is followed. */
export class PleinSignInEvent extends Event {
  constructor() {
    super('plein-sign-in', { bubbles: true, composed: true, cancelable: true });
  }
}

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
    'plein-sign-in': PleinSignInEvent;
    'plein-session-changed': PleinSessionChangedEvent;
  }
}
