import { randomInt } from 'node:crypto';
import { LIMITS } from '../limits.ts';
import { EVERYONE, memberAudience } from '../db/changes.ts';
import type { Told } from './feed.ts';

const ENCODER = new TextEncoder();

/** What is done at a stream's end. */
export interface StreamEnds {
  /** It is no longer told anything. */
  ended(): void;
  /** Cuts the connection, with whatever still waits on it. */
  disconnect(): void;
}

/** One open connection of a page. Owns its queue and what was sent; knows neither the table nor other streams. */
export class LiveStream {
  readonly topics: ReadonlySet<string>;
  /** What is not for one of these is never told, whatever its topic. */
  readonly audiences: ReadonlySet<string>;
  readonly body: ReadableStream<Uint8Array>;
  /** Changes up to this number are not told again. */
  told: number;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** What happens while the replay is read waits here. */
  #waiting: Told[] | undefined = [];
  readonly #ends: StreamEnds;

  constructor(topics: ReadonlySet<string>, told: number, ends: StreamEnds, member?: string) {
    this.topics = topics;
    this.audiences = new Set([EVERYONE, ...(member === undefined ? [] : [memberAudience(member)])]);
    this.told = told;
    this.#ends = ends;
    this.body = new ReadableStream<Uint8Array>(
      { start: (controller) => void (this.#controller = controller), cancel: () => this.end() },
      new ByteLengthQueuingStrategy({ highWaterMark: LIMITS.live.backlogBytes }),
    );
  }

  get open(): boolean {
    return this.#controller !== undefined;
  }

  /** Tells what is new, or keeps it until the replay is through. */
  tell(told: Told): void {
    if (!this.topics.has(told.topic) || !this.audiences.has(told.audience) || told.number <= this.told) return;
    if (this.#waiting !== undefined) this.#waiting.push(told);
    else this.#send(told);
  }

  /** Tells what happened before it was opened. */
  replay(told: readonly Told[]): void {
    for (const one of told) this.write(one.frame);
  }

  /** The replay is through: from here on things are told as they come. */
  follow(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const told of waiting) this.tell(told);
  }

  /** A gap that is not kept any more: the page has to read again, and follows from `number` on. */
  reset(number: number): void {
    this.told = Math.max(this.told, number);
    this.write(`event: reset\nid: ${number}\ndata: {}\n\n`);
  }

  /** Sends a frame as it is; a reader too far behind is sent away and comes back with a replay. */
  write(frame: string): void {
    this.#controller?.enqueue(ENCODER.encode(frame));
    if ((this.#controller?.desiredSize ?? 1) <= 0) this.#drop();
  }

  /** Ends it in peace, saying when to come back. */
  close(): void {
    this.write(retryFrame());
    const controller = this.#controller;
    this.end();
    controller?.close();
  }

  end(): void {
    if (this.#controller === undefined) return;
    this.#controller = undefined;
    this.#ends.ended();
  }

  #drop(): void {
    this.end();
    this.#ends.disconnect();
  }

  #send(told: Told): void {
    this.told = told.number;
    this.write(told.frame);
  }
}

/** When to come back after a break: spread, so that all do not come at once. */
export function retryFrame(): string {
  const { least, most } = LIMITS.live.retryMilliseconds;
  return `retry: ${randomInt(least, most)}\n\n`;
}
