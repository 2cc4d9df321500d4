import type { OutboxEntry } from '../../community/outbox.model.ts';
import type { Backend } from '../../core/backend.ts';
import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { CommentDraft, DiscussionPort } from '../../discussion/discussion.model.ts';
import { deliver, type Delivery } from './delivery.ts';
import { browserStore } from './indexed-store.ts';
import type { OutboxOptions } from './outbox.ts';
import { Sender } from './sender.ts';
import { entryOf, type OutboxRow, type OutboxStore } from './store.ts';
import { ALONE, tabsOf, type TabMessage, type Tabs } from './tabs.ts';

const DATABASE = 'plein-outbox';
const NOTHING = '[]';

export interface LineOptions extends OutboxOptions {
  readonly backend: Backend & { readonly discussion: DiscussionPort };
  readonly member: string;
  /** What has to be over before. */
  readonly after: Promise<void>;
  /** Aborts when its member is there no longer. */
  readonly signal: AbortSignal;
  /** Takes what waits, each time it is another. */
  show(entries: readonly OutboxEntry[]): void;
}

/** What waits of one member, in every tab: it owns where that is kept, and says when there is something to send. */
export class Line {
  readonly #scope: string;
  readonly #store: Promise<OutboxStore>;
  readonly #tabs: Tabs;
  readonly #sender: Promise<Sender>;
  readonly #show: LineOptions['show'];
  readonly #signal: AbortSignal;
  /** What was there when it began is seen to, before anything new comes. */
  readonly #begun: Promise<void>;
  #loaded = Promise.resolve();
  #shown = NOTHING;

  constructor({ backend, member, after, signal, show, ...options }: LineOptions) {
    this.#signal = signal;
    this.#show = show;
    this.#scope = `${options.name ?? backend.address ?? backend.name} ${member}`;
    const database =
      options.indexedDB === undefined ? (globalThis.indexedDB as IDBFactory | undefined) : options.indexedDB;
    this.#store = after.then(() => browserStore(database ?? undefined, DATABASE));
    const onMessage = (message: TabMessage) => void (message === 'send' ? this.#wake() : this.#load());
    this.#tabs = database ? tabsOf(`${DATABASE} ${this.#scope}`, onMessage) : ALONE;
    this.#sender = this.#store.then((store) => {
      const changed = () => this.#changed();
      const toSend = async (row: OutboxRow): Promise<Delivery> => {
        // Nothing of theirs is sent once they are gone: it would be sent as whoever came after.
        if (signal.aborted) return { problem: new PleinError('not-signed-in'), again: true };
        return deliver(backend.discussion, row, member);
      };
      return new Sender({ ...options, scope: this.#scope, store, tabs: this.#tabs, deliver: toSend, changed });
    });
    this.#begun = this.#load().then(() => this.#begin());
  }

  /**
   * Keeps a draft at the end of the line, once; resolves when it is kept. `problem` is what became of sending it; where
   * it cannot be kept either, that is thrown.
   */
  async keep(draft: CommentDraft, problem: PleinError | undefined): Promise<void> {
    const tried = problem !== undefined;
    const scope = this.#scope;
    try {
      await this.#alter(draft.id, (row, last) => {
        if (row !== undefined && JSON.stringify(row.draft) !== JSON.stringify(draft)) throw new PleinError('conflict');
        const queuedAt = new Date().toISOString();
        return row ?? { scope, id: draft.id, number: last + 1, draft, queuedAt, state: 'waiting', tried };
      });
    } catch (thrown) {
      const { code } = PleinError.from(thrown);
      throw code === 'failed' ? (problem ?? new PleinError('offline')) : thrown;
    }
    (await this.#sender).begin(tried ? 1 : 0);
  }

  /** Changes what waits, also while it is on its way: that is then seen to after. */
  async change(id: Id, change: (row: OutboxRow) => OutboxRow | undefined): Promise<void> {
    await this.#alter(id, (row) => {
      if (row === undefined || row.state === 'withdrawn') throw new PleinError('not-found');
      return change(row);
    });
    await this.#wake();
  }

  /** Whether something of that thread waits that would be overtaken. What cannot be read is in nobody's way. */
  async isBehind({ thread, id }: CommentDraft): Promise<boolean> {
    const rows = await this.#rows().catch(() => []);
    return rows.some((row) => row.draft.thread === thread && row.id !== id && /waiting|sending/.test(row.state));
  }

  /** Sends now what waits, in whichever tab sends. */
  async send(): Promise<void> {
    this.#tabs.tell('send');
    await this.#wake();
  }

  /** What waits goes with its member. */
  async leave(): Promise<void> {
    (await this.#sender).stop();
    await (await this.#store).clear(this.#scope);
    this.#tabs.tell('changed');
    this.#tabs.close();
  }

  async #alter(...change: [Id, Parameters<OutboxStore['change']>[2]]): Promise<void> {
    await this.#begun;
    await (await this.#store).change(this.#scope, ...change).catch((thrown: unknown) => {
      throw PleinError.from(thrown);
    });
    await this.#changed();
  }

  /** Every tab shows what waits now. */
  async #changed(): Promise<void> {
    this.#tabs.tell('changed');
    await this.#load();
  }

  async #begin(): Promise<void> {
    if (this.#shown !== NOTHING) (await this.#sender).begin(0);
  }

  async #rows(): Promise<readonly OutboxRow[]> {
    return (await this.#store).list(this.#scope);
  }

  async #wake(): Promise<void> {
    (await this.#sender).wake();
  }

  /** Shows what waits now, one reading after the other. What cannot be read is shown as it was. */
  #load(): Promise<void> {
    this.#loaded = this.#loaded.then(() => this.#read()).catch(() => undefined);
    return this.#loaded;
  }

  async #read(): Promise<void> {
    const rows = await this.#rows();
    const shown = JSON.stringify(rows);
    if (this.#signal.aborted || shown === this.#shown) return;
    this.#shown = shown;
    this.#show(rows.flatMap(entryOf));
  }
}
