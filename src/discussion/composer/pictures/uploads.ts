import type { OutboxPictures } from '../../../community/outbox.model.ts';
import type { Id } from '../../../core/core.model.ts';
import { PleinError } from '../../../core/errors.ts';
import { keepPicture, readOwnPicture } from '../../../images/own-picture.ts';
import type { ImagesPort } from '../../../images/images.model.ts';

/** How a picture is doing. */
export interface Picture {
  readonly state: 'uploading' | 'kept' | 'failed';
  /** How much of it has left, from 0 to 1. */
  readonly sent?: number;
  readonly problem?: PleinError | undefined;
  /** What is sent; absent for one that the backend has, or should have. */
  readonly file?: Blob | undefined;
  /** Its writer says that there is nothing to describe. */
  readonly decorative: boolean;
}

/** Told that something is known of a picture, and what was known of it before. */
type Listener = (id: Id, now: Picture, before: Picture | undefined) => void;

/** Pictures that are sent at the same time. */
const AT_ONCE = 2;

const all = new WeakMap<ImagesPort, Uploads>();

/** Owns the pictures that this page gives to a backend: a field that is closed and opened again finds them as they are. */
export class Uploads {
  readonly #images: ImagesPort;
  readonly #pictures = new Map<Id, Picture>();
  readonly #waiting = new Set<Id>();
  readonly #flights = new Map<Id, AbortController>();
  readonly #listeners = new Set<Listener>();

  /** Those to this backend. */
  static to(images: ImagesPort): Uploads {
    const known = all.get(images) ?? new Uploads(images);
    all.set(images, known);
    return known;
  }

  constructor(images: ImagesPort) {
    this.#images = images;
    addEventListener('online', () => this.#resume());
  }

  get(id: Id): Picture | undefined {
    return this.#pictures.get(id);
  }

  /** Calls back whenever something is known of a picture, until the signal is aborted. */
  watch(listener: Listener, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** Takes a file that can be read as a picture; rejects where it cannot. It is sent when that is asked for. */
  async add(id: Id, file: Blob): Promise<void> {
    await keepPicture(this.#images, id, file);
    this.change(id, { state: 'uploading', sent: 0, file });
  }

  change(id: Id, change: Partial<Picture>): void {
    const before = this.#pictures.get(id);
    const now = { state: 'kept', decorative: false, ...before, ...change } as const;
    this.#pictures.set(id, now);
    for (const listener of this.#listeners) listener(id, now, before);
  }

  /** Sends a picture, or sends it again: under the same id it is the same picture. */
  send(id: Id): void {
    if (this.#pictures.get(id)?.file === undefined || this.#flights.has(id)) return;
    this.change(id, { state: 'uploading', sent: 0, problem: undefined });
    this.#waiting.add(id);
    this.#next();
  }

  /** Ends the sending of a picture that is no longer wanted. */
  stop(id: Id): void {
    this.#waiting.delete(id);
    this.#flights.get(id)?.abort();
    this.#pictures.delete(id);
  }

  /** Leaves a picture that did not arrive to whoever keeps it; answers whether they do. */
  async leave(id: Id, waiting: () => Promise<OutboxPictures>): Promise<boolean> {
    const { file } = this.#pictures.get(id) ?? {};
    if (file === undefined) return false;
    try {
      await (await waiting()).keep({ id, file });
    } catch {
      return false;
    }
    this.change(id, { state: 'kept', file: undefined, problem: undefined });
    return true;
  }

  /** Looks for one that was in the text before, as the backend has it. */
  async recall(id: Id): Promise<void> {
    this.#pictures.set(id, { state: 'kept', decorative: true });
    try {
      await readOwnPicture(this.#images, id);
      this.change(id, {});
    } catch (thrown) {
      const problem = PleinError.from(thrown);
      if (problem.code === 'not-found') this.change(id, { state: 'failed', problem });
    }
  }

  /** A few at a time: on a slow line, many at once would all come too late. */
  #next(): void {
    for (const id of this.#waiting) {
      if (this.#flights.size >= AT_ONCE) return;
      this.#waiting.delete(id);
      const flight = new AbortController();
      this.#flights.set(id, flight);
      void this.#fly(id, flight.signal).finally(() => {
        this.#flights.delete(id);
        this.#next();
      });
    }
  }

  async #fly(id: Id, signal: AbortSignal): Promise<void> {
    const file = this.#pictures.get(id)!.file!;
    const onProgress = (sent: number, total: number) => this.change(id, { sent: total === 0 ? 0 : sent / total });
    try {
      await this.#images.uploadImage({ id, file }, { signal, onProgress });
      if (!signal.aborted) this.change(id, { state: 'kept', file: undefined });
    } catch (thrown) {
      if (!signal.aborted) this.#fail(id, PleinError.from(thrown));
    }
  }

  /** Whoever is to wait before trying again is not kept waiting by hand. */
  #fail(id: Id, problem: PleinError): void {
    this.change(id, { state: 'failed', problem });
    if (problem.retryAfter !== undefined) setTimeout(() => this.#again(id, problem), problem.retryAfter * 1000);
  }

  #again(id: Id, after: PleinError): void {
    if (this.#pictures.get(id)?.problem === after) this.send(id);
  }

  /** What could not leave without a connection does so now. */
  #resume(): void {
    for (const [id, { state, problem }] of this.#pictures) {
      if (state === 'failed' && problem?.code === 'offline') this.send(id);
    }
  }
}
