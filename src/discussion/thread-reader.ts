import type { LitElement, ReactiveController } from 'lit';
import type { Session } from '../community/session.model.ts';
import type { Announcer } from '../core/announcer.ts';
import type { Backend } from '../core/backend.ts';
import type { CoreKey } from '../core/core.strings.ts';
import { PleinError } from '../core/errors.ts';
import type { Localize } from '../core/localize.ts';
import type { Author } from '../members/members.model.ts';
import { commentsOf, withComment, type Conversation } from './conversation.ts';
import type { DiscussionPort, ThreadSeed } from './discussion.model.ts';
import { MyPart } from './my-part.ts';
import type { ThreadReading } from './thread-reading.ts';
import type { Spot } from './writing/composing.ts';
import type { ThreadWriting } from './writing/thread-writing.ts';

/** Where the reader sits: what the thread tells of itself. */
export interface Seat {
  readonly backend: Backend | undefined;
  readonly session: Session;
  readonly thread: string | undefined;
  readonly readonly: boolean;
  readonly seed: ThreadSeed | undefined;
  readonly language: string;
  readonly now: number;
  readonly reading: ThreadReading;
  readonly core: Localize<CoreKey>;
  readonly announcer: Announcer;
  focus(at: Spot, mild?: boolean): void;
  signIn(): void;
}

/**
 * Owns what depends on who reads: their part of the thread, and the code for writing, loaded when there is somebody
 * who may. The public page stays as it is while readers come and go.
 */
export class ThreadReader implements ReactiveController {
  readonly mine: MyPart;
  writing: ThreadWriting | undefined;

  readonly #host: LitElement;
  readonly #seat: Seat;
  /** Who was last known for certain to read; undefined for nobody. */
  #reader: string | undefined;
  #until: string | undefined;
  #state: Session['state'] = 'signed-out';
  #left = new AbortController();
  #loading: Promise<typeof import('./writing/thread-writing.ts')> | undefined;

  constructor(host: LitElement, seat: Seat) {
    this.#host = host;
    this.#seat = seat;
    this.mine = new MyPart(host);
    host.addController(this);
  }

  hostConnected(): void {}

  /** What the reader sees: the public thread, with their own that is not public (yet) in its place. */
  seen(conversation: Conversation): Conversation {
    const { held = [] } = this.mine.value ?? {};
    const known = new Set([...commentsOf(conversation)].map(({ id }) => id));
    const pending = this.writing?.composing.pending.filter(({ id }) => !known.has(id)) ?? [];
    return [...held, ...pending].reduce(withComment, conversation);
  }

  /** Another thread or backend: nothing of the old one goes on here. */
  leave(): void {
    this.#left.abort();
    this.#left = new AbortController();
    this.writing?.dispose();
    this.writing = undefined;
    this.mine.forget();
  }

  /** Follows who is there. A session that is being renewed changes nothing yet. */
  follow(): void {
    const { session } = this.#seat;
    const before = this.#state;
    this.#state = session.state;
    if (session.state === 'signing-in') return;
    const reader = session.state === 'signed-in' ? (session.member.member ?? session.member.name) : undefined;
    if (reader !== this.#reader) {
      this.mine.forget();
      if (reader !== undefined) void this.read();
      else this.#signedOut();
    } else if (before === 'signing-in' && session.state === 'signed-out') this.#signedOut();
    this.#reader = reader;
    if (session.state === 'signed-in') this.#until = session.until;
  }

  /** Reads the reader's part, for new comments or, `again`, for all, and opens what they had begun to write. */
  async read(again = false): Promise<void> {
    const { session, readonly, reading, thread } = this.#seat;
    const { conversation } = reading;
    const discussion = this.#seat.backend?.discussion;
    if (session.state !== 'signed-in' || readonly || !discussion?.readMine) return;
    if (conversation === undefined || conversation.thread.key !== thread) return;
    const { signal } = this.#left;
    const all = [...commentsOf(conversation)].map(({ id }) => id);
    const ids = again ? all : all.filter((id) => this.mine.of(id) === undefined);
    if (ids.length === 0 && this.mine.value !== undefined && !again) return;
    await this.mine.read(discussion, thread, ids);
    if (signal.aborted || this.mine.value === undefined || !this.#mayWrite(discussion)) return;
    await this.#loadWriting(discussion, thread, signal);
    if (!signal.aborted && reading.conversation)
      this.writing?.composing.restore(commentsOf(this.seen(reading.conversation)));
  }

  #mayWrite(discussion: DiscussionPort): boolean {
    const { createComment, editComment, deleteComment, react } = discussion;
    return [createComment, editComment, deleteComment, react].some((method) => method !== undefined);
  }

  async #loadWriting(discussion: DiscussionPort, thread: string, left: AbortSignal): Promise<void> {
    if (this.writing !== undefined) return;
    this.#loading ??= import('./writing/thread-writing.ts');
    try {
      const { ThreadWriting } = await this.#loading;
      if (left.aborted || this.writing !== undefined) return;
      this.writing = new ThreadWriting(this.#host, this.#deskFor(discussion, thread, left));
    } catch (thrown) {
      this.#loading = undefined;
      this.mine.error = new PleinError('offline', 'The code for writing could not be loaded.', { cause: thrown });
    }
    this.#host.requestUpdate();
  }

  #deskFor(
    discussion: DiscussionPort,
    thread: string,
    left: AbortSignal,
  ): ConstructorParameters<typeof ThreadWriting>[1] {
    const seat = this.#seat;
    const { mine } = this;
    return {
      discussion,
      thread,
      left,
      mine,
      reading: seat.reading,
      core: seat.core,
      announcer: seat.announcer,
      community: communityOf(seat.backend),
      get reader(): Author | undefined {
        return seat.session.state === 'signed-in' ? seat.session.member : undefined;
      },
      get seed() {
        return seat.seed;
      },
      get language() {
        return seat.language;
      },
      now: () => seat.now,
      focus: (at, mild) => left.aborted || seat.focus(at, mild),
      signIn: () => seat.signIn(),
    };
  }

  /** Who signs out leaves nothing behind; whose session ends keeps what they typed, and is told. */
  #signedOut(): void {
    const { session, now, backend } = this.#seat;
    const expired = this.#until !== undefined && Date.parse(this.#until) <= now;
    if (expired || session.state === 'failed') {
      this.writing?.composing.complain(session.state === 'failed' ? session.error : new PleinError('session-expired'));
      return;
    }
    this.writing?.composing.forget();
    void import('./writing/drafts.ts').then(
      ({ forgetDrafts }) => forgetDrafts(communityOf(backend)),
      () => undefined,
    );
  }
}

function communityOf(backend: Backend | undefined): string {
  return backend?.address ?? backend?.name ?? '';
}

/** What a page says about a thread that is not there yet. */
export function seedOf(title?: string, url?: string, space?: string): ThreadSeed | undefined {
  const seed = { ...(title && { title }), ...(url && { url }), ...(space && { space }) };
  return Object.keys(seed).length === 0 ? undefined : seed;
}
