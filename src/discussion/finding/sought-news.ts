import type { Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import type { DiscussionPort, ThreadPage } from '../discussion.model.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { Room } from '../staying/room.ts';
import type { Elsewhere, Tally } from './elsewhere.ts';
import type { Unread } from './unread.ts';

/** Parts that are read in search of something new: as much as somebody waits for. */
const PARTS = 10;

/** On pages that were not read, or among the replies of branches of which the first alone were. */
type Place = 'pages' | 'replies';

/** Owns where something new has been looked for: on other pages, or else among the replies below what is here. */
export class SoughtNews implements Elsewhere {
  readonly #discussion: DiscussionPort;
  readonly #room: Room;
  readonly #unread: Unread;
  readonly #searched = new Set<Place>();

  constructor(discussion: DiscussionPort, room: Room, unread: Unread) {
    this.#discussion = discussion;
    this.#room = room;
    this.#unread = unread;
  }

  tally(conversation: Conversation): Tally {
    return { count: 0, more: this.#places(conversation).length > 0 };
  }

  prepare(): void {
    // Looking through the thread is for when somebody asks.
  }

  async next(): Promise<Id | undefined> {
    const { reading } = this.#room;
    if (reading.conversation === undefined) return undefined;
    const places = this.#places(reading.conversation);
    const { key } = reading.conversation.thread;
    const found = places.includes('pages') ? await this.#onPages(key) : undefined;
    if (reading.conversation?.thread.key !== key) return undefined;
    return found ?? (places.includes('replies') ? this.#amongReplies() : undefined);
  }

  #places({ next, previous, branches }: Conversation): readonly Place[] {
    const pages = (next ?? previous) === undefined ? [] : (['pages'] as const);
    const replies = branches.some((branch) => branch.next !== undefined) ? (['replies'] as const) : [];
    return [...pages, ...replies].filter((each) => !this.#searched.has(each));
  }

  /** The oldest of what is newest in the thread. */
  async #onPages(thread: string): Promise<Id | undefined> {
    const page = await this.#discussion.readThread({ thread, order: 'newest' });
    this.#found('pages');
    return this.#firstOf(page);
  }

  #firstOf({ items }: ThreadPage): Id | undefined {
    return items
      .flatMap(({ comment, replies }) => [comment, ...replies.items])
      .filter((comment) => this.#unread.isNew(comment) && !this.#unread.hasMet(comment.id))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))[0]?.id;
  }

  /** Reads on in the branches that are here, until something new is among their replies. */
  async #amongReplies(): Promise<Id | undefined> {
    const { reading, more } = this.#room;
    for (let read = 0; read < PARTS; read += 1) {
      const branch = reading.conversation?.branches.find(({ next }) => next !== undefined);
      if (branch === undefined) break;
      await more(branch.comment.id, true);
      const failed = reading.partState(branch.comment.id);
      if (failed instanceof PleinError) throw failed;
      const [first] = reading.conversation ? this.#unread.ahead(reading.conversation) : [];
      if (first !== undefined) return first;
    }
    this.#found('replies');
    return undefined;
  }

  /** Whatever was there is known. */
  #found(place: Place): void {
    this.#searched.add(place);
    this.#room.host.requestUpdate();
  }
}
