import type { ReactiveControllerHost } from 'lit';
import type { WaitingThread } from '../discussion.model.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';

/** Lists are long where a team is behind; beyond this nobody looks for one question in them. */
const PAGES = 5;

/** Owns since when a question waits for the team and on whose list it stands, for the team. */
export class Waiting {
  value: WaitingThread | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #desk: WritingDesk;

  constructor(host: ReactiveControllerHost, desk: WritingDesk) {
    this.#host = host;
    this.#desk = desk;
  }

  /** Looks for the thread among what waits. Who may not see the list, or cannot read it now, sees nothing of it. */
  async read(): Promise<void> {
    const { discussion, reading, left } = this.#desk;
    const thread = reading.conversation?.thread;
    this.value = undefined;
    if (thread === undefined || discussion.listWaiting === undefined) return;
    let cursor: string | undefined;
    for (let page = 0; page < PAGES && !left.aborted; page += 1) {
      const request = { space: thread.space, ...(cursor !== undefined && { cursor }), signal: left };
      const read = await discussion.listWaiting(request).catch(() => undefined);
      this.value = read?.items.find((waiting) => waiting.thread.key === thread.key);
      cursor = read?.next;
      if (this.value !== undefined || cursor === undefined) break;
    }
    this.#host.requestUpdate();
  }
}
