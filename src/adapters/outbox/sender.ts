import { pause } from '../pause.ts';
import type { Delivery } from './delivery.ts';
import type { OutboxRow, OutboxStore } from './store.ts';
import type { Tabs } from './tabs.ts';

/** The most milliseconds between two attempts, unless the backend asks for more. */
export const LONGEST_WAIT = 5 * 60_000;
/** Milliseconds before the second attempt. */
const FIRST_WAIT = 1_000;

export interface SenderOptions {
  readonly scope: string;
  readonly store: OutboxStore;
  readonly tabs: Tabs;
  deliver(row: OutboxRow): Promise<Delivery>;
  /** Says that the rows are others now. */
  changed(): Promise<void>;
  /** Lets time pass, or rejects where the signal aborts. */
  wait?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  /** From 0 up to 1. */
  random?: (() => number) | undefined;
}

/** What became of one attempt at all that waits. */
interface Attempt {
  /** Something still waits. */
  readonly left: boolean;
  readonly progress: boolean;
  /** Seconds that the backend asked to wait. */
  readonly retryAfter: number;
}

/** Sends what waits in one scope, in line for each thread, until nothing waits, and never while another tab does. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #leaving = new AbortController();
  #isWanted = false;
  #isRunning = false;
  #wake = new AbortController();

  constructor(options: SenderOptions) {
    this.#options = options;
    globalThis.addEventListener?.('online', () => this.wake(), { signal: this.#leaving.signal });
  }

  /** Tries now: there is a reason to believe that it works. */
  wake(): void {
    this.#wake.abort();
    this.begin(0);
  }

  /** Sees to what waits, after a while where that has just failed. */
  begin(failures: 0 | 1): void {
    this.#isWanted = true;
    if (!this.#isRunning) void this.#run(failures);
  }

  stop(): void {
    this.#leaving.abort();
    this.#wake.abort();
  }

  async #run(failures: number): Promise<void> {
    const { tabs } = this.#options;
    const { signal } = this.#leaving;
    this.#isRunning = true;
    while (this.#isWanted && !signal.aborted) {
      this.#isWanted = false;
      await tabs.alone(signal, () => this.#sendAll(failures)).catch(() => undefined);
    }
    this.#isRunning = false;
  }

  async #sendAll(before: number): Promise<void> {
    await this.#resume();
    let failures = before;
    if (failures > 0 && (await this.#rest(failures, 0))) failures = 0;
    while (!this.#leaving.signal.aborted) {
      this.#wake = new AbortController();
      const { left, progress, retryAfter } = await this.#attempt();
      if (!left) return;
      failures = progress ? 0 : failures + 1;
      if (await this.#rest(failures, retryAfter)) failures = 0;
    }
  }

  /** Nobody else sends now: what is said to be on its way was left by a tab that is gone. */
  async #resume(): Promise<void> {
    const { store, scope } = this.#options;
    for (const { id, state } of await store.list(scope)) {
      if (state !== 'sending') continue;
      await store.change(scope, id, (row) => row && { ...row, state: 'waiting', tried: true });
    }
  }

  async #attempt(): Promise<Attempt> {
    const { store, scope } = this.#options;
    const stuck = new Set<string>();
    let [progress, retryAfter] = [false, 0];
    for (const { id, draft, state } of await store.list(scope)) {
      if (this.#leaving.signal.aborted || isOffline()) break;
      if (state === 'refused' || stuck.has(draft.thread)) continue;
      const delivery = await this.#send(id);
      if (delivery === undefined) continue;
      if (delivery.problem === undefined || !delivery.again) progress = true;
      else {
        stuck.add(draft.thread);
        retryAfter = Math.max(retryAfter, delivery.problem.retryAfter ?? 0);
      }
    }
    const left = (await store.list(scope)).some(({ state }) => state !== 'refused');
    return { left, progress, retryAfter };
  }

  /** Sends a row as it now is; nothing where it was taken out. */
  async #send(id: string): Promise<Delivery | undefined> {
    const { store, scope, deliver, changed } = this.#options;
    let sent: OutboxRow | undefined;
    await store.change(scope, id, (row) => {
      sent = row;
      return row?.state === 'waiting' ? { ...row, state: 'sending' } : row;
    });
    if (sent === undefined) return undefined;
    await changed();
    const delivery = await deliver(sent);
    const { problem } = delivery;
    const underway = sent.state === 'withdrawn' ? 'withdrawn' : 'sending';
    await store.change(scope, id, (row) => {
      // Its member changed it meanwhile, or took it back: that is the next to be sent.
      if (row?.state !== underway) return row;
      if (problem === undefined) return undefined;
      if (underway === 'withdrawn') return delivery.again ? row : undefined;
      const { code, message, fields } = problem;
      const state = delivery.again ? 'waiting' : 'refused';
      return { ...row, state, tried: delivery.again, problem: { code, message, fields } };
    });
    await changed();
    return delivery;
  }

  /** Lets time pass, the longer the more often it failed, and each tab another time. True where it was woken. */
  async #rest(failures: number, retryAfter: number): Promise<boolean> {
    const { wait = pause, random = Math.random } = this.#options;
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, failures - 1));
    const time = Math.max(retryAfter * 1_000, longest * (0.5 + random() / 2));
    const { signal } = this.#wake;
    await wait(time, signal).catch(() => undefined);
    return signal.aborted;
  }
}

/** Whether the browser knows that there is no network. */
export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}
