import type { ReactiveControllerHost } from 'lit';
import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { WritingDesk } from '../writing/writing-desk.ts';

/** Owns what went wrong with what the reader did to a comment: it is told at once, and stands below the comment. */
export class Problems {
  readonly #host: ReactiveControllerHost;
  readonly #desk: WritingDesk;
  readonly #known = new Map<Id, string>();

  constructor(host: ReactiveControllerHost, desk: WritingDesk) {
    this.#host = host;
    this.#desk = desk;
  }

  /** What stands below a comment. */
  words(comment: Id): string | undefined {
    return this.#known.get(comment);
  }

  forget(comment: Id): void {
    if (this.#known.delete(comment)) this.#host.requestUpdate();
  }

  note(comment: Id, words: string): void {
    if (this.#desk.left.aborted) return;
    this.#known.set(comment, words);
    this.#desk.announcer.say(words);
    this.#host.requestUpdate();
  }

  /** Notes why the backend did not do it. */
  fail(comment: Id, thrown: unknown): void {
    this.note(comment, this.#desk.core.text(`error-${PleinError.from(thrown).code}`));
  }
}
