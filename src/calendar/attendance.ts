import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Id } from '../core/core.model.ts';
import { PleinError, isAbort } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { CalendarPort, Occurrence, OccurrenceMine } from './calendar.model.ts';

export type AttendanceWish = 'sign-up' | 'cancel';

/** What became of the last wish; kept until the next. */
export interface AttendanceOutcome {
  readonly wish: AttendanceWish;
  readonly occurrence: Occurrence;
  /** Absent where it came true. */
  readonly error?: PleinError;
}

/**
 * Owns the reader's own part of a calendar: what they signed up for, what they may do, and the write in flight. It
 * believes nothing before the backend said yes. It does not own the occurrences.
 */
export class Attendance implements ReactiveController {
  /** The occurrence whose write is in flight. */
  sending: string | undefined;
  outcome: AttendanceOutcome | undefined;
  /** Why the reader's own part could not be read. */
  error: PleinError | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #mine = new Map<string, OccurrenceMine>();
  /** The id of a write that may have arrived, so that trying again is the same write. */
  readonly #writes = new Map<string, Id>();
  #reading = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#reading.abort();
    this.#reading = new AbortController();
  }

  of(occurrence: string): OccurrenceMine | undefined {
    return this.#mine.get(occurrence);
  }

  /** Somebody else is there: what was known was about the other. */
  forget(): void {
    this.hostDisconnected();
    this.#mine.clear();
    this.#writes.clear();
    this.sending = this.outcome = this.error = undefined;
    this.#host.requestUpdate();
  }

  async read(calendar: CalendarPort, occurrences: readonly string[]): Promise<void> {
    if (calendar.readMine === undefined || occurrences.length === 0) return;
    const { signal } = this.#reading;
    try {
      const mine = await calendar.readMine(occurrences, { signal });
      if (signal.aborted) return;
      for (const [id, own] of Object.entries(mine)) this.#mine.set(id, own);
      this.error = undefined;
    } catch (thrown) {
      if (signal.aborted || isAbort(thrown)) return;
      this.error = PleinError.from(thrown);
    }
    this.#host.requestUpdate();
  }

  /** Resolves to the occurrence as it then is where the backend agreed; `outcome` says how it went. */
  async send(calendar: CalendarPort, wish: AttendanceWish, occurrence: Occurrence): Promise<Occurrence | undefined> {
    if (this.sending !== undefined) return undefined;
    const { id } = occurrence;
    const key = `${wish} ${id}`;
    const write = this.#writes.get(key) ?? newId();
    const { signal } = this.#reading;
    this.#writes.set(key, write);
    this.#become(id, undefined);
    try {
      const request = { occurrence: id, write, signal };
      const written = await (wish === 'sign-up' ? calendar.signUp?.(request) : calendar.cancelSignUp?.(request));
      if (signal.aborted) return undefined;
      this.#writes.delete(key);
      this.#mine.set(id, {
        signedUp: wish === 'sign-up',
        can: { signUp: wish === 'cancel', cancel: wish === 'sign-up' && calendar.cancelSignUp !== undefined },
      });
      const now = written?.value ?? occurrence;
      this.#become(undefined, { wish, occurrence: now });
      return now;
    } catch (thrown) {
      if (signal.aborted || isAbort(thrown)) return undefined;
      const error = PleinError.from(thrown);
      if (!error.passing) this.#writes.delete(key);
      this.#become(undefined, { wish, occurrence, error });
      return undefined;
    }
  }

  #become(sending: string | undefined, outcome: AttendanceOutcome | undefined): void {
    this.sending = sending;
    this.outcome = outcome;
    this.#host.requestUpdate();
  }
}
