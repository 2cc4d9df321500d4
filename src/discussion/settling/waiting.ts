import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Localize } from '../../core/localize.ts';
import { dateIn } from '../../core/intl.ts';
import type { WaitingThread } from '../discussion.model.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';
import type { SettlingKey } from './settling.strings.ts';

/** Lists are long where a team is behind; beyond this nobody looks for one question in them. */
const PAGES = 5;

/** Owns since when a question waits for the team and on whose list it stands, for the team. */
export class Waiting {
  #value: WaitingThread | undefined;
  /** All of it is shown, not only as far as there is room. */
  #whole = false;
  readonly #host: ReactiveControllerHost;
  readonly #desk: WritingDesk;
  readonly #words: Localize<SettlingKey>;

  constructor(host: ReactiveControllerHost, desk: WritingDesk, words: Localize<SettlingKey>) {
    this.#host = host;
    this.#desk = desk;
    this.#words = words;
  }

  /** Looks for the thread among what waits. Who may not see the list, or cannot read it now, sees nothing of it. */
  async read(): Promise<void> {
    const { discussion, reading, left } = this.#desk;
    const thread = reading.conversation?.thread;
    this.#value = undefined;
    if (thread === undefined || discussion.listWaiting === undefined) return;
    let cursor: string | undefined;
    for (let page = 0; page < PAGES && !left.aborted; page += 1) {
      const request = { space: thread.space, ...(cursor !== undefined && { cursor }), signal: left };
      const read = await discussion.listWaiting(request).catch(() => undefined);
      this.#value = read?.items.find((waiting) => waiting.thread.key === thread.key);
      cursor = read?.next;
      if (this.#value !== undefined || cursor === undefined) break;
    }
    this.#host.requestUpdate();
  }

  /** As much of it as there is room for, so that nothing moves when it comes; all of it where one asks for that. */
  view(): TemplateResult | undefined {
    if (this.#value === undefined) return undefined;
    const { due, assignee } = this.#value;
    const since = dateIn(this.#words, this.#value.since, { dateStyle: 'medium' });
    const isLate = due !== undefined && Date.parse(due) <= this.#desk.look().now;
    const waits = this.#words.text(isLate ? 'overdue' : 'waits', { since });
    const list = this.#words.text(assignee === undefined ? 'onNobodysList' : 'onList', { name: assignee?.name ?? '' });
    return html`<button
      type="button"
      part="waiting"
      class="quiet since"
      aria-expanded=${this.#whole ? 'true' : 'false'}
      @click=${this.#onWhole}
    >
      <span>${waits}, ${list}</span>
    </button>`;
  }

  readonly #onWhole = (): void => {
    this.#whole = !this.#whole;
    this.#host.requestUpdate();
  };
}
