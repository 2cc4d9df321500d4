/** Somebody's name was chosen. Cancel it to show the member in the page's own way; otherwise the card opens. */
export class PleinMemberOpenEvent extends Event {
  readonly member: string;

  constructor(member: string) {
    super('plein-member-open', { bubbles: true, composed: true, cancelable: true });
    this.member = member;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'plein-member-open': PleinMemberOpenEvent;
  }
}
