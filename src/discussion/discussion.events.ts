import type { Thread } from './discussion.model.ts';

/** A thread is there to be read, as far as its first page goes. */
export class PleinThreadLoadedEvent extends Event {
  readonly thread: Thread;

  constructor(thread: Thread) {
    super('plein-thread-loaded', { bubbles: true, composed: true });
    this.thread = thread;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'plein-thread-loaded': PleinThreadLoadedEvent;
  }
}
