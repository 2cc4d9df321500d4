import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LivePort, Position } from '../community/live.model.ts';
import { Load, type Loaded } from '../core/load.ts';
import { isShowable } from './agenda.rules.ts';
import type { CalendarPort, Occurrence, OccurrencePage } from './calendar.model.ts';

export interface ListingSource {
  readonly calendar: CalendarPort;
  readonly live: LivePort | undefined;
  readonly space: string | undefined;
  readonly limit: number;
}

interface Listed {
  readonly occurrences: readonly Occurrence[];
  readonly next?: string;
}

/**
 * Owns the occurrences of a list: its pages, and what changes in them while one looks on. It does not know who reads.
 */
export class Listing implements ReactiveController {
  readonly #load: Load<Listed>;
  readonly #more: Load<OccurrencePage>;
  #source: ListingSource | undefined;
  #following = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#load = new Load<Listed>(host, ({ occurrences }) => occurrences.length === 0);
    this.#more = new Load<OccurrencePage>(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#following.abort();
  }

  get state(): Loaded<Listed> {
    return this.#load.state;
  }

  get occurrences(): readonly Occurrence[] {
    return this.#load.value?.occurrences ?? [];
  }

  /** What became of asking for more; `loading` with nothing asked yet. */
  get more(): Loaded<OccurrencePage> {
    return this.#more.state;
  }

  get hasMore(): boolean {
    return this.#load.value?.next !== undefined;
  }

  clear(): void {
    this.#stop();
    this.#load.clear();
  }

  unsupported(): void {
    this.#stop();
    this.#load.unsupported();
  }

  /** Reads the first page; with `fresh`, what was there is of something else and goes at once. */
  async read(source: ListingSource, fresh: boolean): Promise<void> {
    this.#stop();
    this.#source = source;
    let position: Position | undefined;
    await this.#load.run(
      async (signal) => {
        const page = await source.calendar.listOccurrences(request(source, signal));
        position = page.position;
        return listed([], page);
      },
      { fresh },
    );
    if (position !== undefined) this.#follow(this.occurrences, position);
  }

  /** Reads the next page; resolves to what it brought, or to undefined where it failed. */
  async readMore(): Promise<readonly Occurrence[] | undefined> {
    const source = this.#source;
    const known = this.#load.value;
    if (source === undefined || known?.next === undefined) return undefined;
    const { next } = known;
    await this.#more.run((signal) => source.calendar.listOccurrences({ ...request(source, signal), cursor: next }), {
      fresh: true,
    });
    const page = this.#more.value;
    if (page === undefined || this.#load.value?.next !== next) return undefined;
    const before = new Set(this.occurrences.map(({ id }) => id));
    this.#load.set(listed(this.occurrences, page));
    const added = this.occurrences.filter(({ id }) => !before.has(id));
    this.#follow(added, page.position);
    return added;
  }

  /** Takes an occurrence as it is now, in the place where it stands. */
  replace(occurrence: Occurrence): void {
    const known = this.#load.value;
    if (known === undefined || !isShowable(occurrence)) return;
    const occurrences = known.occurrences.map((each) => (each.id === occurrence.id ? occurrence : each));
    this.#load.set({ ...known, occurrences });
  }

  #follow(occurrences: readonly Occurrence[], since: Position): void {
    const { signal } = this.#following;
    for (const { id, signUp } of occurrences) {
      if (!signUp) continue;
      this.#source?.live?.follow(
        {
          topic: `occurrence:${id}`,
          since,
          onChange: (change) => change.type === 'occurrence' && this.replace(change.value),
          onReset: () => void this.readAgain(id),
        },
        { signal },
      );
    }
  }

  /** Reads one occurrence again and puts it in its place; where that fails it stays as it was. */
  async readAgain(id: string): Promise<void> {
    const { signal } = this.#following;
    const now = await this.#source?.calendar.readOccurrence(id, { signal }).catch(() => undefined);
    if (now !== undefined && !signal.aborted) this.replace(now);
  }

  #stop(): void {
    this.#following.abort();
    this.#following = new AbortController();
    this.#more.clear();
  }
}

function request({ space, limit }: ListingSource, signal: AbortSignal) {
  return space === undefined ? { limit, signal } : { space, limit, signal };
}

function listed(before: readonly Occurrence[], page: OccurrencePage): Listed {
  const known = new Set(before.map(({ id }) => id));
  const occurrences = [...before, ...page.items.filter((each) => isShowable(each) && !known.has(each.id))];
  return page.next === undefined ? { occurrences } : { occurrences, next: page.next };
}
