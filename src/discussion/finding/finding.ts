import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Announcer } from '../../core/announcer.ts';
import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { Localize } from '../../core/localize.ts';
import { Part } from '../../core/part.ts';
import type { BranchSoFar, Conversation } from '../reading/conversation.ts';
import { copyAddress, threadAddress } from '../staying/copy-link.ts';
import type { Comment, CommentOrder, DiscussionPort } from '../discussion.model.ts';
import { commentIn } from '../reading/permalink.ts';
import type { Room } from '../staying/room.ts';
import type { ThreadReader } from '../writing/thread-reader.ts';
import type { Feed } from './feed.ts';
import { findingStrings, type FindingKey } from './finding.strings.ts';
import { Folding } from './folding.ts';
import { Quoting } from './quoting.ts';
import { SearchBox } from './search-box.ts';
import { ThreadFollow } from './thread-follow.ts';
import { followBranchButton, toolsView, type Tools } from './tools-view.ts';
import { Unread } from './unread.ts';
import { Visiting } from './visiting.ts';

type Piece = TemplateResult | typeof nothing;

/** What finding one's way needs of the thread, beside the room. */
export interface FindingDesk {
  readonly announcer: Announcer;
  reader(): ThreadReader | undefined;
  /** Leads to a comment wherever in the thread it stands. */
  goTo(comment: Id): Promise<void>;
}

/**
 * Owns the ways through a thread: its order, searching it, what is new, what is folded away, and quoting. What each
 * does is its own; this brings them together above and beside the comments.
 */
export class Finding implements ReactiveController {
  readonly words: Localize<FindingKey>;
  readonly folding: Folding;

  readonly #room: Room;
  readonly #desk: FindingDesk;
  readonly #unread: Unread;
  readonly #visiting: Visiting;
  readonly #follow: ThreadFollow;
  readonly #quoting: Quoting;
  readonly #search: SearchBox;
  readonly #feed: Part<Feed>;
  #ordered: CommentOrder | undefined;
  #visitor: Id | undefined;

  constructor(room: Room, desk: FindingDesk) {
    const { host, core } = room;
    this.#room = room;
    this.#desk = desk;
    this.words = new Localize<FindingKey>(host, findingStrings);
    this.folding = new Folding(host, this.words);
    this.#unread = new Unread(room, this.words);
    this.#visiting = new Visiting(host);
    this.#follow = new ThreadFollow(host, desk.announcer, core, this.words);
    this.#quoting = new Quoting(host, this.words, {
      canReply: (id) => this.#discussion?.createComment !== undefined && desk.reader()?.mine.of(id)?.can.reply === true,
      quote: (id, markdown) => void this.#onQuote(id, markdown),
    });
    this.#search = new SearchBox(room, desk.announcer, this.words, (id) => void desk.goTo(id));
    this.#feed = new Part(host, async () => new (await import('./feed.ts')).Feed(room, this.words));
    host.renderRoot.addEventListener('keydown', (event) => this.#onKey(event as KeyboardEvent));
    host.addController(this);
  }

  hostUpdate(): void {
    const { host, session } = this.#room;
    const now = session();
    const mine = this.#desk.reader()?.mine.value;
    if (host.thread !== undefined) this.folding.use(host.thread);
    this.#follow.take(mine);
    // A session that is being renewed changes nothing yet.
    if (now.state === 'signing-in') return;
    const reader = now.state === 'signed-in' ? (now.member.member ?? now.member.name) : undefined;
    this.#unread.take(reader, mine);
    if (reader !== this.#visitor) this.#expect(mine === undefined ? undefined : reader);
  }

  hostUpdated(): void {
    const { conversation } = this.#room.reading;
    if (conversation !== undefined) this.#unread.watch(conversation);
    void this.prepare();
  }

  /** The thread has been read, in another order if that was asked for. */
  settle(): void {
    if (this.#ordered !== undefined) this.#desk.announcer.say(this.words.text(`order-${this.#ordered}`));
    this.#ordered = undefined;
  }

  /** What draws the list in another way than most threads want it, where this one does. */
  async prepare(): Promise<void> {
    if (this.#room.host.autoload) await this.#feed.load();
  }

  /** Another thread: nothing of this one is searched, new or visited. */
  leave(): void {
    this.#expect(undefined);
    this.#unread.leave();
    this.#search.leave();
  }

  /** The row above the comments, with what stewards have in it beside. */
  tools(conversation: Conversation, beside: unknown): Piece {
    return html`${toolsView(this.#tools(conversation), this.words, beside)}${this.#search.view()}`;
  }

  mark(comment: Comment): Piece {
    return this.#unread.mark(comment);
  }

  /** Below a comment that starts a branch: follows that, where the thread is not followed as a whole. */
  follow({ id, parent, state, thread }: Comment): Piece {
    const discussion = this.#discussion;
    const isOwn = parent === undefined && state === 'published';
    if (!isOwn || !this.#follow.can || this.#follow.has() || discussion?.follow === undefined) return nothing;
    return followBranchButton(
      { on: this.#follow.has(id), toggle: () => void this.#follow.toggle(discussion, thread, id) },
      this.words,
    );
  }

  quote({ id }: Comment): Piece {
    return this.#quoting.view(id);
  }

  feed(branches: readonly BranchSoFar[], draw: (branch: BranchSoFar) => TemplateResult): TemplateResult | undefined {
    return this.#room.host.autoload ? this.#feed.made?.view(branches, draw) : undefined;
  }

  get #discussion(): DiscussionPort | undefined {
    return this.#room.place().backend?.discussion;
  }

  /** Whose visit it will be, if anybody's: known once their part is, for what was new to them is in it. */
  #expect(reader: Id | undefined): void {
    const key = this.#room.reading.conversation?.thread.key;
    const discussion = this.#discussion;
    this.#visitor = reader;
    this.#visiting.expect(reader && key && discussion?.visit ? () => discussion.visit!(key) : undefined);
  }

  #tools(conversation: Conversation): Tools {
    const { host } = this.#room;
    const discussion = this.#discussion;
    const { key } = conversation.thread;
    const isEmpty = conversation.branches.length + conversation.loose.length === 0;
    const read = this.#room.reading.conversation ?? conversation;
    const unread = this.#unread.tally(read);
    return {
      orders: isEmpty ? [] : (discussion?.orders ?? ['oldest', 'newest']),
      order: conversation.order,
      onOrder: (order) => this.#onOrder(order),
      ...(!isEmpty &&
        discussion?.searchComments && {
          search: { isOpen: this.#search.isOpen, toggle: () => this.#search.toggle() },
        }),
      ...(unread &&
        (unread.count > 0 || unread.more) && {
          unread: {
            ...unread,
            key: host.noShortcuts ? undefined : 'j',
            go: () => void this.#onUnread(undefined, false),
          },
        }),
      ...(this.#follow.can &&
        discussion?.follow && {
          follow: { on: this.#follow.has(), toggle: () => void this.#follow.toggle(discussion, key) },
        }),
      ...(navigator.clipboard && { copy: () => void this.#onCopy() }),
    };
  }

  #onOrder(order: CommentOrder): void {
    this.#ordered = order;
    this.#room.host.order = order;
  }

  #onCopy(): Promise<void> {
    const { host, words } = this.#room;
    return copyAddress(threadAddress(host), words, this.#desk.announcer);
  }

  /** Goes to a new comment: beside the one in which the focus is, or the first that the reader has not come to. */
  async #onUnread(from: Id | undefined, back: boolean): Promise<void> {
    const { conversation } = this.#room.reading;
    if (conversation === undefined) return;
    const beside = from === undefined ? undefined : this.#unread.beside(conversation, from, back);
    const next = beside ?? (back ? this.#unread.before(from) : await this.#nextUnread(conversation));
    if (next === undefined) return;
    this.#unread.meet(next);
    await this.#desk.goTo(next);
  }

  /** What is new and comes next; where it turns out that there is none, that is said. */
  async #nextUnread(conversation: Conversation): Promise<Id | undefined> {
    const { announcer } = this.#desk;
    const { host } = this.#room;
    const { thread } = host;
    const more = this.#unread.tally(conversation)?.more;
    const found = await this.#unread.next(conversation).catch(PleinError.from);
    // What was looked for in another thread is of no use in this one.
    if (host.thread !== thread) return undefined;
    if (found instanceof PleinError) announcer.say(this.#room.core.text(`error-${found.code}`));
    else if (found === undefined && more) announcer.say(this.words.text('nothingNew'));
    else return found;
    return undefined;
  }

  #onKey(event: KeyboardEvent): void {
    const { key, target, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event;
    if ((key !== 'j' && key !== 'k') || ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return;
    if (this.#room.host.noShortcuts || isField(target as Element)) return;
    const { conversation } = this.#room.reading;
    if (conversation === undefined) return;
    const at = (target as Element).closest('article') ?? (target as Element).querySelector('article');
    void this.#onUnread(commentIn(`#${at?.id ?? ''}`), key === 'k');
  }

  async #onQuote(id: Id, markdown: string): Promise<void> {
    const writing = await this.#desk.reader()?.writing.load();
    if (writing === undefined) return;
    const target = { kind: 'reply', comment: id } as const;
    writing.composing.start(target);
    const begun = writing.composing.at(target)?.draft.markdown.trimEnd() ?? '';
    writing.composing.change(target, begun === '' ? markdown : `${begun}\n\n${markdown}`);
    // The field may stand already.
    this.#room.host.requestUpdate();
    await writing.write(target);
  }
}

/** Where a letter is a letter. */
function isField(target: Element): boolean {
  return target.matches('input, textarea, select, plein-comment-composer, [contenteditable]');
}
