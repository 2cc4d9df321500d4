import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { changeBounds } from '../db/changes.ts';
import type { Databases } from '../db/open.ts';
import { LIMITS } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import type { RedisConnection } from '../redis.ts';
import { readChanges, tell } from './feed.ts';
import type { Row } from './feed.ts';
import { LiveStream, retryFrame } from './stream.ts';
import type { StreamEnds } from './stream.ts';

export interface LiveHubParts {
  readonly databases: Databases;
  readonly community: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly redis?: RedisConnection;
}

/** All live streams of this process. The table of changes is the truth; the bell only makes it look sooner. */
export interface LiveHub {
  /** Starts to follow the table. */
  start(): Promise<void>;
  /** Something was committed, here. */
  ring(): void;
  /** Opens a stream that tells of topics what happened after `since`, or from now on; to a member what is theirs as well. */
  open(topics: ReadonlySet<string>, since: number | undefined, ends: StreamEnds, member?: string): LiveStream;
  readonly size: number;
  /** Ends all streams with a word on when to come back. */
  stop(): void;
}

export function liveHub(parts: LiveHubParts): LiveHub {
  return new Hub(parts);
}

class Hub implements LiveHub {
  readonly ring: () => void;
  readonly #parts: LiveHubParts;
  readonly #channel: string;
  readonly #streams = new Set<LiveStream>();
  readonly #timers: NodeJS.Timeout[] = [];
  /** The last change this process has looked at. */
  #seen = 0;
  #looking = false;
  #lookAgain = false;

  constructor(parts: LiveHubParts) {
    this.#parts = parts;
    this.#channel = `plein:bell:${parts.community}`;
    this.ring = () => {
      parts.redis?.publish(this.#channel);
      this.#look();
    };
  }

  get size(): number {
    return this.#streams.size;
  }

  async start(): Promise<void> {
    const { databases, community, redis } = this.#parts;
    this.#seen = (await changeBounds(databases.reader, community)).newest;
    const { pollMilliseconds, heartbeatMilliseconds } = LIMITS.live;
    this.#timers.push(setInterval(() => this.#look(), pollMilliseconds));
    this.#timers.push(setInterval(() => this.#beat(), heartbeatMilliseconds));
    void redis?.subscribe(this.#channel, () => this.#look()).catch(() => undefined);
  }

  open(topics: ReadonlySet<string>, since: number | undefined, ends: StreamEnds, member?: string): LiveStream {
    const ended = (): void => {
      this.#streams.delete(stream);
      this.#parts.metrics.streams.set(this.#streams.size);
      ends.ended();
    };
    const stream = new LiveStream(topics, Math.max(this.#seen, since ?? 0), { ...ends, ended }, member);
    this.#streams.add(stream);
    this.#parts.metrics.streams.set(this.#streams.size);
    stream.write(retryFrame());
    void this.#replay(stream, since).catch((error: unknown) => {
      this.#parts.log.warn({ error }, 'a stream could not be replayed');
      stream.close();
    });
    return stream;
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const stream of [...this.#streams]) stream.close();
  }

  /** Tells a new stream what it missed, up to where this process stood when it came; the rest comes by itself. */
  async #replay(stream: LiveStream, since: number | undefined): Promise<void> {
    const { databases, community, clock, metrics } = this.#parts;
    const upTo = stream.told;
    if (since !== undefined) {
      const { pruned, newest } = await changeBounds(databases.reader, community);
      if (since < pruned || since > newest) stream.reset(newest);
      else {
        for (let after = since; stream.open && after < upTo;) {
          const rows = await readChanges(databases.reader, community, after, upTo, stream);
          if (rows.length === 0) break;
          const told = await tell(databases.reader, community, rows, clock().toISOString());
          stream.replay(told);
          metrics.changesSent.inc(told.length);
          after = rows.at(-1)!.number;
        }
      }
    }
    stream.follow();
  }

  #look(): void {
    this.#lookAgain = true;
    if (this.#looking) return;
    this.#looking = true;
    setImmediate(() => void this.#lookUntilDone());
  }

  async #lookUntilDone(): Promise<void> {
    try {
      while (this.#lookAgain) {
        this.#lookAgain = false;
        await this.#tellNew();
      }
    } catch (error) {
      this.#parts.log.warn({ error }, 'the changes could not be read; trying again shortly');
    } finally {
      this.#looking = false;
    }
  }

  async #tellNew(): Promise<void> {
    const { databases, community, clock, metrics } = this.#parts;
    const before = this.#seen;
    const rows = await readChanges(databases.reader, community, before);
    if (rows.length === 0) return;
    if (rows.length === LIMITS.live.batch) this.#lookAgain = true;
    // From here on a stream that opens replays these rows itself, so both happen in one step.
    this.#seen = rows.at(-1)!.number;
    const wanted = this.#wanted(rows);
    if (wanted.length === 0) return;
    try {
      const told = await tell(databases.reader, community, wanted, clock().toISOString());
      for (const stream of [...this.#streams]) for (const one of told) stream.tell(one);
      metrics.changesSent.inc(told.length);
    } catch (error) {
      // They are told the next time; a stream that has replayed them by then lets them pass.
      this.#seen = before;
      throw error;
    }
  }

  #wanted(rows: readonly Row[]): readonly Row[] {
    const topics = new Set<string>();
    for (const stream of this.#streams) for (const topic of stream.topics) topics.add(topic);
    return rows.filter(({ topic }) => topics.has(topic));
  }

  #beat(): void {
    for (const stream of [...this.#streams]) stream.write(': still here\n\n');
  }
}
