import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Backend } from '../core/backend.ts';
import type { Id } from '../core/core.model.ts';
import { PleinError, isAbort } from '../core/errors.ts';
import { Load } from '../core/load.ts';
import {
  conversationOf,
  findComment,
  isArrival,
  withComment,
  withPage,
  withReplies,
  type Conversation,
} from './conversation.ts';
import type { Comment, CommentOrder, DiscussionPort } from './discussion.model.ts';

/** What to read. */
export interface ThreadQuestion {
  readonly backend: Backend;
  readonly thread: string;
  readonly order: CommentOrder;
  /** A comment to open the thread around. */
  readonly around?: Id | undefined;
}

/** A part that can be read on its own: the pages on either side, or the replies of the branch with this id. */
export type Part = 'next' | 'previous' | Id;

/**
 * Owns what everyone may see of a thread: its pages, and what arrives while it is looked at. What arrives waits in
 * `arrivals` until somebody asks for it; edits, deletions and reactions take their place at once.
 */
export class ThreadReading implements ReactiveController {
  readonly load: Load<Conversation>;
  /** New comments that are not shown yet. */
  arrivals: readonly Comment[] = [];
  /** Too much was missed to name it: only reading again shows what is new. */
  stale = false;
  /** The comment that a link led to, where it is not here. */
  missing: Id | undefined;
  /** The reader's own writes, which nobody has to be told of. */
  readonly own = new Set<Id>();

  readonly #host: ReactiveControllerHost;
  readonly #parts = new Map<Part, 'loading' | PleinError>();
  #question: ThreadQuestion | undefined;
  #following: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.load = new Load(host, ({ branches, loose, thread }) => {
      return branches.length + loose.length === 0 && thread.opening === undefined;
    });
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
    this.#following?.abort();
  }

  /** Reads from the start and follows from there. Another thread, order or backend takes away what was shown. */
  async open(question: ThreadQuestion): Promise<void> {
    const { backend, thread, order } = question;
    const before = this.#question;
    const fresh = before?.backend !== backend || before.thread !== thread || before.order !== order;
    this.#question = question;
    this.#following?.abort();
    const following = (this.#following = new AbortController());
    this.#parts.clear();
    if (fresh) this.#forgetArrivals();
    await this.load.run((signal) => this.#read(question, signal), { fresh });
    const read = this.conversation;
    if (following.signal.aborted || read === undefined || this.load.state.status === 'failed') return;
    this.#forgetArrivals();
    this.#follow(question, read, following);
  }

  /** Reads the part of the thread that holds a comment. */
  async around(comment: Id): Promise<void> {
    if (this.#question !== undefined) await this.open({ ...this.#question, around: comment });
  }

  /** There is nothing that could be read here. */
  close(): void {
    this.#following?.abort();
    this.#question = undefined;
    this.#forgetArrivals();
    this.load.unsupported();
  }

  /** Reads a part more and answers the first comment that it brought. */
  async more(part: Part): Promise<Id | undefined> {
    const question = this.#question;
    const conversation = this.conversation;
    const discussion = question?.backend.discussion;
    if (discussion === undefined || conversation === undefined || this.#parts.get(part) === 'loading') return undefined;
    this.#mark(part, 'loading');
    const signal = this.#following?.signal;
    try {
      const first = await this.#readPart(discussion, conversation, part, signal);
      if (!signal?.aborted) this.#mark(part, undefined);
      return first;
    } catch (thrown) {
      if (!signal?.aborted && !isAbort(thrown)) this.#mark(part, PleinError.from(thrown));
      return undefined;
    }
  }

  /** Shows what arrived and answers the first of it. */
  reveal(): Id | undefined {
    const [first] = this.arrivals;
    const shown = this.arrivals;
    this.arrivals = [];
    for (const comment of shown) this.take(comment);
    return first?.id;
  }

  find(id: Id): Comment | undefined {
    return this.conversation && findComment(this.conversation, id);
  }

  /** Takes a comment as it now is. */
  take(comment: Comment): void {
    const { conversation } = this;
    if (conversation !== undefined) this.load.set(withComment(conversation, comment));
  }

  async #read({ backend, thread, order, around }: ThreadQuestion, signal: AbortSignal): Promise<Conversation> {
    const discussion = backend.discussion!;
    this.missing = undefined;
    if (around !== undefined) {
      try {
        return conversationOf(await discussion.readThread({ thread, order, around, signal }), order);
      } catch (thrown) {
        if (PleinError.from(thrown).code !== 'not-found') throw thrown;
        this.missing = around;
        if (this.conversation !== undefined) return this.conversation;
      }
    }
    return conversationOf(await discussion.readThread({ thread, order, signal }), order);
  }

  async #readPart(
    discussion: DiscussionPort,
    conversation: Conversation,
    part: Part,
    signal: AbortSignal | undefined,
  ): Promise<Id | undefined> {
    const { thread, order, branches, loose } = conversation;
    const options = signal && { signal };
    if (part === 'next' || part === 'previous') {
      const cursor = conversation[part];
      if (cursor === undefined) return undefined;
      const page = await discussion.readThread({ thread: thread.key, order, cursor, ...options });
      this.#change((now) => withPage(now, page, part), signal);
      return (part === 'next' ? page.items[0] : page.items.at(-1))?.comment.id;
    }
    const cursor = [...branches, ...loose].find(({ comment }) => comment.id === part)?.next;
    if (cursor === undefined) return undefined;
    const page = await discussion.listReplies({ root: part, cursor, ...options });
    this.#change((now) => withReplies(now, part, page), signal);
    return page.items[0]?.id;
  }

  #change(change: (conversation: Conversation) => Conversation, signal: AbortSignal | undefined): void {
    if (this.conversation !== undefined && !signal?.aborted) this.load.set(change(this.conversation));
  }

  #follow({ backend, thread }: ThreadQuestion, { position }: Conversation, { signal }: AbortController): void {
    backend.live?.follow(
      {
        topic: `thread:${thread}`,
        since: position,
        onChange: (change) => {
          if (change.type === 'comment' && !signal.aborted) this.#onComment(change.value);
        },
        onReset: () => {
          if (signal.aborted) return;
          this.stale = true;
          this.#host.requestUpdate();
        },
      },
      { signal },
    );
  }

  #onComment(comment: Comment): void {
    const { conversation, arrivals } = this;
    if (conversation === undefined) return;
    const waiting = arrivals.some(({ id }) => id === comment.id);
    if (waiting) {
      this.arrivals = arrivals.flatMap((other) =>
        other.id !== comment.id ? [other] : comment.state === 'published' ? [comment] : [],
      );
    } else if (this.own.has(comment.id)) {
      this.take(comment);
    } else if (isArrival(conversation, comment, arrivals)) {
      this.arrivals = [...arrivals, comment];
    } else if (this.find(comment.id) !== undefined) {
      this.take(comment);
    }
    this.#host.requestUpdate();
  }

  #forgetArrivals(): void {
    this.arrivals = [];
    this.stale = false;
  }

  #mark(part: Part, state: 'loading' | PleinError | undefined): void {
    if (state === undefined) this.#parts.delete(part);
    else this.#parts.set(part, state);
    this.#host.requestUpdate();
  }
}
