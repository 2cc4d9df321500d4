import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { findComment } from '../reading/conversation.comments.ts';
import { SignInLine } from '../../community/sign-in-line.ts';
import { Announcer } from '../../core/announcer.ts';
import type { Session } from '../../community/session.model.ts';
import type { Id } from '../../core/core.model.ts';
import { Localize } from '../../core/localize.ts';
import { Highlighting } from '../../text/highlighting.ts';
import { adopt } from '../../core/adopt.ts';
import { Arrivals } from '../arrivals/arrivals.ts';
import { Steady } from '../arrivals/steady.ts';
import { CommentLinks } from './comment-links.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { Thread } from '../discussion.model.ts';
import { closeFields, entryView } from './entry-view.ts';
import { Finding } from '../finding/finding.ts';
import { Foothold } from './foothold.ts';
import { findingStyles } from '../finding/finding.styles.ts';
import { Reactions } from '../reactions/reactions.ts';
import { reactionStyles } from '../reactions/reactions.styles.ts';
import { near } from './near.ts';
import { ReaderDoor } from './reader-door.ts';
import { Histories } from '../history/histories.ts';
import { historyMarkStyles } from '../history/histories.styles.ts';
import { adviceOnKey } from '../reading/thread-key.ts';
import type { Room } from './room.ts';
import { settledStrings, type SettledKey } from '../settled/settled.strings.ts';
import { settledView } from '../settled/settled-view.ts';
import { seatIn } from './seat.ts';
import { focusComment } from './spots.ts';
import { ThreadCompany } from './thread-company.ts';
import { stayStyles } from './thread-stay.styles.ts';

type Piece = TemplateResult | typeof nothing;

/** Times are told as "3 minutes ago": they age. */
const AGEING = 60_000;
/** What decides what the reader may do. */
const DECIDING = ['state', 'accepted', 'solvedAt', 'slowMode'] as const;

/**
 * Owns what a thread is to somebody who stays with it: new comments as they come, the way in, their own part, and links
 * to a comment. It loads once the comments stand, and nothing of it is needed to read them.
 */
export class ThreadStay implements ReactiveController {
  /** What joins the comments. */
  readonly company: ThreadCompany;

  readonly #room: Room;
  readonly #announcer: Announcer;
  readonly #signIn: SignInLine;
  readonly #steady: Steady;
  readonly #arrivals: Arrivals;
  readonly #reactions: Reactions;
  readonly #histories: Histories;
  readonly #settled: Localize<SettledKey>;
  readonly #door: ReaderDoor;
  readonly #links: CommentLinks;
  readonly #finding: Finding;
  #ageing: ReturnType<typeof setInterval> | undefined;
  #hadFocus = false;

  constructor(room: Room) {
    const { host, core, place, reading, words } = room;
    this.#room = room;
    this.#announcer = new Announcer(host);
    this.#signIn = new SignInLine(host, core, place);
    this.#steady = new Steady(host);
    this.#arrivals = new Arrivals(host, reading, this.#announcer, words, {
      thread: (before, now) => void this.#onThread(before, now),
      comment: () => this.#steady.keep(),
      moved: (root, left) => this.#steady.keepBranch(root, left),
      own: ({ author }) => isOf(room.session(), author?.member),
    });
    this.#reactions = new Reactions(host, core, () => place().backend);
    this.#histories = new Histories(
      host,
      core,
      () => place().backend,
      (id) => findComment(reading.conversation, id),
    );
    this.#settled = new Localize<SettledKey>(host, settledStrings);
    this.#door = new ReaderDoor(
      host,
      seatIn(room, this.#announcer, this.#reactions, (comment) => this.#finding.follow(comment)),
      room.asked(),
    );
    this.#links = new CommentLinks(room, {
      whole: () => this.#finding.words.text('whole'),
      unfold: (id) => this.#unfold(id),
      read: () => this.#follow(),
    });
    this.#finding = new Finding(room, {
      announcer: this.#announcer,
      reader: () => this.#door.reader,
      goTo: (id) => this.#links.goTo(id),
    });
    this.company = new ThreadCompany(room, {
      announcer: this.#announcer,
      reactions: this.#reactions,
      histories: this.#histories,
      links: this.#links,
      finding: this.#finding,
      reader: () => this.#door.reader,
    });
    for (const styles of [stayStyles, reactionStyles, historyMarkStyles, findingStyles]) adopt(host, styles);
    const root = host.renderRoot as ShadowRoot;
    for (const type of ['focusin', 'focusout'] as const) root.addEventListener(type, (event) => onFocus(root, event));
    host.addController(this);
    new Foothold(host);
    new Highlighting(host, () => near(root));
    this.#advise();
  }

  hostConnected(): void {
    this.#ageing = setInterval(() => this.#room.host.requestUpdate(), AGEING);
  }

  hostDisconnected(): void {
    clearInterval(this.#ageing);
  }

  hostUpdate(): void {
    this.#door.follow();
  }

  hostUpdated(): void {
    const root = this.#room.host.renderRoot as ShadowRoot;
    if (this.#hadFocus && root.activeElement === null) root.getElementById('title')?.focus();
    this.#hadFocus = false;
  }

  /** Fetches what this thread is drawn with otherwise than most are. */
  async prepared(): Promise<this> {
    await this.#finding.prepare();
    return this;
  }

  /** The thread is read anew; what was there goes if it is `another` one. */
  leave(another: boolean): void {
    if (another) {
      this.#advise();
      this.#hadFocus = this.#room.host.matches(':focus-within');
      this.#door.leave();
      this.#finding.leave();
    }
    this.#arrivals.stop();
  }

  /** The thread has been read: follows it, and goes to the comment that a link led to. */
  async settle(around: Id | undefined): Promise<void> {
    this.#finding.settle();
    const led = this.#links.settle(around);
    await this.#follow(true);
    await led;
  }

  /** Shows where what was just read begins, and reads the reader's part of it. */
  async showFrom(first: Id | undefined): Promise<void> {
    if (first !== undefined) {
      this.#unfold(first);
      // What draws it and what lays it out are a task each: neither keeps anybody waiting for long.
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      await focusComment(this.#room.host, first, 'nearest');
    }
    await this.#door.reader?.read();
  }

  async focusComposer(): Promise<boolean> {
    const { reader } = this.#door;
    const may = reader?.mine.value?.can.comment === true;
    if (may) await reader?.write({ kind: 'comment' });
    return may;
  }

  get languages(): readonly Localize<string>[] {
    return [
      this.#finding.words,
      this.#reactions.words,
      this.#histories.words,
      this.#settled,
      ...(this.#door.reader?.words ?? []),
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
  tools(conversation: Conversation): Piece {
    return this.#finding.tools(conversation, this.#door.reader?.settling.made?.tools(conversation.thread) ?? nothing);
  }

  /** Below the opening: whether the question is settled, and what its reader can do with the thread. */
  settling({ thread }: Conversation): Piece {
    return this.#door.reader?.settling.made?.bar(thread) ?? settledView(thread, this.#settled);
  }

  /** Words where a link led to a comment that is not here, nor in another thread of the page. */
  missing(): Piece {
    return this.#links.missing();
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
    const opening = this.#door.reader?.entry(thread);
    if (opening !== undefined) return html`<div class="entry" part="entry">${opening}</div>`;
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

  /** Follows what was read, and reads the reader's part of it: all of it anew, or what is not known. */
  async #follow(again = false): Promise<void> {
    this.#arrivals.follow(this.#room.place().backend?.live);
    await this.#door.reader?.read(again);
  }

  /** Tells who builds the page, in the console, what is wrong with their name for a thread. */
  #advise(): void {
    const advice = adviceOnKey(this.#room.host.thread ?? '');
    if (advice !== undefined) console.warn(advice);
  }

  #unfold(id: Id): void {
    const root = findComment(this.#room.reading.conversation, id)?.root;
    if (root !== undefined && root !== id) this.#finding.folding.unfold(root);
  }

  /** What the reader may do depends on what becomes of the thread. */
  readonly #onThread = async (before: Thread, now: Thread): Promise<void> => {
    this.#steady.keep();
    const isClosed = now.state === 'locked' && before.state !== 'locked';
    if (isClosed) this.#announcer.gather(() => this.#room.words.text('locked'));
    if (now.pinned !== before.pinned && now.pinned !== undefined) void this.#pin(now);
    if (DECIDING.every((each) => now[each] === before[each])) return;
    const { reader } = this.#door;
    await reader?.read(true);
    const composing = reader?.writing.made?.composing;
    if (isClosed && composing !== undefined && reader?.mine.value?.can.comment === false) closeFields(composing);
  };

  /** Shows what was pinned, wherever in the thread it stands. */
  async #pin({ key, pinned }: Thread): Promise<void> {
    const { reading, place } = this.#room;
    if (reading.conversation?.pinned !== undefined) return;
    const page = await place()
      .backend?.discussion?.readThread({ thread: key, limit: 1 })
      .catch(() => undefined);
    if (page?.pinned === undefined || page.pinned.id !== pinned) return;
    const shown = page.pinned;
    this.#steady.keep();
    reading.change((now) => (now.thread.pinned === pinned ? { ...now, pinned: shown } : now));
  }

  readonly #onArrivals = (): void => {
    if (this.#arrivals.stale) this.#room.again();
    else void this.showFrom(this.#arrivals.show());
  };
}

/** The stay of a thread, with what draws it. */
export function stayIn(room: Room): Promise<ThreadStay> {
  return new ThreadStay(room).prepared();
}

function isOf(session: Session, member: Id | undefined): boolean {
  return session.state === 'signed-in' && member !== undefined && session.member.member === member;
}

/** By class rather than `:has(:focus-visible)`, which not every engine follows as the focus moves. */
function onFocus(root: ShadowRoot, { type, target }: Event): void {
  const byKeyboard = type === 'focusin' && (target as Element).matches(':focus-visible');
  root.querySelector('.thread')?.classList.toggle('by-keyboard', byKeyboard);
}
