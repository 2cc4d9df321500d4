import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LivePort } from '../community/live.model.ts';
import { PleinError, isAbort } from '../core/errors.ts';
import { Load, type Loaded } from '../core/load.ts';
import type { Poll, PollMine, PollsPort } from './polls.model.ts';

export interface PollSource {
  readonly polls: PollsPort;
  readonly live: LivePort | undefined;
  readonly id: string;
  /** Whether there is somebody whose own part can be read. */
  readonly signedIn: boolean;
}

/** A poll with the reader's own part of it, or why that could not be read. */
export interface PollRead {
  readonly poll: Poll;
  readonly mine?: PollMine;
  readonly mineError?: PleinError;
}

/** Owns a poll as the backend has it, and what happens to it while one looks on. It sends nothing. */
export class PollReading implements ReactiveController {
  readonly #load: Load<PollRead>;
  #source: PollSource | undefined;
  #following = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#load = new Load<PollRead>(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#following.abort();
  }

  get state(): Loaded<PollRead> {
    return this.#load.state;
  }

  get value(): PollRead | undefined {
    return this.#load.value;
  }

  clear(): void {
    this.#following.abort();
    this.#source = undefined;
    this.#load.clear();
  }

  unsupported(): void {
    this.clear();
    this.#load.unsupported();
  }

  async read(source: PollSource, fresh: boolean): Promise<void> {
    this.#following.abort();
    this.#source = source;
    let followed = false;
    await this.#load.run(
      async (signal) => {
        const poll = await source.polls.readPoll(source.id, { signal });
        const read = { poll, ...(await readMine(source, signal)) };
        followed = true;
        return read;
      },
      { fresh },
    );
    if (followed && this.#source === source) this.#follow(source);
  }

  /** Reads the same again. */
  async refresh(): Promise<void> {
    if (this.#source !== undefined) await this.read(this.#source, false);
  }

  /** Takes the reader's own part from the answer to a write. */
  takeMine(mine: PollMine): void {
    const known = this.value;
    if (known !== undefined) this.#load.set({ poll: known.poll, mine });
  }

  #follow({ live, id }: PollSource): void {
    const poll = this.value?.poll;
    if (poll === undefined) return;
    this.#following = new AbortController();
    live?.follow(
      {
        topic: `poll:${id}`,
        since: poll.position,
        onChange: (change) => change.type === 'poll' && this.#take(change.value),
        onReset: () => void this.refresh(),
      },
      { signal: this.#following.signal },
    );
  }

  #take(poll: Poll): void {
    const known = this.value;
    if (known === undefined) return;
    this.#load.set({ ...known, poll });
    // What the reader may see and do follows from the state.
    if (poll.state !== known.poll.state) void this.refresh();
  }
}

async function readMine({ polls, id, signedIn }: PollSource, signal: AbortSignal): Promise<Omit<PollRead, 'poll'>> {
  if (!signedIn || polls.readMine === undefined) return {};
  try {
    return { mine: await polls.readMine(id, { signal }) };
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    return { mineError: PleinError.from(thrown) };
  }
}
