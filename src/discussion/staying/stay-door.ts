import type { LitElement } from 'lit';
import { textNeeds } from '../../text/text-view.ts';
import { fetchOdd, isOdd } from '../comments/comment-view.ts';
import type { ThreadPage } from '../discussion.model.ts';
import type { Room } from './room.ts';
import type { ThreadStay } from './thread-stay.ts';

/** Branches that may be in sight before anybody scrolls. */
const SEEN_FIRST = 20;

/** Owns the code for whoever stays with a thread: fetched once the comments stand, or before where something asks for it. */
export class StayDoor {
  stay: ThreadStay | undefined;
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
      opening ||
      kind !== 'discussion' ||
      movedFrom ||
      pinned ||
      items.length === 0 ||
      items.some(({ comment, replies }) => isOdd(comment) || replies.items.some(isOdd));
    const texts = [opening, pinned, items.slice(0, SEEN_FIRST)];
    await Promise.all([textNeeds(texts), needsOdd && this.dress()]).catch(() => undefined);
  }

  /** Fetches the words, the styles and the views that few threads need before they are stayed with. */
  async dress(): Promise<void> {
    const { words, core } = this.#room();
    const [, { dress }] = await Promise.all([
      fetchOdd(),
      import('../comments/thread-dress.ts'),
      words.complete(),
      core.complete(),
    ]);
    dress(this.#host);
  }

  async #fetch(): Promise<ThreadStay> {
    const [{ ThreadStay }] = await Promise.all([import('./thread-stay.ts'), this.dress()]);
    return (this.stay = new ThreadStay(this.#room()));
  }
}
