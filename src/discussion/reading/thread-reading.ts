import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Backend } from '../../core/backend.ts';
import type { Id } from '../../core/core.model.ts';
import { PleinError, orOffline } from '../../core/errors.ts';
import { Load } from '../../core/load.ts';
import { isDrawn } from './drawn.ts';
import type { Adopting } from './adopted.ts';
import { conversationOf, type Conversation } from './conversation.ts';
import type { CommentOrder, ThreadPage } from '../discussion.model.ts';

/** What to read. */
export interface ThreadQuestion {
  readonly backend: Backend;
  readonly thread: string;
  readonly order: CommentOrder;
  /** A comment to open the thread around. */
  readonly around?: Id | undefined;
}

type ReadingHost = ReactiveControllerHost & Adopting;

/** A part that can be read on its own: the pages on either side, or the replies of the branch with this id. */
export type Part = 'next' | 'previous' | Id;

/** Owns what everyone may see of a thread, page by page. What happens to it afterwards comes in through `change`. */
export class ThreadReading implements ReactiveController {
  readonly load: Load<Conversation>;
  /** The comment that a link led to, where it is not here. */
  missing: Id | undefined;
  /** The reader's own writes: nobody has to tell them of these. */
  readonly own = new Set<Id>();

  readonly prepare: (page: ThreadPage) => Promise<unknown>;
  readonly #host: ReadingHost;
  readonly #parts = new Map<Part, 'loading' | PleinError>();
  #question: ThreadQuestion | undefined;
  #reading: AbortController | undefined;

  /** With `prepare`, which fetches what drawing a page takes. */
  constructor(host: ReadingHost, prepare: (page: ThreadPage) => Promise<unknown>) {
    this.#host = host;
    this.prepare = prepare;
    this.load = new Load(host);
    host.addController(this);
  }

  get conversation(): Conversation | undefined {
    return this.load.value;
  }

  /** How reading a part goes; undefined where nobody asked for it or it is done. */
  partState(part: Part): 'loading' | PleinError | undefined {
    return this.#parts.get(part);
  }

  hostDisconnected(): void {
    this.#reading?.abort();
  }

  /** Reads from the start. Another thread or backend takes away what was shown; another order does once it is there. */
  async open(question: ThreadQuestion): Promise<void> {
    const { backend, thread } = question;
    const before = this.#question;
    const fresh = before?.backend !== backend || before.thread !== thread;
    this.#question = question;
    this.#reading?.abort();
    this.#reading = new AbortController();
    this.#parts.clear();
    await this.load.run((signal) => this.#read(question, signal), { fresh });
  }

  /** Reads the part of the thread that holds a comment. */
  async around(comment: Id): Promise<void> {
    if (this.#question !== undefined) await this.open({ ...this.#question, around: comment });
  }

  /** There is nothing that could be read here. */
  close(): void {
    this.#reading?.abort();
    this.#question = undefined;
    this.load.unsupported();
  }

  /** Reads a part more and answers the first comment that it brought. */
  async more(part: Part): Promise<Id | undefined> {
    if (this.#question === undefined || this.#parts.get(part) === 'loading') return undefined;
    const { signal } = this.#reading!;
    this.#mark(part, 'loading');
    let first: Id | undefined;
    let error: PleinError | undefined;
    try {
      const { readPart } = await orOffline(import('./thread-parts.ts'));
      first = await readPart(this, this.#question.backend.discussion!, part, signal);
    } catch (thrown) {
      error = PleinError.from(thrown);
    }
    if (!signal.aborted) this.#mark(part, error);
    return first;
  }

  /** Takes the conversation as something that happened made it. */
  change(change: (conversation: Conversation) => Conversation): void {
    if (this.conversation !== undefined) this.load.set(change(this.conversation));
  }

  async #read({ backend, thread, order, around }: ThreadQuestion, signal: AbortSignal): Promise<Conversation> {
    const read = async (at?: Id): Promise<Conversation> => {
      const adopted = at === undefined && (await this.#adopted());
      const page =
        adopted || (await backend.discussion!.readThread({ thread, order, signal, ...(at && { around: at }) }));
      await this.prepare(page);
      return conversationOf(page, order);
    };
    this.missing = undefined;
    if (around === undefined) return read();
    return read(around).catch((thrown: unknown) => {
      if (PleinError.from(thrown).code !== 'not-found') throw thrown;
      this.missing = around;
      return this.conversation ?? read();
    });
  }

  /** The page of the thread that the page itself brought. */
  async #adopted(): Promise<ThreadPage | undefined> {
    if (!isDrawn(this.#host)) return undefined;
    const { adoptedPage } = await orOffline(import('./adopted.ts'));
    return adoptedPage(this.#host);
  }

  #mark(part: Part, state: 'loading' | PleinError | undefined): void {
    if (state === undefined) this.#parts.delete(part);
    else this.#parts.set(part, state);
    this.#host.requestUpdate();
  }
}
