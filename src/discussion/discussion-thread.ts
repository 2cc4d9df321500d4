import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Backend } from '../core/backend.ts';
import { controls } from '../core/controls.styles.ts';
import type { Id } from '../core/core.model.ts';
import { PleinElement } from '../core/element.ts';
import { Localize } from '../core/localize.ts';
import { trouble } from '../core/notice.ts';
import { tokens } from '../core/tokens.styles.ts';
import { memberNameStyles } from '../members/member-name.ts';
import { textStyles } from '../text/text.styles.ts';
import { advise } from './advise.ts';
import { branchList, type ListScene } from './branch-view.ts';
import { openingView } from './comment-view.ts';
import type { Conversation } from './conversation.ts';
import { PleinThreadLoadedEvent } from './discussion.events.ts';
import { COMMENT_ORDERS, type CommentOrder, type Thread } from './discussion.model.ts';
import { discussionStrings, type DiscussionKey } from './discussion.strings.ts';
import { commentStyles, threadStyles } from './discussion-thread.styles.ts';
import { wasFolded } from './folded.ts';
import { commentIn } from './permalink.ts';
import type { Room } from './room.ts';
import { StayDoor } from './stay-door.ts';
import { arrivalsView, entryPlace, headerView, loadingView, moreView, settlingPlace } from './thread-frame.ts';
import { ThreadReading, type Part } from './thread-reading.ts';
import type { ThreadStay } from './thread-stay.ts';

type Piece = TemplateResult | typeof nothing;

/**
 * The conversation under a page: to read for everyone, and to take part in for who may, live.
 *
 * @tag plein-discussion-thread
 * @slot heading - In place of the number of comments.
 * @slot empty - In place of the words that invite a first comment.
 * @csspart thread - Everything.
 * @csspart heading - The number of comments.
 * @csspart to-accepted - The link to the answer that settled the question.
 * @csspart tools - The row above the comments: how to order, search and follow them.
 * @csspart order - The menu of orders.
 * @csspart thread-tool - A button in that row.
 * @csspart unread - The button that goes to the next new comment.
 * @csspart unread-count - How many there are.
 * @csspart search - The box in which the thread is searched.
 * @csspart search-field - The field in it.
 * @csspart results - The comments that were found.
 * @csspart result - The link to one of them.
 * @csspart found - A word that was searched for.
 * @csspart new - That a comment is new to the reader.
 * @csspart fold - The button that folds the replies of a comment away.
 * @csspart quote - The button that quotes what is selected.
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
 * @csspart toolbar - The buttons that format the text.
 * @csspart tool - A button among them.
 * @csspart textarea - Its field.
 * @csspart hint - What may be written.
 * @csspart kept - That a text was typed earlier or elsewhere, and how long it is kept.
 * @csspart put-back - The button that puts back what another tab's text replaced.
 * @csspart count - How many characters are left, near the end.
 * @csspart preview - How the text will look.
 * @csspart preview-toggle - The button that shows and hides the preview.
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

  static override readonly properties: PropertyDeclarations = {
    thread: {},
    kind: {},
    order: {},
    heading: {},
    pageUrl: { attribute: 'page-url' },
    space: {},
    readonly: { type: Boolean },
    autoload: { type: Boolean },
    noShortcuts: { type: Boolean, attribute: 'no-shortcuts' },
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  /** The page owner's name for the conversation, which outlives every address of the page. Required. */
  thread?: string;
  /**
   * What a new conversation is: in a `question`, answers are told from comments and one can settle it; a `blog` opens
   * with a text by the team.
   */
  kind: 'discussion' | 'question' = 'discussion';
  /** Which comments stand first. */
  order: CommentOrder = 'oldest';
  /** What the page is about, kept with the conversation when its first comment makes it. */
  heading?: string;
  /** The page's lasting address, kept likewise. */
  pageUrl?: string;
  /** The space a new conversation belongs to; that of the `<plein-community>` unless set. */
  space?: string;
  /** Shows the conversation to read, with nothing to do. */
  readonly = false;
  /** Reads on by itself when the reader comes near the end, in place of a button to show more. */
  autoload = false;
  /** Takes no single letters as shortcuts (`j` and `k`, to the next and the last comment that is new). */
  noShortcuts = false;
  /** The level of the heading in the page. */
  headingLevel = 2;

  readonly #words = new Localize<DiscussionKey>(this, discussionStrings);
  readonly #reading = new ThreadReading(this);
  readonly #door = new StayDoor(this, () => this.#room());
  #open: { readonly backend: Backend; readonly thread: string } | undefined;
  #turn = 0;
  #asked = false;
  #hadFocus = false;
  #drawn: Promise<unknown> | undefined;

  /** Reads the thread again. */
  override reload(): void {
    void this.#read();
  }

  /** Opens the field for a comment and puts the focus in it. Answers whether the reader may write here. */
  async focusComposer(): Promise<boolean> {
    const stay = await this.#door.load();
    return stay?.focusComposer() ?? false;
  }

  protected override get languages(): readonly Localize<string>[] {
    return [this.core, this.#words, ...(this.#stay?.languages ?? [])];
  }

  /** Reading takes few words: the others come with what asks for them. */
  protected override prepare(): void {}

  /** All comments are there. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.#drawn;
    return complete;
  }

  /** The public page is the same for everyone; who reads is followed by the stay. */
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
    this.#asked ||= this.session.state === 'signing-in';
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#hadFocus && this.shadowRoot?.activeElement === null) {
      this.shadowRoot.querySelector<HTMLElement>('.title')?.focus();
    }
    this.#hadFocus = false;
  }

  override render(): Piece {
    const { state } = this.#reading.load;
    if (state.status === 'unsupported') return nothing;
    const { value, status } = state;
    return html`<section
      class="thread"
      part="thread"
      aria-labelledby="title"
      aria-busy=${status === 'loading' ? 'true' : 'false'}
    >
      ${headerView(value?.thread, { count: this.#count, level: this.headingLevel }, this.#words)}
      ${status === 'failed' ? trouble(this.describe(state.error), this.#again) : nothing}
      ${value === undefined ? nothing : this.#renderConversation(this.#stay?.seen(value) ?? value)}
      ${value === undefined && status === 'loading' ? loadingView(this.core) : nothing}
      <p class="visually-hidden" role="status">${this.#stay?.said}</p>
    </section>`;
  }

  #renderConversation(conversation: Conversation): TemplateResult {
    const { thread, branches, loose, next, previous, order } = conversation;
    const scene = this.#scene(conversation);
    const newest = order === 'newest';
    const list = branchList(branches, scene);
    const late = branchList(loose, scene);
    return html`${thread.opening ? openingView(thread.opening, thread.origin, scene) : nothing}
      ${settlingPlace(thread, this.#stay?.settling(conversation) ?? nothing)}
      <div class="tools" part="tools">${this.#stay?.tools(conversation) ?? nothing}</div>
      ${newest ? html`${this.#renderEntry(conversation)}${this.#renderArrivals()}` : nothing}
      ${this.#stay?.missing() ?? nothing}
      ${previous ? html`<div class="edge">${scene.more('previous', this.#words.text('showEarlier'))}</div>` : nothing}
      ${list === nothing && late === nothing ? this.#renderEmpty(thread) : nothing} ${newest ? late : nothing}${list}
      ${next ? html`<div class="edge">${scene.more('next', this.#words.text('showMore'))}</div>` : nothing}
      ${newest ? nothing : html`${late}${this.#renderArrivals()}${this.#renderEntry(conversation)}`}`;
  }

  #renderEmpty(thread: Thread): TemplateResult {
    const invite = this.#takesComments && thread.state === 'open' ? this.#words.text('invite') : nothing;
    return html`<p class="calm empty"><slot name="empty">${this.#words.text('empty')} ${invite}</slot></p>`;
  }

  #renderArrivals(): Piece {
    return this.port?.live === undefined ? nothing : arrivalsView(this.#stay?.arrivals() ?? nothing);
  }

  #renderEntry(conversation: Conversation): Piece {
    if (this.#stay !== undefined) return this.#stay.entry(conversation);
    if (!this.#takesComments && conversation.thread.state !== 'locked') return nothing;
    return entryPlace(this.#door.lost ? () => void this.#settle() : undefined, this.core);
  }

  /** What reading does not need, once it is there. */
  get #stay(): ThreadStay | undefined {
    return this.#door.stay;
  }

  get #takesComments(): boolean {
    return !this.readonly && this.port?.discussion?.createComment !== undefined;
  }

  get #count(): number {
    return (this.#reading.conversation?.thread.commentCount ?? 0) + (this.#stay?.waiting ?? 0);
  }

  get #again(): { readonly text: string; run(): void } {
    return { text: this.core.text('retry'), run: () => this.reload() };
  }

  #scene(conversation: Conversation): ListScene {
    return {
      words: this.#words,
      core: this.core,
      backend: this.port,
      now: this.now,
      known: new Map(),
      accepted: conversation.thread.accepted,
      company: this.#stay,
      more: (part, words) => moreView(this.#reading.partState(part), words, this.core, () => void this.#onMore(part)),
      wait: (drawn) => (this.#drawn = drawn),
    };
  }

  #room(): Room {
    return {
      host: this,
      reading: this.#reading,
      words: this.#words,
      core: this.core,
      open: () => this.#takesComments,
      place: () => this.place,
      session: () => this.session,
      now: () => this.now,
      asked: () => this.#asked,
      again: () => this.reload(),
      more: (part, quietly) => this.#onMore(part, quietly),
    };
  }

  async #read(): Promise<void> {
    const turn = (this.#turn += 1);
    const { port: backend, thread } = this;
    const order = COMMENT_ORDERS.find((known) => known === this.order) ?? 'oldest';
    const moved = this.#open?.backend !== backend || this.#open?.thread !== thread;
    this.#stay?.leave(moved);
    if (backend === undefined) return this.#reading.load.clear();
    if (backend.discussion === undefined || !thread) return this.#reading.close();
    this.#open = { backend, thread };
    const around = moved ? commentIn(location.hash) : undefined;
    if ((around !== undefined || this.autoload || wasFolded(thread)) && this.#stay === undefined) {
      // What goes to a comment, or draws the list otherwise, is there before the comment is.
      this.#reading.load.clear();
      await this.#door.load();
      if (turn !== this.#turn) return;
    }
    await this.#reading.open({ backend, thread, order, around });
    if (turn !== this.#turn || this.#reading.load.state.status === 'failed') return;
    const { conversation } = this.#reading;
    if (conversation !== undefined) this.dispatchEvent(new PleinThreadLoadedEvent(conversation.thread));
    await this.updateComplete;
    await this.#settle(around);
  }

  async #settle(around?: Id): Promise<void> {
    const turn = this.#turn;
    const stay = await this.#door.load();
    if (turn === this.#turn && this.isConnected) await stay?.settle(around);
  }

  async #onMore(part: Part, quietly = false): Promise<void> {
    const first = await this.#reading.more(part);
    const stay = await this.#door.load();
    await stay?.showFrom(quietly ? undefined : first);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plein-discussion-thread': PleinDiscussionThread;
  }
}
