import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Load, type Loaded } from '../../core/load.ts';
import type { Comment, DiscussionPort } from '../discussion.model.ts';

/** What was found so far. */
export interface Found {
  readonly words: string;
  readonly comments: readonly Comment[];
  readonly next?: string;
}

/** Long enough for a word to be typed. */
const PAUSE = 300;
const SHORTEST = 2;

/** Owns what is searched for in a thread and what was found. It does not decide what happens with a result. */
export class ThreadSearch implements ReactiveController {
  isOpen = false;
  /** What is in the field. */
  words = '';

  readonly #load: Load<Found>;
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#load = new Load(host, ({ comments }) => comments.length === 0);
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** How the search goes; undefined where there is too little to search for. */
  get state(): Loaded<Found> | undefined {
    return this.#asked === '' ? undefined : this.#load.state;
  }

  open(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.#host.requestUpdate();
  }

  /** Another thread: nothing of this one is searched any more. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#load.clear();
    this.#asked = '';
    this.words = '';
    this.isOpen = false;
  }

  /** Takes what is typed; searches once it rests, and says when that is done. */
  type(words: string, discussion: DiscussionPort, thread: string, onDone: () => void): void {
    this.words = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.search(discussion, thread).then(onDone), PAUSE);
    this.#host.requestUpdate();
  }

  /** Searches now; again where the same words were searched for before and that failed. */
  async search(discussion: DiscussionPort, thread: string): Promise<void> {
    clearTimeout(this.#timer);
    const words = this.words.trim();
    if (words === this.#asked && this.#load.state.status !== 'failed') return;
    this.#asked = [...words].length < SHORTEST ? '' : words;
    this.#host.requestUpdate();
    if (this.#asked === '') return this.#load.clear();
    await this.#load.run(
      async (signal) => {
        const { items, next } = await discussion.searchComments!({ thread, words, signal });
        return { words, comments: items, ...(next && { next }) };
      },
      { fresh: true },
    );
  }

  /** Reads more of what was found. */
  async more(discussion: DiscussionPort, thread: string): Promise<void> {
    const found = this.#load.value;
    if (found?.next === undefined || this.#load.state.status === 'loading') return;
    await this.#load.run(async (signal) => {
      const page = await discussion.searchComments!({ thread, words: found.words, cursor: found.next!, signal });
      const known = new Set(found.comments.map(({ id }) => id));
      const comments = [...found.comments, ...page.items.filter(({ id }) => !known.has(id))];
      return { words: found.words, comments, ...(page.next && page.next !== found.next && { next: page.next }) };
    });
  }
}
