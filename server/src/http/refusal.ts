import { PleinError } from 'plein/core/errors.js';
import type { ErrorCode, FieldProblem } from 'plein/core/core.model.js';
import type { Standing } from './rate-fields.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  offline: 503,
  timeout: 408,
  unavailable: 503,
  'rate-limited': 429,
  'not-signed-in': 401,
  'session-expired': 401,
  'token-refused': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 400,
  'too-large': 413,
  'too-deep': 422,
  empty: 422,
  closed: 409,
  full: 409,
  locked: 409,
  'not-open': 409,
  unsupported: 405,
  failed: 500,
};

export interface RefusalOptions {
  /** Where it is not the code's usual one. */
  readonly status?: number;
  readonly fields?: readonly FieldProblem[];
  readonly retryAfter?: number;
  /** The rates that were exceeded. */
  readonly standings?: readonly Standing[];
  /** Kept for the log; never shown. */
  readonly cause?: unknown;
}

/** A request that gets a problem for an answer; thrown anywhere, answered in one place. */
export class Refusal extends PleinError {
  readonly status: number;
  readonly standings: readonly Standing[];

  constructor(code: ErrorCode, options: RefusalOptions = {}) {
    super(code, code, {
      ...(options.fields !== undefined && { fields: options.fields }),
      ...(options.retryAfter !== undefined && { retryAfter: options.retryAfter }),
      ...(options.cause !== undefined && { cause: options.cause }),
    });
    this.status = options.status ?? STATUS[code];
    this.standings = options.standings ?? [];
  }
}

/** Throws where a rule gave a reason to refuse. */
export function refuse(code: ErrorCode | undefined): void {
  if (code !== undefined) throw new Refusal(code);
}

/** A refusal for one field that has the wrong shape, or (422) makes no sense. */
export function invalid(field: string, message: string, status: 400 | 422 = 400): Refusal {
  return new Refusal('invalid', { status, fields: [{ field, message }] });
}
