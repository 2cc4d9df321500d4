import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { PleinSignInEvent } from '../community/community.events.ts';
import { SignInLine } from '../community/sign-in-line.ts';
import { Announcer } from '../core/announcer.ts';
import type { Backend } from '../core/backend.ts';
import { controls } from '../core/controls.styles.ts';
import type { Id } from '../core/core.model.ts';
import { PleinElement } from '../core/element.ts';
import type { PleinError } from '../core/errors.ts';
import { Localize } from '../core/localize.ts';
import { tokens } from '../core/tokens.styles.ts';
import { trouble } from '../core/notice.ts';
import { memberNameStyles } from '../members/member-name.ts';
import { textStyles } from '../text/text.styles.ts';
import { advise } from './advise.ts';
import { Arrivals } from './arrivals.ts';
import { branchList, type ListScene } from './branch-view.ts';
import { openingView } from './comment-view.ts';
import { commentsOf, type Conversation } from './conversation.ts';
import { PleinThreadLoadedEvent } from './discussion.events.ts';
import type { CommentOrder, Thread } from './discussion.model.ts';
import { discussionStrings, type DiscussionKey } from './discussion.strings.ts';
import { commentStyles, threadStyles } from './discussion-thread.styles.ts';
import { entryView } from './entry-view.ts';
import { commentAddress, commentAnchor, commentIn } from './permalink.ts';
import { focusSpot } from './spots.ts';
import { arrivalsView, headerView, loadingView, moreView } from './thread-frame.ts';
import { ReaderDoor } from './reader-door.ts';
import { seedOf, type Seat } from './seat.ts';
import { ThreadReading, type Part } from './thread-reading.ts';

type Piece = TemplateResult | typeof nothing;

/** Times are told as "3 minutes ago": they age. */
const AGEING = 60_000;
/** Every thread on the page: a link may lead to a comment in any of them. */
const threads = new Set<PleinDiscussionThread>();

/**
 * The conversation under a page: to read for everyone, and to take part in for who may, live.
 *
 * @tag plein-discussion-thread
 * @slot heading - In place of the number of comments.
 * @slot empty - In place of the words that invite a first comment.
 * @csspart thread - Everything.
 * @csspart heading - The number of comments.
 * @csspart to-accepted - The link to the answer that settled the question.
 * @csspart opening - The text that the conversation starts with.
 * @csspart comments - The list of comments.
 * @csspart replies - A list of replies.
 * @csspart comment - A comment or reply.
 * @csspart tombstone - What stays where a comment was; also a `comment`.
 * @csspart comment-header - Who, and when.
 * @csspart avatar - The initials of the author.
 * @csspart member-name - The name of the author.
 * @csspart member-role - The role of the author, in words.
 * @csspart line-of-work - What the author does.
 * @csspart team - On whose behalf it was said.
 * @csspart permalink - The time, as a link to the comment.
 * @csspart time - When.
 * @csspart edited - That it was edited.
 * @csspart in-reply-to - The link to what a reply answers, where it is not indented.
 * @csspart badge - What a comment is.
 * @csspart accepted - The badge of the answer that settled the question.
 * @csspart kind - The badge of an official answer, a workaround or an opinion.
 * @csspart standing - The badge of a comment that not everyone sees (yet).
 * @csspart text - What somebody wrote.
 * @csspart origin - Where something imported came from.
 * @csspart actions - The row below a comment.
 * @csspart action - A button in it.
 * @csspart like - The button that likes.
 * @csspart like-count - The number in it.
 * @csspart reply - The button that opens a field to reply.
 * @csspart edit - The button that opens one's comment to change it.
 * @csspart delete - The button that asks whether to delete.
 * @csspart copy-link - The button that copies the comment's address.
 * @csspart likes - The number of likes, for who cannot like.
 * @csspart confirmation - The question before deleting.
 * @csspart confirm-delete - The button that deletes.
 * @csspart keep - The button that does not.
 * @csspart problem - Why something did not work.
 * @csspart tombstone-text - The words where a comment was.
 * @csspart more - A button that shows more comments or replies.
 * @csspart arrivals - The button that shows new comments.
 * @csspart entry - The place to begin writing, or the words why not.
 * @csspart prompt - The button that opens the field.
 * @csspart composer - The form to write in.
 * @csspart label - Its label.
 * @csspart textarea - Its field.
 * @csspart hint - What may be written.
 * @csspart count - How many characters are left, near the end.
 * @csspart preview - How the text will look.
 * @csspart preview-toggle - The button between writing and preview.
 * @csspart send - The button that sends.
 * @csspart cancel - The button that closes the form and keeps the text.
 * @csspart discard - The button that throws the text away.
 * @csspart sign-in - The line for a signed-out reader.
 * @csspart sign-in-button - The way to sign in.
 * @csspart notice - What went wrong, or what is missing.
 * @csspart retry - The button to try that again.
 * @cssproperty --plein-accent - The colour of links and main buttons.
 * @cssproperty --plein-space - The unit of space.
 * @cssproperty --plein-radius - How round corners are.
 * @cssproperty --plein-font-size - The size of the text.
 * @fires {PleinThreadLoadedEvent} plein-thread-loaded - The thread is there to be read.
 * @fires {PleinCommentSendEvent} plein-comment-send - Somebody sends a comment or reply; cancelable.
 * @fires {PleinCommentSentEvent} plein-comment-sent - The backend has a comment.
 * @fires {PleinCommentEditEvent} plein-comment-edit - Somebody saves a change to their comment; cancelable.
 * @fires {PleinCommentEditedEvent} plein-comment-edited - The backend has the changed comment.
 * @fires {PleinCommentDeleteEvent} plein-comment-delete - Somebody confirmed that their comment may go; cancelable.
 * @fires {PleinCommentDeletedEvent} plein-comment-deleted - The backend took a comment away.
 * @fires {PleinCommentReactedEvent} plein-comment-reacted - The backend has a reaction, or no longer has it.
 * @fires {PleinSignInEvent} plein-sign-in - Somebody asked to sign in; cancelable.
 */
export class PleinDiscussionThread extends PleinElement {
  static override readonly styles: CSSResultGroup = [
    tokens,
    controls,
    textStyles,
    memberNameStyles,
    threadStyles,
    commentStyles,
  ];

  /** The page owner's name for the conversation, which outlives every address of the page. Required. */
  @property() thread?: string;
  /** Which comments stand first. */
  @property() order: CommentOrder = 'oldest';
  /** What the page is about, kept with the conversation when its first comment makes it. */
  @property() heading?: string;
  /** The page's lasting address, kept likewise. */
  @property({ attribute: 'page-url' }) pageUrl?: string;
  /** The space a new conversation belongs to; that of the `<plein-community>` unless set. */
  @property() space?: string;
  /** Shows the conversation to read, with nothing to do. */
  @property({ type: Boolean }) readonly = false;
  /** The level of the heading in the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  readonly #words = new Localize<DiscussionKey>(this, discussionStrings);
  readonly #announcer = new Announcer(this);
  readonly #signIn = new SignInLine(this, this.core, () => this.place);
  readonly #reading = new ThreadReading(this);
  readonly #arrivals = new Arrivals(this, this.#reading, this.#announcer, this.#words);
  readonly #door = new ReaderDoor(this, this.#seat());
  #open: { readonly backend: Backend; readonly thread: string } | undefined;
  #turn = 0;
  #ageing: ReturnType<typeof setInterval> | undefined;
  #hadFocus = false;

  /** The comment that the page's address leads to. */
  @state() private linked?: Id | undefined;

  @query('.title') private readonly top!: HTMLElement;

  /** Reads the thread again. */
  override reload(): void {
    void this.#read();
  }

  /** Opens the field for a comment and puts the focus in it. Answers whether the reader may write here. */
  async focusComposer(): Promise<boolean> {
    const { reader } = this.#door;
    const may = reader?.mine.value?.can.comment === true;
    if (may) await reader?.writing.write({ kind: 'comment' });
    return may;
  }

  protected override get languages(): readonly Localize<string>[] {
    return [this.core, this.#words, ...(this.#door.reader ? [this.#door.reader.writing.words] : [])];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    threads.add(this);
    addEventListener('hashchange', this.#onHash);
    this.#ageing = setInterval(() => this.requestUpdate(), AGEING);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    threads.delete(this);
    removeEventListener('hashchange', this.#onHash);
    clearInterval(this.#ageing);
  }

  /** The public page is the same for everyone; the door follows who reads. */
  protected override readerChanged(): void {}

  protected override willUpdate(changed: PropertyValues<this>): void {
    const turn = this.#turn;
    super.willUpdate(changed);
    if (changed.has('thread')) {
      void advise(this.thread ?? '');
      this.#hadFocus = this.hasUpdated && this.matches(':focus-within');
    }
    const asks = changed.has('thread') || changed.has('order') || changed.has('readonly');
    if (asks && turn === this.#turn && this.port !== undefined) this.reload();
    this.#door.follow();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#hadFocus && this.shadowRoot?.activeElement === null) this.top?.focus();
    this.#hadFocus = false;
  }

  override render(): Piece {
    const loaded = this.#reading.load.state;
    if (loaded.status === 'unsupported') return nothing;
    const busy = loaded.status === 'loading' ? 'true' : 'false';
    return html`<section
      class="thread"
      part="thread"
      aria-labelledby="title"
      aria-busy=${busy}
      @focusin=${this.#onFocus}
      @focusout=${this.#onFocus}
    >
      ${headerView(loaded.value?.thread, { count: this.#count, level: this.headingLevel }, this.#words)}
      ${loaded.status === 'failed' ? this.#renderFailure(loaded.error) : nothing}
      ${loaded.value === undefined ? nothing : this.#renderConversation(this.#door.reader?.seen(loaded.value) ?? loaded.value)}
      ${loaded.value === undefined && loaded.status === 'loading' ? loadingView(this.core) : nothing}
      <p class="visually-hidden" role="status">${this.#announcer.words}</p>
    </section>`;
  }

  #renderFailure(error: PleinError): TemplateResult {
    return trouble(this.describe(error), { text: this.core.text('retry'), run: () => this.reload() });
  }

  #renderConversation(conversation: Conversation): TemplateResult {
    const { thread, branches, loose, next, previous, order } = conversation;
    const scene = this.#scene(conversation);
    const newest = order === 'newest';
    const list = branchList(branches, scene);
    const late = branchList(loose, scene);
    return html`${thread.opening ? openingView(thread.opening, thread.origin, scene) : nothing}
    ${newest ? html`${this.#renderEntry(conversation)}${this.#renderArrivals()}` : nothing} ${this.#renderMissing()}
    ${previous ? html`<div class="edge">${scene.more('previous', this.#words.text('showEarlier'))}</div>` : nothing}
    ${list === nothing && late === nothing ? this.#renderEmpty(thread) : nothing} ${newest ? late : nothing}${list}
    ${next ? html`<div class="edge">${scene.more('next', this.#words.text('showMore'))}</div>` : nothing}
    ${newest ? nothing : html`${late}${this.#renderArrivals()}${this.#renderEntry(conversation)}`}`;
  }

  #renderMissing(): Piece {
    if (this.#reading.missing === undefined || threads.size > 1) return nothing;
    return html`<div class="notice" part="notice"><p>${this.#words.text('gone')}</p></div>`;
  }

  #renderEmpty(thread: Thread): TemplateResult {
    const invite = this.#takesComments && thread.state === 'open' ? this.#words.text('invite') : nothing;
    return html`<p class="calm empty"><slot name="empty">${this.#words.text('empty')} ${invite}</slot></p>`;
  }

  #renderArrivals(): Piece {
    return this.port?.live === undefined ? nothing : arrivalsView(this.#arrivals.words, () => void this.#onArrivals());
  }

  #renderEntry({ thread }: Conversation): Piece {
    return entryView({
      thread,
      session: this.session,
      door: this.#door,
      open: this.#takesComments,
      words: this.#words,
      core: this.core,
      signIn: this.#signIn,
      onWrite: () => void this.focusComposer(),
    });
  }

  get #takesComments(): boolean {
    return !this.readonly && this.port?.discussion?.createComment !== undefined;
  }

  get #count(): number {
    return (this.#reading.conversation?.thread.commentCount ?? 0) + this.#arrivals.count;
  }

  #scene(conversation: Conversation): ListScene {
    const writing = this.#door.reader?.writing;
    return {
      words: this.#words,
      core: this.core,
      backend: this.port,
      now: this.now,
      known: new Map([...commentsOf(conversation)].map((comment) => [comment.id, comment])),
      accepted: conversation.thread.accepted,
      linked: this.linked,
      actions: (comment) => writing?.actions(comment) ?? nothing,
      tellsLikes: (comment) => writing?.tellsLikes(comment) ?? false,
      editor: (comment) => writing?.editor(comment) ?? nothing,
      replying: (comment) => writing?.replying(comment) ?? nothing,
      standing: (comment) => writing?.standing(comment),
      more: (part, words) => moreView(this.#reading.partState(part), words, this.core, () => void this.#onMore(part)),
      ...(navigator.clipboard && { copyLink: (id: Id) => void this.#onCopyLink(id) }),
    };
  }

  #seat(): Seat {
    return {
      reading: this.#reading,
      core: this.core,
      announcer: this.#announcer,
      look: () => ({
        backend: this.port,
        session: this.session,
        thread: this.thread,
        readonly: this.readonly,
        language: this.core.language,
        now: this.now,
        seed: seedOf(this.heading, this.pageUrl, this.space ?? this.place.space),
      }),
      focus: (spot, mild) => void focusSpot(this, spot, mild),
      signIn: () => {
        const { signInUrl } = this.place;
        if (this.dispatchEvent(new PleinSignInEvent()) && signInUrl !== undefined) location.assign(signInUrl);
      },
    };
  }

  async #read(): Promise<void> {
    const turn = (this.#turn += 1);
    const { port: backend, thread } = this;
    const order = this.order === 'newest' ? 'newest' : 'oldest';
    const moved = this.#open?.backend !== backend || this.#open?.thread !== thread;
    if (moved) this.#door.leave();
    this.#arrivals.stop();
    if (backend === undefined) return this.#reading.load.clear();
    if (backend.discussion === undefined || !thread) return this.#reading.close();
    this.#open = { backend, thread };
    const around = moved ? commentIn(location.hash) : undefined;
    await this.#reading.open({ backend, thread, order, around });
    if (turn !== this.#turn || this.#reading.load.state.status === 'failed') return;
    const { conversation } = this.#reading;
    if (conversation !== undefined) this.dispatchEvent(new PleinThreadLoadedEvent(conversation.thread));
    if (around !== undefined) void this.#goTo(around);
    await Promise.all([this.#door.reader?.read(true), this.#arrivals.follow(backend.live)]);
  }

  async #goTo(id: Id): Promise<void> {
    this.linked = id;
    if (this.#reading.find(id) === undefined) return;
    const comment = await focusSpot(this, { comment: id });
    comment?.scrollIntoView({ block: 'start' });
  }

  readonly #onHash = async (): Promise<void> => {
    const id = commentIn(location.hash);
    this.linked = id;
    if (id === undefined || this.#open === undefined) return;
    if (this.#reading.find(id) === undefined) {
      await this.#reading.around(id);
      await this.#arrivals.follow(this.port?.live);
      await this.#door.reader?.read();
    }
    await this.#goTo(id);
  };

  /** By class rather than `:has(:focus-visible)`, which not every engine follows as the focus moves. */
  #onFocus({ type, target, currentTarget }: FocusEvent): void {
    const byKeyboard = type === 'focusin' && (target as Element).matches(':focus-visible');
    (currentTarget as Element).classList.toggle('by-keyboard', byKeyboard);
  }

  async #onMore(part: Part): Promise<void> {
    const first = await this.#reading.more(part);
    if (first !== undefined) await focusSpot(this, { comment: first });
    await this.#door.reader?.read();
  }

  async #onArrivals(): Promise<void> {
    if (this.#arrivals.stale) return this.reload();
    const first = this.#arrivals.show();
    if (first !== undefined) await focusSpot(this, { comment: first });
    await this.#door.reader?.read();
  }

  async #onCopyLink(id: Id): Promise<void> {
    try {
      await navigator.clipboard.writeText(commentAddress(id));
      this.#announcer.say(this.#words.text('linkCopied'));
    } catch {
      // The reader's browser does not want it: then the address stands where they can take it.
      location.hash = commentAnchor(id);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-discussion-thread': PleinDiscussionThread;
  }
}
