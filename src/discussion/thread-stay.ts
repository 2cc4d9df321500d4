import { adoptStyles, html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { PleinSignInEvent } from '../community/community.events.ts';
import { SignInLine } from '../community/sign-in-line.ts';
import { Announcer } from '../core/announcer.ts';
import type { Id } from '../core/core.model.ts';
import type { Localize } from '../core/localize.ts';
import { Arrivals } from './arrivals.ts';
import type { ListCompany } from './branch-view.ts';
import type { Conversation } from './conversation.ts';
import { copyLinkView } from './copy-link.ts';
import type { Comment } from './discussion.model.ts';
import { entryView } from './entry-view.ts';
import { commentIn } from './permalink.ts';
import { Reactions } from './reactions/reactions.ts';
import { reactionStyles } from './reactions/reactions.styles.ts';
import { ReaderDoor } from './reader-door.ts';
import { Histories } from './history/histories.ts';
import { historyMarkStyles } from './history/histories.styles.ts';
import type { Room } from './room.ts';
import { seedOf, type Seat } from './seat.ts';
import { focusSpot } from './spots.ts';
import { stayStyles } from './thread-stay.styles.ts';
import type { ThreadWriting } from './writing/thread-writing.ts';

type Piece = TemplateResult | typeof nothing;

/** Times are told as "3 minutes ago": they age. */
const AGEING = 60_000;
/** All on the page: a link may lead to a comment in any of them. */
const stays = new Set<ThreadStay>();

/**
 * Owns what a thread is to somebody who stays with it: new comments as they come, the way in, their own part, and links
 * to a comment. It loads once the comments stand, and nothing of it is needed to read them.
 */
export class ThreadStay implements ReactiveController, ListCompany {
  /** The comment that the page's address leads to. */
  linked: Id | undefined;

  readonly #room: Room;
  readonly #announcer: Announcer;
  readonly #signIn: SignInLine;
  readonly #arrivals: Arrivals;
  readonly #reactions: Reactions;
  readonly #histories: Histories;
  readonly #door: ReaderDoor;
  #ageing: ReturnType<typeof setInterval> | undefined;

  constructor(room: Room) {
    const { host, core, place, reading, words } = room;
    this.#room = room;
    this.#announcer = new Announcer(host);
    this.#signIn = new SignInLine(host, core, place);
    this.#arrivals = new Arrivals(host, reading, this.#announcer, words);
    this.#reactions = new Reactions(host, core, () => place().backend);
    this.#histories = new Histories(
      host,
      core,
      () => place().backend,
      (id) => reading.find(id),
    );
    this.#door = new ReaderDoor(host, this.#seat(), room.asked());
    const root = host.renderRoot as ShadowRoot;
    adoptStyles(root, [
      ...(host.constructor as typeof LitElement).elementStyles,
      stayStyles,
      reactionStyles,
      historyMarkStyles,
    ]);
    for (const type of ['focusin', 'focusout'] as const) root.addEventListener(type, (event) => onFocus(root, event));
    host.addController(this);
  }

  hostConnected(): void {
    stays.add(this);
    addEventListener('hashchange', this.#onHash);
    this.#ageing = setInterval(() => this.#room.host.requestUpdate(), AGEING);
  }

  hostDisconnected(): void {
    stays.delete(this);
    removeEventListener('hashchange', this.#onHash);
    clearInterval(this.#ageing);
  }

  hostUpdate(): void {
    this.#door.follow();
  }

  /** The thread is read anew; what was there goes if it is `another` one. */
  leave(another: boolean): void {
    if (another) this.#door.leave();
    this.#arrivals.stop();
  }

  /** The thread has been read: follows it, and goes to the comment that a link led to. */
  async settle(around: Id | undefined): Promise<void> {
    if (around !== undefined) void this.#goTo(around);
    this.#arrivals.follow(this.#room.place().backend?.live);
    await this.#door.reader?.read(true);
    // The reader followed a link before this was here to follow it.
    const led = commentIn(location.hash);
    if (led !== undefined && this.linked === undefined) await this.#onHash();
  }

  /** Shows where what was just read begins, and reads the reader's part of it. */
  async showFrom(first: Id | undefined): Promise<void> {
    if (first !== undefined) await focusSpot(this.#room.host, { comment: first });
    await this.#door.reader?.read();
  }

  async focusComposer(): Promise<boolean> {
    const { reader } = this.#door;
    const may = reader?.mine.value?.can.comment === true;
    if (may) await reader?.writing.write({ kind: 'comment' });
    return may;
  }

  get languages(): readonly Localize<string>[] {
    return [
      this.#reactions.words,
      this.#histories.words,
      ...(this.#writing === undefined ? [] : [this.#writing.words]),
    ];
  }

  /** How many comments wait to be shown. */
  get waiting(): number {
    return this.#arrivals.count;
  }

  /** What those who listen hear. */
  get said(): string {
    return this.#announcer.words;
  }

  /** The conversation as this reader sees it. */
  seen(conversation: Conversation): Conversation {
    return this.#door.reader?.seen(conversation) ?? conversation;
  }

  /** Above the comments: how to order, search and go through them. */
  tools(_conversation: Conversation): Piece {
    return nothing;
  }

  /** Below the opening: whether the question is settled, and what its reader can do with the thread. */
  settling(_conversation: Conversation): Piece {
    return nothing;
  }

  versions(comment: Comment): Piece | undefined {
    return this.#histories.marks(comment);
  }

  mark(_comment: Comment): Piece {
    return nothing;
  }

  fold(_comment: Comment): Piece {
    return nothing;
  }

  isFolded(_root: Id): boolean {
    return false;
  }

  folded(_root: Id, replies: TemplateResult): TemplateResult {
    return html`<div hidden="until-found">${replies}</div>`;
  }

  feed(): TemplateResult | undefined {
    return undefined;
  }

  actions(comment: Comment): Piece {
    return this.#writing?.actions(comment) ?? this.#reactions.counts(comment, false);
  }

  tellsLikes(): boolean {
    return true;
  }

  copyLink({ id, state }: Comment): Piece {
    if (state !== 'published' || !navigator.clipboard) return nothing;
    return copyLinkView(id, this.#room.words, this.#announcer);
  }

  editor(comment: Comment): Piece {
    return this.#writing?.editor(comment) ?? nothing;
  }

  replying(comment: Comment): Piece {
    return this.#writing?.replying(comment) ?? nothing;
  }

  standing(comment: Comment): string | undefined {
    return this.#writing?.standing(comment);
  }

  /** Words where a link led to a comment that is not here, nor, as far as is known, in another thread of the page. */
  missing(): Piece {
    if (this.#room.reading.missing === undefined || stays.size > 1) return nothing;
    return html`<div class="notice" part="notice"><p>${this.#room.words.text('gone')}</p></div>`;
  }

  /** The button for new comments that wait. */
  arrivals(): Piece {
    const { words } = this.#arrivals;
    if (words === '') return nothing;
    return html`<button type="button" class="primary" part="arrivals" @click=${this.#onArrivals}>
      <span>${words}</span>
    </button>`;
  }

  /** Where a comment begins. */
  entry({ thread }: Conversation): Piece {
    const { words, core, session, open } = this.#room;
    return entryView({
      thread,
      session: session(),
      door: this.#door,
      open: open(),
      words,
      core,
      signIn: this.#signIn,
      onWrite: () => void this.focusComposer(),
    });
  }

  get #writing(): ThreadWriting | undefined {
    return this.#door.reader?.writing;
  }

  #seat(): Seat {
    const { host, reading, core, place, session, now } = this.#room;
    return {
      reading,
      core,
      announcer: this.#announcer,
      reactions: this.#reactions,
      look: () => ({
        backend: place().backend,
        session: session(),
        thread: host.thread,
        readonly: host.readonly,
        language: core.language,
        now: now(),
        seed: seedOf(host.heading, host.pageUrl, host.space ?? place().space),
      }),
      focus: (spot, mild) => void focusSpot(host, spot, mild),
      signIn: () => {
        const { signInUrl } = place();
        if (host.dispatchEvent(new PleinSignInEvent()) && signInUrl !== undefined) location.assign(signInUrl);
      },
    };
  }

  async #goTo(id: Id): Promise<void> {
    const { host, reading } = this.#room;
    this.linked = id;
    host.requestUpdate();
    if (reading.find(id) === undefined) return;
    const comment = await focusSpot(host, { comment: id });
    comment?.scrollIntoView({ block: 'start' });
  }

  readonly #onHash = async (): Promise<void> => {
    const { host, reading, place } = this.#room;
    const id = commentIn(location.hash);
    this.linked = id;
    host.requestUpdate();
    if (id === undefined) return;
    if (reading.find(id) === undefined) {
      await reading.around(id);
      this.#arrivals.follow(place().backend?.live);
      await this.#door.reader?.read();
    }
    await this.#goTo(id);
  };

  readonly #onArrivals = (): void => {
    if (this.#arrivals.stale) this.#room.again();
    else void this.showFrom(this.#arrivals.show());
  };
}

/** By class rather than `:has(:focus-visible)`, which not every engine follows as the focus moves. */
function onFocus(root: ShadowRoot, { type, target }: Event): void {
  const byKeyboard = type === 'focusin' && (target as Element).matches(':focus-visible');
  root.querySelector('.thread')?.classList.toggle('by-keyboard', byKeyboard);
}
