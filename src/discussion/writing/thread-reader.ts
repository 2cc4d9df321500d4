import type { LitElement, ReactiveController } from 'lit';
import { PleinError } from '../../core/errors.ts';
import type { Localize } from '../../core/localize.ts';
import { withComment } from '../reading/conversation.changes.ts';
import { commentsOf, type Conversation } from '../reading/conversation.ts';
import type { DiscussionPort } from '../discussion.model.ts';
import { communityOf, type Seat } from '../staying/seat.ts';
import { forgetDrafts } from './drafts.ts';
import { MyPart } from './my-part.ts';
import { ThreadWriting } from './thread-writing.ts';
import { ThreadSettling } from '../settling/thread-settling.ts';
import type { WritingDesk } from './writing-desk.ts';

/**
 * Owns what depends on who reads: their part of the thread, and their writing in it. The public page stays as it is
 * while readers come and go. Loaded when somebody is signed in.
 */
export class ThreadReader implements ReactiveController {
  readonly mine: MyPart;
  readonly writing: ThreadWriting;
  readonly settling: ThreadSettling;

  readonly #host: LitElement;
  readonly #seat: Seat;
  readonly #discussion: DiscussionPort;
  readonly #thread: string;
  readonly #left = new AbortController();
  /** Who was last known for certain to read; undefined for nobody. */
  #reader: string | undefined;
  #until: string | undefined;

  constructor(host: LitElement, seat: Seat, discussion: DiscussionPort, thread: string) {
    this.#host = host;
    this.#seat = seat;
    this.#discussion = discussion;
    this.#thread = thread;
    this.mine = new MyPart(host);
    const desk = this.#desk();
    this.writing = new ThreadWriting(host, desk, (comment) => this.settling.deeds(comment));
    this.settling = new ThreadSettling(host, {
      ...desk,
      writing: this.writing,
      read: () => this.read(true),
    });
    host.addController(this);
  }

  hostConnected(): void {}

  /** Every dictionary that taking part speaks from. */
  get words(): readonly Localize<string>[] {
    return [this.writing.words, ...this.settling.languages];
  }

  /** What the reader sees: the public thread, with their own that is not public (yet) in its place. */
  seen(conversation: Conversation): Conversation {
    const { held = [] } = this.mine.value ?? {};
    const known = new Set([...commentsOf(conversation)].map(({ id }) => id));
    const waiting = this.writing.waiting?.comments ?? [];
    const pending = [...waiting, ...this.writing.composing.pending].filter(({ id }) => !known.has(id));
    return [...held, ...pending].reduce((seen, comment) => withComment(seen, comment), conversation);
  }

  /** Another thread or backend: nothing of this one goes on. */
  leave(): void {
    this.#left.abort();
    this.mine.forget();
    this.writing.dispose();
    this.settling.dispose();
    for (const controller of [this, this.mine]) this.#host.removeController(controller);
  }

  /** Follows who is there. A session that is being renewed changes nothing yet. */
  follow(): void {
    const { session } = this.#seat.look();
    if (session.state === 'signing-in') return;
    const reader = session.state === 'signed-in' ? (session.member.member ?? session.member.name) : undefined;
    const before = this.#reader;
    this.#reader = reader;
    if (session.state === 'signed-in') this.#until = session.until;
    if (reader === before) return;
    this.mine.forget();
    if (reader === undefined) this.#signedOut();
    else void this.read();
  }

  /** Reads the reader's part, for new comments or, `again`, for all, and opens what they had begun to write. */
  async read(again = false): Promise<void> {
    const { reading, look } = this.#seat;
    const { session } = look();
    const { conversation } = reading;
    if (session.state !== 'signed-in' || conversation === undefined || this.#left.signal.aborted) return;
    const all = [...commentsOf(conversation)].map(({ id }) => id);
    const ids = again ? all : all.filter((id) => this.mine.of(id) === undefined);
    if (ids.length === 0 && this.mine.value !== undefined && !again) return;
    const anew = again || this.mine.value === undefined;
    await this.mine.read(this.#discussion, this.#thread, ids);
    if (this.#left.signal.aborted || this.mine.value === undefined || reading.conversation === undefined) return;
    this.writing.composing.restore(commentsOf(this.seen(reading.conversation)));
    if (anew) await this.settling.read();
  }

  #desk(): WritingDesk {
    const { reading, core, announcer, reactions, look, focus, signIn, again } = this.#seat;
    const left = this.#left.signal;
    return {
      discussion: this.#discussion,
      thread: this.#thread,
      community: communityOf(look().backend),
      left,
      mine: this.mine,
      reading,
      core,
      announcer,
      reactions,
      look,
      focus: (at, mild) => left.aborted || focus(at, mild),
      signIn,
      again,
    };
  }

  /** Who signs out leaves nothing behind; whose session ends keeps what they typed, and is told. */
  #signedOut(): void {
    const { session, now, backend } = this.#seat.look();
    const { composing } = this.writing;
    if (session.state === 'failed') return composing.complain(session.error);
    if (this.#until !== undefined && Date.parse(this.#until) <= now) {
      return composing.complain(new PleinError('session-expired'));
    }
    composing.forget();
    this.settling.forget();
    forgetDrafts(communityOf(backend));
  }
}
