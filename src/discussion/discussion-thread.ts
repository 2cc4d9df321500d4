// Long for what it promises: every part and event has its line here, where the manifest and page authors find it.
import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Backend } from '../core/backend.ts';
import { plainControls } from '../core/plain-controls.styles.ts';
import type { Id } from '../core/core.model.ts';
import { PleinElement } from '../core/element.ts';
import { Localize } from '../core/localize.ts';
import { trouble } from '../core/notice.ts';
import { painted } from '../core/painted.ts';
import { plainTokens } from '../core/plain-tokens.styles.ts';
import { textStyles } from '../text/text.styles.ts';
import { branchList, type ListScene } from './comments/branch-view.ts';
import type { Conversation } from './reading/conversation.ts';
import { PleinThreadLoadedEvent } from './discussion.events.ts';
import { COMMENT_ORDERS, type CommentOrder } from './discussion.model.ts';
import { discussionStrings, type DiscussionKey } from './discussion.strings.ts';
import { commentStyles, threadStyles } from './discussion-thread.styles.ts';
import { isDrawn } from './reading/drawn.ts';
import { wasFolded } from './reading/folded.ts';
import { commentIn } from './reading/permalink.ts';
import type { Room } from './staying/room.ts';
import { StayDoor } from './staying/stay-door.ts';
import { arrivalsView, entryPlace, headingView, loadingView } from './comments/thread-frame.ts';
import { ThreadReading, type Part } from './reading/thread-reading.ts';
import type { ThreadStay } from './staying/thread-stay.ts';

type Piece = TemplateResult | typeof nothing;

/**
 * The conversation under a page: to read for everyone, and to take part in for who may, live.
 *
 * @tag plein-discussion-thread
 * @slot heading - In place of the number of comments.
 * @slot empty - In place of the words that invite a first comment.
 * @slot house-rules - What to read before writing, where the community's advice shows it.
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
 * @csspart settling - How a question stands, and what its reader can say about that.
 * @csspart solved - The badge of a question that is settled.
 * @csspart unsolved - That it is not.
 * @csspart waiting - Since when it waits for the team, and on whose list; a button that shows all of that.
 * @csspart me-too - The button for who has the same question.
 * @csspart me-too-count - How many have it, for who cannot say so.
 * @csspart settle - The button that says whether it is solved.
 * @csspart edit-opening - The button that opens one's opening text to change it.
 * @csspart opening-form - The form to open a conversation in.
 * @csspart title-label - The label of its title.
 * @csspart title - Its title.
 * @csspart deed - A thing that stewards can do, with what will happen.
 * @csspart deed-button - Its button.
 * @csspart outcome - What happened.
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
 * @csspart edited - That it was edited; a button to what it read before.
 * @csspart answered - The button to the earlier version that a reply was to.
 * @csspart history - The dialog with what a comment read before.
 * @csspart version - A version in it.
 * @csspart close - The button that closes it.
 * @csspart in-reply-to - The link to what a reply answers, where it is not indented.
 * @csspart badge - What a comment is.
 * @csspart accepted - The badge of the answer that settled the question.
 * @csspart kind - The badge of an answer: official, a workaround, an opinion or simply an answer.
 * @csspart remark - That a comment is on the question, not an answer to it.
 * @csspart standing - The badge of a comment that not everyone sees (yet).
 * @csspart text - What somebody wrote.
 * @csspart origin - Where something imported came from.
 * @csspart actions - The row below a comment.
 * @csspart action - A button in it.
 * @csspart like - The button that likes.
 * @csspart react - The button that opens the reactions to choose from.
 * @csspart reaction - A reaction to choose.
 * @csspart reactions - The number of reactions; a button that tells who reacted.
 * @csspart reactors - Who reacted.
 * @csspart helpful - The button that says that a comment helped.
 * @csspart helpful-count - Whom it helped, for who cannot say so.
 * @csspart accept - The button that says that an answer settled the question.
 * @csspart manage - A button to what stewards can do.
 * @csspart further - The button to what else can be done with a comment, where a row has no room for that.
 * @csspart further-action - One of those.
 * @csspart undo-offer - The words in the place of what one just deleted.
 * @csspart undo - The button that puts it back.
 * @csspart reply - The button that opens a field to reply.
 * @csspart follow - The button that follows the replies to a comment, or stops.
 * @csspart edit - The button that opens one's comment to change it.
 * @csspart delete - The button that deletes.
 * @csspart copy-link - The button that copies the comment's address.
 * @csspart confirmation - The question before deleting what cannot be put back.
 * @csspart confirm-delete - The button that deletes.
 * @csspart keep - The button that does not.
 * @csspart problem - Why something did not work.
 * @csspart tombstone-text - The words where a comment was.
 * @csspart moved-to - The link to the conversation that a branch has become.
 * @csspart moved-from - The way back to where this conversation was a branch.
 * @csspart pinned - The comment that stands above all others.
 * @csspart more - A button that shows more comments or replies.
 * @csspart arrivals - The button that shows new comments.
 * @csspart entry - The place to begin writing, or the words why not.
 * @csspart prompt - The button that opens the field.
 * @csspart slow - From when on one can write again in slow mode.
 * @csspart kinds - What a comment is to be.
 * @csspart take-back - The button that takes back a comment that waits for the network.
 * @csspart send-now - The button that tries to send it now.
 * @csspart composer - The form to write in.
 * @csspart label - Its label.
 * @csspart toolbar - The buttons that format the text.
 * @csspart tool - A button among them.
 * @csspart textarea - Its field.
 * @csspart hint - What may be written.
 * @csspart people - The list of those who may be meant by an `@`.
 * @csspart person - Somebody in it.
 * @csspart pictures - The pictures in the text.
 * @csspart picture - One of them.
 * @csspart picture-description - The field that says what it shows.
 * @csspart picture-decorative - The box that says it is only decoration.
 * @csspart picture-progress - That it is on its way.
 * @csspart picture-problem - Why it did not arrive.
 * @csspart picture-refused - Why a file was not taken.
 * @csspart picture-retry - The button that sends it again.
 * @csspart picture-remove - The button that takes it out.
 * @csspart advice - What the community says to whoever writes.
 * @csspart advice-action - A button in it.
 * @csspart heat - That a text reads heated.
 * @csspart similar - Conversations about the same.
 * @csspart house-rules - The house rules.
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
 * @cssproperty --plein-code-keyword - The colour of keywords in code.
 * @cssproperty --plein-code-string - That of strings.
 * @cssproperty --plein-code-number - That of numbers.
 * @cssproperty --plein-code-name - That of names.
 * @cssproperty --plein-code-comment - That of comments.
 * @fires {PleinThreadLoadedEvent} plein-thread-loaded - The thread is there to be read.
 * @fires {PleinCommentSendEvent} plein-comment-send - Somebody sends a comment or reply; cancelable.
 * @fires {PleinCommentSentEvent} plein-comment-sent - The backend has a comment.
 * @fires {PleinCommentEditEvent} plein-comment-edit - Somebody saves a change to their comment; cancelable.
 * @fires {PleinCommentEditedEvent} plein-comment-edited - The backend has the changed comment.
 * @fires {PleinCommentDeleteEvent} plein-comment-delete - Somebody deletes their comment; cancelable.
 * @fires {PleinCommentDeletedEvent} plein-comment-deleted - The backend took a comment away.
 * @fires {PleinCommentRestoredEvent} plein-comment-restored - The backend put back a comment that was just deleted.
 * @fires {PleinCommentHelpedEvent} plein-comment-helped - The backend knows that a comment helped, or no longer does.
 * @fires {PleinCommentReactedEvent} plein-comment-reacted - The backend has a reaction, or no longer has it.
 * @fires {PleinSignInEvent} plein-sign-in - Somebody asked to sign in; cancelable.
 */
export class PleinDiscussionThread extends PleinElement {
  static override readonly styles: CSSResultGroup = [
    plainTokens,
    plainControls,
    textStyles,
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
    threadUrl: { attribute: 'thread-url' },
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
  /** Where other conversations are read, one that a branch has become for example: an address with `{key}` for the thread's key. */
  threadUrl?: string;

  readonly #words = new Localize<DiscussionKey>(this, discussionStrings);
  readonly #reading = new ThreadReading(this, (page) => this.#door.prepare(page));
  readonly #door = new StayDoor(this, () => this.#room());
  #open: { readonly backend: Backend; readonly thread: string } | undefined;
  #turn = 0;
  #asked = false;
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
    const asks = changed.has('thread') || changed.has('order') || changed.has('readonly');
    if (asks && turn === this.#turn && this.port !== undefined) this.reload();
    this.#asked ||= this.session.state === 'signing-in';
  }

  override render(): Piece {
    const { state } = this.#reading.load;
    if (state.status === 'unsupported') return nothing;
    const { value, status } = state;
    const words = this.#words;
    const count = (value?.thread.commentCount ?? 0) + (this.#stay?.waiting ?? 0);
    const scene = value && this.#scene(value);
    return html`<section class="thread" part="thread" aria-labelledby="title" aria-busy=${String(status === 'loading')}>
      ${headingView(words.text('count', { count }), this.headingLevel, scene?.dress?.threadMarks(value!.thread, scene))}
      ${status === 'failed' ? trouble(this.describe(state.error), this.#again) : nothing}
      ${scene && this.#renderConversation(this.#stay?.seen(value!) ?? value!, scene)}
      ${value === undefined && status === 'loading' ? loadingView(this.core, isDrawn(this)) : nothing}
      <p class="visually-hidden" role="status">${this.#stay?.said}</p>
    </section>`;
  }

  #renderConversation(conversation: Conversation, scene: ListScene): TemplateResult {
    const { thread, branches, loose, next, previous, pinned, order } = conversation;
    const { dress } = scene;
    const newest = order === 'newest';
    const list = branchList(branches, scene);
    const late = branchList(loose, scene);
    return html`${dress?.movedFromView(thread, scene)}${thread.opening && dress?.openingView(thread.opening, thread.origin, scene)}
      ${dress?.settlingPlace(thread, this.#stay?.settling(conversation))}
      <div class="tools" part="tools">${this.#stay?.tools(conversation)}</div>
      ${newest ? html`${this.#renderEntry(conversation)}${this.#renderArrivals()}` : nothing}
      ${pinned?.id === scene.pinned ? nothing : dress?.pinnedView(pinned!, scene)}${this.#stay?.missing()}
      ${previous ? html`<div class="edge">${scene.more('previous', this.#words.text('showEarlier'))}</div>` : nothing}
      ${branches.length + loose.length === 0 ? dress?.emptyView(scene, this.#takesComments && thread.state === 'open') : nothing}
      ${newest ? late : nothing}${list}
      ${next ? html`<div class="edge">${scene.more('next', this.#words.text('showMore'))}</div>` : nothing}
      ${newest ? nothing : html`${late}${this.#renderArrivals()}${this.#renderEntry(conversation)}`}`;
  }

  #renderMore(part: Part, words: string): TemplateResult {
    const state = this.#reading.partState(part);
    const { dress } = this.#door;
    const onMore = (): void => void this.#onMore(part);
    if (state !== undefined && dress !== undefined) return dress.moreState(state, this.core, onMore);
    return html`<button type="button" part="more" @click=${onMore}>${words}</button>`;
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

  get #again(): { readonly text: string; run(): void } {
    return { text: this.core.text('retry'), run: () => this.reload() };
  }

  #scene({ thread, branches, loose, pinned, order }: Conversation): ListScene {
    const [first] = order === 'newest' && loose.length > 0 ? loose : branches;
    return {
      words: this.#words,
      core: this.core,
      backend: this.port,
      now: this.now,
      known: new Map(),
      accepted: thread.accepted,
      // What stands first anyway need not stand above that as well.
      pinned: first?.comment.id === pinned?.id ? pinned?.id : undefined,
      threadUrl: this.threadUrl,
      kind: thread.kind,
      dress: this.#door.dress,
      company: this.#stay?.company,
      more: (part, words) => this.#renderMore(part, words),
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
    if (backend.discussion === undefined || !thread) {
      // Who builds the page is told that it takes a name.
      if (thread === '') void this.#door.load();
      return this.#reading.close();
    }
    this.#open = { backend, thread };
    const around = moved ? commentIn(location.hash) : undefined;
    if ((around !== undefined || this.autoload || wasFolded(thread)) && this.#stay === undefined) {
      // What goes to a comment, or draws the list otherwise, is there before the comment is.
      this.#reading.load.clear();
      await this.#door.load();
      if (turn !== this.#turn) return;
    }
    await this.#reading.open({ backend, thread, order, around });
    if (turn !== this.#turn) return;
    if (this.#reading.load.state.status === 'failed') return void (await this.#door.load());
    const { conversation } = this.#reading;
    if (conversation !== undefined) this.dispatchEvent(new PleinThreadLoadedEvent(conversation.thread));
    await this.updateComplete;
    if (around === undefined) await painted();
    if (turn === this.#turn) await this.#settle(around);
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
