/** Somebody votes, or votes anew. Cancel it to keep the widget from sending. */
export class PleinVoteSendEvent extends Event {
  readonly poll: string;
  readonly options: readonly string[];

  constructor(poll: string, options: readonly string[]) {
    super('plein-vote-send', { bubbles: true, composed: true, cancelable: true });
    this.poll = poll;
    this.options = options;
  }
}

/** The backend took the vote. */
export class PleinVoteCastEvent extends Event {
  readonly poll: string;
  readonly options: readonly string[];

  constructor(poll: string, options: readonly string[]) {
    super('plein-vote-cast', { bubbles: true, composed: true });
    this.poll = poll;
    this.options = options;
  }
}

/** Somebody takes their vote back. Cancel it to keep the widget from sending. */
export class PleinVoteWithdrawEvent extends Event {
  readonly poll: string;

  constructor(poll: string) {
    super('plein-vote-withdraw', { bubbles: true, composed: true, cancelable: true });
    this.poll = poll;
  }
}

/** The backend gave the vote back. */
export class PleinVoteWithdrawnEvent extends Event {
  readonly poll: string;

  constructor(poll: string) {
    super('plein-vote-withdrawn', { bubbles: true, composed: true });
    this.poll = poll;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'plein-vote-send': PleinVoteSendEvent;
    'plein-vote-cast': PleinVoteCastEvent;
    'plein-vote-withdraw': PleinVoteWithdrawEvent;
    'plein-vote-withdrawn': PleinVoteWithdrawnEvent;
  }
}
