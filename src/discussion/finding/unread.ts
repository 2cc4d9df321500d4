import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Id } from '../../core/core.model.ts';
import { PleinError, orOffline } from '../../core/errors.ts';
import type { Localize } from '../../core/localize.ts';
import { commentsOf } from '../reading/conversation.comments.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { Comment, ThreadMine } from '../discussion.model.ts';
import { commentAnchor } from '../reading/permalink.ts';
import type { Room } from '../staying/room.ts';
import type { Elsewhere, Tally } from './elsewhere.ts';
import type { FindingKey } from './finding.strings.ts';

type Asked = Elsewhere | 'asked' | PleinError | undefined;

/** Who reads, and since when what others wrote is new to them, in milliseconds. */
interface Visit {
  readonly reader: Id;
  readonly since: number;
}

/**
 * Owns what is new to the reader since they were here last, and which of that they have come to. What they were told
 * on coming stays new until they leave, also once the backend knows that they are here.
 */
export class Unread implements ReactiveController {
  readonly #room: Room;
  readonly #words: Localize<FindingKey>;
  /** New comments that the reader has come to, in that order. */
  readonly #met = new Set<Id>();
  readonly #watched = new Map<Element, { readonly id: Id; seen: boolean }>();
  #watcher: IntersectionObserver | undefined;
  #visit: Visit | undefined;
  #known: { readonly of: Conversation; readonly fresh: readonly Id[] } | undefined;
  /** What is new beyond what is here: asked for once there may be something, or why it is not known. */
  #elsewhere: Asked;

  constructor(room: Room, words: Localize<FindingKey>) {
    this.#room = room;
    this.#words = words;
    room.host.addController(this);
  }

  hostDisconnected(): void {
    this.#watcher?.disconnect();
    this.#watched.clear();
  }

  /** Who reads, and their part once it is read. */
  take(reader: Id | undefined, mine: ThreadMine | undefined): void {
    if (this.#visit !== undefined && reader !== this.#visit.reader) this.leave();
    if (this.#visit !== undefined || reader === undefined || mine === undefined) return;
    this.#visit = { reader, since: Date.parse(mine.lastVisit ?? '') || Infinity };
  }

  /** Another thread or reader: nothing that was known of this one holds. */
  leave(): void {
    this.#visit = undefined;
    this.#known = undefined;
    this.#elsewhere = undefined;
    this.#met.clear();
    this.hostDisconnected();
  }

  mark(comment: Comment): TemplateResult | typeof nothing {
    if (!this.isNew(comment)) return nothing;
    return html` <span part="new" class="new">${this.#words.text('new')}</span>`;
  }

  /** The new comments that the reader has not come to yet, as far as they have been read from the backend. */
  ahead(conversation: Conversation): readonly Id[] {
    if (this.#since === Infinity) return [];
    if (this.#known?.of !== conversation) {
      const fresh = [...commentsOf(conversation)].filter((comment) => this.isNew(comment)).map(({ id }) => id);
      this.#known = { of: conversation, fresh };
    }
    return this.#known.fresh.filter((id) => !this.#met.has(id));
  }

  /** How many new comments the reader has not come to, here and elsewhere; undefined until that is known. */
  tally(conversation: Conversation): Tally | undefined {
    const other = this.#elsewhere;
    const count = this.ahead(conversation).length;
    if (isKnown(other)) {
      const rest = other.tally(conversation);
      return { count: count + rest.count, more: rest.more };
    }
    const more = other instanceof PleinError;
    return more || (other === undefined && !this.#isPart(conversation)) ? { count, more } : undefined;
  }

  /** The new comment that comes next: here, or else elsewhere. Rejects with a `PleinError`. */
  async next(conversation: Conversation): Promise<Id | undefined> {
    const [first] = this.ahead(conversation);
    if (first !== undefined) return first;
    if (this.#elsewhere instanceof PleinError) await this.#ask(conversation);
    if (this.#elsewhere instanceof PleinError) throw this.#elsewhere;
    return isKnown(this.#elsewhere) ? this.#elsewhere.next() : undefined;
  }

  /** The new comment next to this one, come to or not. */
  beside(conversation: Conversation, from: Id | undefined, back: boolean): Id | undefined {
    const all = back ? [...commentsOf(conversation)].toReversed() : [...commentsOf(conversation)];
    return all.slice(all.findIndex(({ id }) => id === from) + 1).find((comment) => this.isNew(comment))?.id;
  }

  /** The new comment that the reader came to before this one. */
  before(from: Id | undefined): Id | undefined {
    const met = [...this.#met];
    return met[met.findIndex((id) => id === from) - 1];
  }

  hasMet(id: Id): boolean {
    return this.#met.has(id);
  }

  /** The reader has come to a comment. */
  meet(id: Id): void {
    this.#met.add(id);
    this.#room.host.requestUpdate();
  }

  /** Follows which new comments pass by as somebody reads on. */
  watch(conversation: Conversation): void {
    const { shadowRoot } = this.#room.host;
    const ahead = this.ahead(conversation);
    const other = this.#elsewhere;
    if (other === undefined) void this.#ask(conversation);
    else if (ahead.length === 0 && isKnown(other)) other.prepare(conversation);
    this.#watcher ??= new IntersectionObserver((entries) => this.#onPass(entries));
    for (const id of ahead) {
      const article = shadowRoot?.getElementById(commentAnchor(id));
      if (!article || this.#watched.has(article)) continue;
      this.#watched.set(article, { id, seen: false });
      this.#watcher.observe(article);
    }
  }

  isNew({ state, author, createdAt }: Comment): boolean {
    if (this.#since === Infinity || state !== 'published') return false;
    return author?.member !== this.#visit?.reader && Date.parse(createdAt) > this.#since;
  }

  get #since(): number {
    return this.#visit?.since ?? Infinity;
  }

  /** Whether there may be something new in what has not been read from the backend, as far as the thread tells. */
  #isPart({ thread: { activeAt = '' }, next, previous, branches }: Conversation): boolean {
    if (!(Date.parse(activeAt) > this.#since)) return false;
    return (next ?? previous) !== undefined || branches.some((branch) => branch.next !== undefined);
  }

  async #ask(conversation: Conversation): Promise<void> {
    const { host, place } = this.#room;
    const visit = this.#visit;
    const discussion = place().backend?.discussion;
    if (visit === undefined || discussion === undefined || !this.#isPart(conversation)) return;
    this.#elsewhere = 'asked';
    const where = { thread: conversation.thread.key, since: visit.since };
    const found = await orOffline(import('./elsewhere.ts'))
      .then(({ elsewhere }) => elsewhere(discussion, where, this.#room, this))
      .catch(PleinError.from);
    if (this.#visit !== visit) return;
    this.#elsewhere = found;
    host.requestUpdate();
  }

  #onPass(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect, rootBounds } of entries) {
      const watched = this.#watched.get(target);
      if (watched === undefined) continue;
      watched.seen ||= isIntersecting;
      if (isIntersecting || !watched.seen || boundingClientRect.bottom > (rootBounds?.top ?? 0)) continue;
      this.#watcher?.unobserve(target);
      this.#watched.delete(target);
      this.meet(watched.id);
    }
  }
}

function isKnown(asked: Asked): asked is Elsewhere {
  return typeof asked === 'object' && !(asked instanceof PleinError);
}
