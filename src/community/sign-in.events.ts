/** Somebody asked to sign in. Cancel it to open the page's own sign-in; otherwise a `sign-in-url` is followed. */
export class PleinSignInEvent extends Event {
  constructor() {
    super('plein-sign-in', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'plein-sign-in': PleinSignInEvent;
  }
}
