import type { LitElement } from 'lit';
import { textNeeds } from '../../text/text-view.ts';
import { isOdd } from '../comments/comment-view.ts';
import type * as Dress from '../comments/thread-dress.ts';
import { rowsNeed } from '../comments/rows.ts';
import type { ThreadPage } from '../discussion.model.ts';
import type { Room } from './room.ts';
import type { ThreadStay } from './thread-stay.ts';

/** Branches that may be in sight before anybody scrolls. */
const SEEN_FIRST = 20;

/** Owns the code for whoever stays with a thread: fetched once the comments stand, or before where something asks for it. */
export class StayDoor {
  stay: ThreadStay | undefined;
  /** What comments are drawn with beyond their words. */
  dress: typeof Dress | undefined;
  /** The code could not be fetched. The thread can still be read. */
  lost = false;

  readonly #host: LitElement;
  readonly #room: () => Room;
  #loading: Promise<ThreadStay | undefined> | undefined;

  constructor(host: LitElement, room: () => Room) {
    this.#host = host;
    this.#room = room;
  }

  /** The stay, once it is there; undefined where it could not be fetched, until the next time it is asked for. */
  load(): Promise<ThreadStay | undefined> {
    this.lost = false;
    this.#loading ??= this.#fetch()
      .catch(() => {
        this.lost = true;
        return (this.#loading = undefined);
      })
      .finally(() => this.#host.requestUpdate());
    return this.#loading;
  }

  /** Fetches what this page takes to be drawn, beside what most take. What of it does not come is left out. */
  async prepare({ thread, items, pinned }: ThreadPage): Promise<void> {
    const { kind, opening, movedFrom } = thread;
    const needsOdd =
      kind !== 'discussion' ||
      opening ||
      movedFrom ||
      pinned ||
      items.length === 0 ||
      items.some(({ comment, replies }) => isOdd(comment) || replies.items.some(isOdd));
    const texts = [opening, pinned, items.slice(0, SEEN_FIRST)];
    const known = this.#room().reading.conversation?.branches.length ?? 0;
    const needed = [textNeeds(texts), rowsNeed(known + items.length), needsOdd && this.#fetchDress()];
    await Promise.allSettled(needed);
  }

  /** Its styles come before anything is drawn with it, and its words too. */
  async #fetchDress(): Promise<void> {
    const { words, core } = this.#room();
    const [dress] = await Promise.all([import('../comments/thread-dress.ts'), words.complete(), core.complete()]);
    dress.adoptDress(this.#host);
    this.dress = dress;
  }

  async #fetch(): Promise<ThreadStay> {
    const [{ stayIn }] = await Promise.all([import('./thread-stay.ts'), this.#fetchDress()]);
    return (this.stay = await stayIn(this.#room()));
  }
}
