import type { ReactiveControllerHost } from 'lit';
import type { Room } from './room.ts';
import type { ThreadStay } from './thread-stay.ts';

/** Owns the code for whoever stays with a thread: fetched once the comments stand, or before where something asks for it. */
export class StayDoor {
  stay: ThreadStay | undefined;
  /** The code could not be fetched. The thread can still be read. */
  lost = false;

  readonly #host: ReactiveControllerHost;
  readonly #room: () => Room;
  #loading: Promise<ThreadStay | undefined> | undefined;

  constructor(host: ReactiveControllerHost, room: () => Room) {
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

  async #fetch(): Promise<ThreadStay> {
    const room = this.#room();
    const [{ ThreadStay }] = await Promise.all([
      import('./thread-stay.ts'),
      room.words.complete(),
      room.core.complete(),
    ]);
    return (this.stay = new ThreadStay(room));
  }
}
