import type { ErrorCode, FieldProblem } from './core.model.ts';

export interface PleinErrorOptions extends ErrorOptions {
  readonly fields?: readonly FieldProblem[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** The only error a port throws (an aborted call rejects with the platform's `AbortError`). */
export class PleinError extends Error {
  override readonly name = 'PleinError';
  readonly code: ErrorCode;
  readonly fields: readonly FieldProblem[];
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string = code, options: PleinErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfter = options.retryAfter;
  }

  /** Whether the same call may succeed later without anything being changed. */
  get passing(): boolean {
    return ['offline', 'timeout', 'unavailable', 'rate-limited'].includes(this.code);
  }

  /** Any thrown value as a `PleinError`; one that already is stays itself. */
  static from(thrown: unknown): PleinError {
    return thrown instanceof PleinError ? thrown : new PleinError('failed', String(thrown), { cause: thrown });
  }
}

/** Code that comes when it is asked for: where it cannot be fetched, that is `offline`. */
export function orOffline<Code>(code: Promise<Code>): Promise<Code> {
  return code.catch((cause: unknown) => {
    throw new PleinError('offline', undefined, { cause });
  });
}

/** The same, fetched once: for all who ask, until it could not be fetched and somebody asks again. */
export function onceFetched<Code>(fetch: () => Promise<Code>): () => Promise<Code> {
  let fetching: Promise<Code> | undefined;
  return () =>
    (fetching ??= orOffline(fetch()).catch((error: unknown) => {
      fetching = undefined;
      throw error;
    }));
}

/** Whether a thrown value says that the caller aborted, which nobody needs to be told. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}
