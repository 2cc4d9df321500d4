import { html, type LitElement, type nothing, type TemplateResult } from 'lit';
import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { Localize } from '../../core/localize.ts';
import { Part } from '../../core/part.ts';
import { ThreadDeeds } from '../deeds/thread-deeds.ts';
import type { Comment, DiscussionPort, Thread } from '../discussion.model.ts';
import { withComment } from '../reading/conversation.changes.ts';
import { commentsOf } from '../reading/conversation.comments.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { ThreadSettling } from '../settling/thread-settling.ts';
import { communityOf, type Seat } from '../staying/seat.ts';
import type { Target } from './drafts.ts';
import { AtHand } from './at-hand.ts';
import { hasDrafts } from './kept-drafts.ts';
import { MyPart } from './my-part.ts';
import type { ThreadWriting } from './thread-writing.ts';
import type { WritingDesk } from './writing-desk.ts';

type Piece = TemplateResult | typeof nothing;

/**
 * Owns what depends on who reads: their part of the thread, and what they can do in it. The public page stays as it is
 * while readers come and go. Loaded when somebody is signed in; writing and settling are loaded by who does that.
 */
export class ThreadReader {
  readonly mine: MyPart;
  readonly deeds: ThreadDeeds;
  readonly writing: Part<ThreadWriting>;
  readonly settling: Part<ThreadSettling>;

  readonly #host: LitElement;
  readonly #seat: Seat;
  readonly #discussion: DiscussionPort;
  readonly #thread: string;
  readonly #left = new AbortController();
  readonly #atHand: AtHand;
  /** Who was last known for certain to read; undefined for nobody. */
  #reader: string | undefined;
  #until: string | undefined;

  constructor(host: LitElement, seat: Seat, discussion: DiscussionPort, thread: string) {
    this.#host = host;
    this.#seat = seat;
    this.#discussion = discussion;
    this.#thread = thread;
    this.mine = new MyPart(host);
    this.#atHand = new AtHand(host, () => this.read());
    const desk = this.#desk();
    this.deeds = new ThreadDeeds(host, desk, {
      reply: (comment) => void this.write({ kind: 'reply', comment }),
      edit: (comment) => void this.#edit(comment),
      more: (comment) => [seat.beside(comment), this.settling.made?.actions(comment)],
    });
    this.writing = new Part(host, () => this.#makeWriting(desk));
    this.settling = new Part(host, () => this.#makeSettling(desk));
    const { outbox } = seat.look().backend ?? {};
    outbox?.watch(() => this.#showWaiting(), { signal: this.#left.signal });
    this.#showWaiting();
  }

  /** Every dictionary that taking part speaks from. */
  get words(): readonly Localize<string>[] {
    const { deeds, writing, settling } = this;
    return [deeds.words, ...(writing.made ? [writing.made.words] : []), ...(settling.made?.languages ?? [])];
  }

  /** Opens a field and puts the focus in it. Where its code cannot be fetched, that is told where it was to open. */
  async write(target: Target, initial?: { readonly markdown: string; readonly version: number }): Promise<void> {
    const writing = this.writing.made ?? (await this.writing.load());
    if (this.#left.signal.aborted) return;
    if (writing !== undefined) return writing.write(target, initial);
    const problem = new PleinError('offline');
    if (target.kind === 'comment') this.mine.fail(problem);
    else this.deeds.problems.fail(target.comment, problem);
  }

  /** Below a comment: what can be done with it. */
  actions(comment: Comment): Piece {
    return this.writing.made?.actions(comment) ?? this.deeds.actions(comment);
  }

  /** Why a comment is not seen by everyone. */
  standing(comment: Comment): string | undefined {
    const held = comment.state === 'held' ? this.deeds.words.text('held') : undefined;
    return this.writing.made?.standing(comment) ?? held;
  }

  /** In place of the way in, where the thread is not there yet and its reader may open it; else undefined. */
  entry(thread: Thread): Piece | undefined {
    const { made } = this.settling;
    if (made !== undefined) return made.entry(thread);
    return this.#opens(thread) ? html`<div class="prompt skeleton" aria-hidden="true"></div>` : undefined;
  }

  /** What the reader sees: the public thread, with their own that is not public (yet) in its place. */
  seen(conversation: Conversation): Conversation {
    const { held = [] } = this.mine.value ?? {};
    const { made: writing } = this.writing;
    const own = [...(writing?.waiting?.made?.comments ?? []), ...(writing?.composing.pending ?? [])];
    if (held.length + own.length === 0) return conversation;
    const known = new Set([...commentsOf(conversation)].map(({ id }) => id));
    const pending = own.filter(({ id }) => !known.has(id));
    return [...held, ...pending].reduce((seen, comment) => withComment(seen, comment), conversation);
  }

  /** Another thread or backend: nothing of this one goes on. */
  leave(): void {
    this.#left.abort();
    this.mine.forget();
    this.deeds.dispose();
    this.writing.made?.dispose();
    this.settling.made?.dispose();
    this.#atHand.hostDisconnected();
    for (const controller of [this.mine, this.#atHand]) this.#host.removeController(controller);
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

  /** Reads the reader's part, for new comments or, `again`, for all at hand, and opens what they had begun to write. */
  async read(again = false): Promise<void> {
    const { reading, look } = this.#seat;
    const { session } = look();
    const { conversation } = reading;
    if (session.state !== 'signed-in' || conversation === undefined || this.#left.signal.aborted) return;
    const all = [...commentsOf(conversation)].map(({ id }) => id);
    const ids = this.#atHand.of(again ? all : all.filter((id) => this.mine.of(id) === undefined));
    if (ids.length === 0 && this.mine.value !== undefined && !again) return;
    const anew = again || this.mine.value === undefined;
    await this.mine.read(this.#discussion, this.#thread, ids, again);
    if (this.#left.signal.aborted || this.mine.value === undefined || reading.conversation === undefined) return;
    await this.#takeUp(commentsOf(this.seen(reading.conversation)));
    if (anew && this.#settles(reading.conversation.thread)) await (await this.settling.load())?.read();
  }

  /** Opens what they had begun to write, and counts for how long they have to wait. */
  async #takeUp(comments: Iterable<Comment>): Promise<void> {
    const { made } = this.writing;
    if (made === undefined && !hasDrafts() && this.mine.value?.nextAt === undefined) return;
    const writing = made ?? (await this.writing.load());
    await writing?.prepare();
    if (!this.#left.signal.aborted) writing?.composing.restore(comments);
  }

  #showWaiting(): void {
    const { entries = [] } = this.#seat.look().backend?.outbox ?? {};
    if (entries.some(({ draft }) => draft.thread === this.#thread)) void this.writing.load();
  }

  async #makeWriting(desk: WritingDesk): Promise<ThreadWriting> {
    const code = await import('./thread-writing.ts');
    const writing = new code.ThreadWriting(this.#host, desk);
    await Promise.all([writing.words.loading, writing.prepare()]);
    return writing;
  }

  async #makeSettling(desk: WritingDesk): Promise<ThreadSettling> {
    const code = await import('../settling/thread-settling.ts');
    const settling = new code.ThreadSettling(this.#host, {
      ...desk,
      problems: this.deeds.problems,
      writing: () => this.writing.load(),
      read: () => this.read(true),
    });
    await Promise.all(settling.languages.map(({ loading }) => loading));
    return settling;
  }

  /** Whether there is anything about the thread as a whole for this reader. */
  #settles(thread: Thread): boolean {
    const { can, opening } = this.mine.value ?? {};
    return thread.kind !== 'discussion' || can?.steward === true || opening !== undefined || this.#opens(thread);
  }

  #opens({ createdAt }: Thread): boolean {
    const { kind } = this.#seat.look();
    if (createdAt !== undefined || kind === 'discussion' || this.#discussion.createThread === undefined) return false;
    return this.mine.value?.can.open?.includes(kind) === true;
  }

  async #edit(comment: Id): Promise<void> {
    this.deeds.problems.forget(comment);
    try {
      const initial = await this.#discussion.readMarkdown!(comment);
      if (!this.#left.signal.aborted) await this.write({ kind: 'edit', comment }, initial);
    } catch (thrown) {
      this.deeds.problems.fail(comment, thrown);
    }
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
      focus: async (at, mild) => left.aborted || focus(at, mild),
      signIn,
      again,
    };
  }

  /** Who signs out leaves nothing behind; whose session ends keeps what they typed, and is told. */
  #signedOut(): void {
    const { session, now, backend } = this.#seat.look();
    const composing = this.writing.made?.composing;
    if (session.state === 'failed') return composing?.complain(session.error);
    if (this.#until !== undefined && Date.parse(this.#until) <= now) {
      return composing?.complain(new PleinError('session-expired'));
    }
    composing?.forget();
    this.settling.made?.forget();
    if (!hasDrafts() && composing === undefined) return;
    import('./thread-writing.ts').then(
      ({ forgetDrafts }) => forgetDrafts(communityOf(backend)),
      () => undefined,
    );
  }
}
