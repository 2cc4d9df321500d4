import type { LitElement } from 'lit';
import type { Session } from '../../community/session.model.ts';
import { PleinError } from '../../core/errors.ts';
import { hasDrafts } from '../writing/kept-drafts.ts';
import { communityOf, type Seat } from './seat.ts';
import type { ThreadReader } from '../writing/thread-reader.ts';

/** Owns whether there is somebody who may do more than read, and loads what that takes when there is. */
export class ReaderDoor {
  reader: ThreadReader | undefined;
  /** The code could not be fetched. */
  error: PleinError | undefined;

  readonly #host: LitElement;
  readonly #seat: Seat;
  #loading: Promise<unknown> | undefined;
  #state: Session['state'];

  /** With `asked` the page has been saying who reads since before the door was there. */
  constructor(host: LitElement, seat: Seat, asked: boolean) {
    this.#host = host;
    this.#seat = seat;
    this.#state = asked ? 'signing-in' : 'signed-out';
  }

  /** Follows who is there; called before each drawing. */
  follow(): void {
    const { backend, session, readonly } = this.#seat.look();
    const before = this.#state;
    this.#state = session.state;
    if (this.reader !== undefined) this.reader.follow();
    else if (session.state === 'signed-in' && !readonly && backend?.discussion?.readMine) this.#load();
    else if (before === 'signing-in' && session.state === 'signed-out') this.#nobody();
  }

  /** Another thread or backend, or only to be read: what was there goes. */
  leave(): void {
    this.reader?.leave();
    this.reader = undefined;
    this.#loading = undefined;
    this.error = undefined;
  }

  /** Tries again to fetch the code. */
  retry(): void {
    this.error = undefined;
    this.#host.requestUpdate();
  }

  #load(): void {
    const { backend, thread } = this.#seat.look();
    const discussion = backend?.discussion;
    if (this.#loading !== undefined || this.error !== undefined || !discussion || !thread) return;
    const loading = import('../writing/thread-reader.ts');
    this.#loading = loading;
    loading
      .then(
        (code) => {
          if (this.#loading === loading)
            this.reader = new code.ThreadReader(this.#host, this.#seat, discussion, thread);
        },
        (cause: unknown) => {
          if (this.#loading !== loading) return;
          this.#loading = undefined;
          this.error = new PleinError('offline', 'The code for taking part could not be fetched.', { cause });
        },
      )
      .finally(() => this.#host.requestUpdate());
  }

  /** The page says for certain that nobody is signed in: no draft of somebody else stays on this computer. */
  #nobody(): void {
    if (!hasDrafts()) return;
    import('../writing/thread-writing.ts').then(
      ({ forgetDrafts }) => forgetDrafts(communityOf(this.#seat.look().backend)),
      () => undefined,
    );
  }
}
