import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Id } from '../../core/core.model.ts';
import type { Localize } from '../../core/localize.ts';
import { commentsOf } from '../reading/conversation.comments.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { Comment, ThreadMine, ThreadPage } from '../discussion.model.ts';
import { commentAnchor } from '../reading/permalink.ts';
import type { FindingKey } from './finding.strings.ts';

/** On pages that were not read, or among the replies of branches of which the first alone were. */
type Elsewhere = 'pages' | 'replies';

/**
 * Owns what is new to the reader since they were here last, and which of that they have come to. What they were told
 * on coming stays new until they leave, also once the backend knows that they are here.
 */
export class Unread implements ReactiveController {
  readonly #host: LitElement;
  readonly #words: Localize<FindingKey>;
  /** New comments that the reader has come to; `pages` and `replies` once they looked for those that are not here. */
  readonly #met = new Set<Id>();
  readonly #watched = new Map<Element, { readonly id: Id; seen: boolean }>();
  #watcher: IntersectionObserver | undefined;
  #reader: Id | undefined;
  #since = Infinity;
  #known: { readonly of: Conversation; readonly fresh: readonly Id[] } | undefined;

  constructor(host: LitElement, words: Localize<FindingKey>) {
    this.#host = host;
    this.#words = words;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#watcher?.disconnect();
    this.#watched.clear();
  }

  /** Who reads, and their part once it is read. */
  take(reader: Id | undefined, mine: ThreadMine | undefined): void {
    if (this.#reader !== undefined && reader !== this.#reader) this.leave();
    if (this.#reader !== undefined || reader === undefined || mine === undefined) return;
    this.#reader = reader;
    this.#since = Date.parse(mine.lastVisit ?? '') || Infinity;
  }

  /** Another thread or reader: nothing that was known of this one holds. */
  leave(): void {
    this.#reader = undefined;
    this.#since = Infinity;
    this.#known = undefined;
    this.#met.clear();
    this.hostDisconnected();
  }

  mark(comment: Comment): TemplateResult | typeof nothing {
    if (!this.#isNew(comment)) return nothing;
    return html` <span part="new" class="new">${this.#words.text('new')}</span>`;
  }

  /** The new comments that the reader has not come to yet, as far as they have been read from the backend. */
  ahead(conversation: Conversation): readonly Id[] {
    if (this.#since === Infinity) return [];
    if (this.#known?.of !== conversation) {
      const fresh = [...commentsOf(conversation)].filter((comment) => this.#isNew(comment)).map(({ id }) => id);
      this.#known = { of: conversation, fresh };
    }
    return this.#known.fresh.filter((id) => !this.#met.has(id));
  }

  /** Where something new may be in what has not been read from the backend, as far as the thread tells. */
  elsewhere({ thread: { activeAt = '' }, next, previous, branches }: Conversation): readonly Elsewhere[] {
    if (!(Date.parse(activeAt) > this.#since)) return [];
    const pages = (next ?? previous) === undefined ? [] : (['pages'] as const);
    const replies = branches.some((branch) => branch.next !== undefined) ? (['replies'] as const) : [];
    return [...pages, ...replies].filter((each) => !this.#met.has(each));
  }

  /** The new comment next to this one, come to or not. */
  beside(conversation: Conversation, from: Id | undefined, back: boolean): Id | undefined {
    const all = back ? [...commentsOf(conversation)].toReversed() : [...commentsOf(conversation)];
    return all.slice(all.findIndex(({ id }) => id === from) + 1).find((comment) => this.#isNew(comment))?.id;
  }

  /** The oldest comment of a page that the reader has not come to. */
  firstOf({ items }: ThreadPage): Id | undefined {
    return items
      .flatMap(({ comment, replies }) => [comment, ...replies.items])
      .filter((comment) => this.#isNew(comment) && !this.#met.has(comment.id))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))[0]?.id;
  }

  /** The reader has come to a comment, or has looked for more than is here. */
  meet(id: Id | Elsewhere): void {
    this.#met.add(id);
    this.#host.requestUpdate();
  }

  /** Follows which new comments pass by as somebody reads on. */
  watch(conversation: Conversation): void {
    const { shadowRoot } = this.#host;
    this.#watcher ??= new IntersectionObserver((entries) => this.#onPass(entries));
    for (const id of this.ahead(conversation)) {
      const article = shadowRoot?.getElementById(commentAnchor(id));
      if (!article || this.#watched.has(article)) continue;
      this.#watched.set(article, { id, seen: false });
      this.#watcher.observe(article);
    }
  }

  #isNew({ state, author, createdAt }: Comment): boolean {
    if (this.#since === Infinity || state !== 'published') return false;
    return author?.member !== this.#reader && Date.parse(createdAt) > this.#since;
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
