import type { Occurrence } from './calendar.model.ts';

/** Somebody asks for a seat. Cancel it to keep the widget from asking the backend. */
export class PleinSignUpSendEvent extends Event {
  readonly occurrence: Occurrence;

  constructor(occurrence: Occurrence) {
    super('plein-sign-up-send', { bubbles: true, composed: true, cancelable: true });
    this.occurrence = occurrence;
  }
}

/** The backend gave the seat. */
export class PleinSignedUpEvent extends Event {
  readonly occurrence: Occurrence;

  constructor(occurrence: Occurrence) {
    super('plein-signed-up', { bubbles: true, composed: true });
    this.occurrence = occurrence;
  }
}

/** Somebody asks to give a seat back. Cancel it to keep the widget from asking the backend. */
export class PleinSignUpCancelEvent extends Event {
  readonly occurrence: Occurrence;

  constructor(occurrence: Occurrence) {
    super('plein-sign-up-cancel', { bubbles: true, composed: true, cancelable: true });
    this.occurrence = occurrence;
  }
}

/** The backend took the seat back. */
export class PleinSignUpCancelledEvent extends Event {
  readonly occurrence: Occurrence;

  constructor(occurrence: Occurrence) {
    super('plein-sign-up-cancelled', { bubbles: true, composed: true });
    this.occurrence = occurrence;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'plein-sign-up-send': PleinSignUpSendEvent;
    'plein-signed-up': PleinSignedUpEvent;
    'plein-sign-up-cancel': PleinSignUpCancelEvent;
    'plein-sign-up-cancelled': PleinSignUpCancelledEvent;
  }
}
