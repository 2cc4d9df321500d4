import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Id } from '../../core/core.model.ts';
import { PleinError, isAbort } from '../../core/errors.ts';
import type { Comment, CommentMine, DiscussionPort, Reaction, ThreadMine } from '../discussion.model.ts';

/**
 * Owns what the signed-in reader may do in a thread and did: read for the comments at hand, apart from the public
 * page, and forgotten when the reader leaves.
 */
export class MyPart implements ReactiveController {
  value: ThreadMine | undefined;
  error: PleinError | undefined;

  readonly #host: ReactiveControllerHost;
  #flight = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#flight.abort();
  }

  of(comment: Id): CommentMine | undefined {
    return this.value?.comments[comment];
  }

  /** Reads, for these comments, beside what is known of others or `anew`. Resolves when it is here, or could not be read. */
  async read(discussion: DiscussionPort, thread: string, comments: readonly Id[], anew = false): Promise<void> {
    // All of it is asked for: what is on its way is older.
    if (anew) this.#flight.abort();
    if (this.#flight.signal.aborted) this.#flight = new AbortController();
    const { signal } = this.#flight;
    const before = this.value?.comments;
    this.error = undefined;
    try {
      const read = await discussion.readMine?.({ thread, comments, signal });
      if (read === undefined || signal.aborted) return;
      const known = this.value?.comments ?? {};
      // What came to be known since this was asked for is newer.
      const newer = Object.entries(known).filter(([id, mine]) => mine !== before?.[id]);
      this.#set({ ...read, comments: { ...(anew ? {} : known), ...read.comments, ...Object.fromEntries(newer) } });
    } catch (thrown) {
      if (signal.aborted || isAbort(thrown)) return;
      this.fail(PleinError.from(thrown));
    }
  }

  /** There is no way in for now. */
  fail(error: PleinError): void {
    this.error = error;
    this.#host.requestUpdate();
  }

  forget(): void {
    this.#flight.abort();
    this.#flight = new AbortController();
    this.value = undefined;
    this.error = undefined;
    this.#host.requestUpdate();
  }

  setReaction(comment: Id, reaction: Reaction, on: boolean): void {
    const others = this.of(comment)?.reactions.filter((other) => other !== reaction) ?? [];
    this.#setOf(comment, { reactions: on ? [...others, reaction] : others });
  }

  setHelpful(comment: Id, helpful: boolean): void {
    this.#setOf(comment, { helpful });
  }

  /** Takes a part of it as it now is. */
  set(part: Partial<ThreadMine>): void {
    if (this.value !== undefined) this.#set({ ...this.value, ...part });
  }

  /** Takes one's own comment that waits for approval as it now is. */
  hold(comment: Comment): void {
    this.drop(comment.id);
    if (this.value !== undefined) this.#set({ ...this.value, held: [...this.value.held, comment] });
  }

  /** Forgets a comment that no longer waits. */
  drop(id: Id): void {
    if (this.value === undefined) return;
    this.#set({ ...this.value, held: this.value.held.filter((comment) => comment.id !== id) });
  }

  #setOf(comment: Id, part: Partial<CommentMine>): void {
    const known = this.of(comment);
    if (this.value === undefined || known === undefined) return;
    this.#set({ ...this.value, comments: { ...this.value.comments, [comment]: { ...known, ...part } } });
  }

  #set(value: ThreadMine): void {
    this.value = value;
    this.#host.requestUpdate();
  }
}
