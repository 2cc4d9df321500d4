import type { Id, Page } from '../../core/core.model.ts';
import { commentsOf } from '../reading/conversation.comments.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { Room } from '../staying/room.ts';
import type { Elsewhere, Tally } from './elsewhere.ts';
import type { Unread } from './unread.ts';

/** Reads a page of the backend's list of what is new, the oldest first. */
export type ListNews = (place: { readonly cursor?: string }) => Promise<Page<Id>>;

/** Owns a page of what the backend lists as new; the next one is read once the reader has come to all of it. */
export class ListedNews implements Elsewhere {
  readonly #list: ListNews;
  readonly #room: Room;
  readonly #unread: Unread;
  #page: Page<Id>;
  /** The page that had nothing left, so that what failed is not tried again by itself. */
  #left: Page<Id> | undefined;
  #here: { readonly of: Conversation; readonly ids: ReadonlySet<Id> } | undefined;

  constructor(list: ListNews, page: Page<Id>, room: Room, unread: Unread) {
    this.#list = list;
    this.#page = page;
    this.#room = room;
    this.#unread = unread;
  }

  tally(conversation: Conversation): Tally {
    return { count: this.#rest(conversation).length, more: this.#page.next !== undefined };
  }

  prepare(conversation: Conversation): void {
    if (this.#left === this.#page || this.#rest(conversation).length > 0) return;
    this.#left = this.#page;
    void this.next().catch(() => undefined);
  }

  async next(): Promise<Id | undefined> {
    for (;;) {
      const { conversation } = this.#room.reading;
      const [first] = conversation === undefined ? [] : this.#rest(conversation);
      const { next: cursor } = this.#page;
      if (first !== undefined || cursor === undefined) return first;
      this.#page = await this.#list({ cursor });
      this.#room.host.requestUpdate();
    }
  }

  /** Of the page, what is neither here nor has been come to. */
  #rest(conversation: Conversation): readonly Id[] {
    if (this.#here?.of !== conversation) {
      this.#here = { of: conversation, ids: new Set([...commentsOf(conversation)].map(({ id }) => id)) };
    }
    const { ids } = this.#here;
    return this.#page.items.filter((id) => !ids.has(id) && !this.#unread.hasMet(id));
  }
}
