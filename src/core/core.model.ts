/** Options that every method of every port takes. */
export interface CallOptions {
  /** Aborting it ends the call with the platform's `AbortError`. */
  readonly signal?: AbortSignal;
}

/** Which part of a list to read. */
export interface PageRequest extends CallOptions {
  /** What the previous page gave as `next`; absent for the first page. */
  readonly cursor?: string;
  /** The most items to return; the backend may return fewer. */
  readonly limit?: number;
}

/** A part of a list. `next` is an opaque cursor, absent on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/**
 * What became of a write: `published` for everyone to see, `held` until somebody approves it
 * (visible to its author as such), or `accepted`: done, but the backend sends nothing back.
 */
export type WriteStatus = 'published' | 'held' | 'accepted';

/** The answer to a write: what became of it, and the thing as it now is where the backend sends it. */
export interface Written<Value> {
  readonly status: WriteStatus;
  readonly value?: Value;
}

/** A fact that a backend may be unable to tell. */
export type Known<Value> = Value | 'unknown';

/** An instant: ISO 8601 in UTC, for example `2026-03-29T01:00:00.000Z`. */
export type Instant = string;

/** An identifier made by the client for what a member makes: a UUID, version 7, in lower case. */
export type Id = string;

/**
 * Why a call failed, in a closed list that elements translate and adapters map to.
 *
 * - `aborted` is not among them: an aborted call rejects with the platform's `AbortError`.
 * - `closed` a poll or sign-up that has ended; `full` an event without seats; `locked` a thread that takes no comments.
 * - `conflict` the write was made against an older version, or its id was used for another write.
 * - `unsupported` the backend has no such operation.
 */
export const ERROR_CODES = [
  'offline',
  'timeout',
  'unavailable',
  'rate-limited',
  'not-signed-in',
  'session-expired',
  'token-refused',
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'too-large',
  'too-deep',
  'empty',
  'closed',
  'full',
  'locked',
  'not-open',
  'unsupported',
  'failed',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What is wrong with one field of a request. */
export interface FieldProblem {
  /** JSON pointer into the body (`/text`), or the name of a parameter (`limit`). */
  readonly field: string;
  /** Plain English for the developer; elements show their own words by `code`. */
  readonly message: string;
}

/** The body of every error answer of the open protocol: RFC 9457 problem details with our `code`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly fields?: readonly FieldProblem[];
}
