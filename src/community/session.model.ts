import type { CallOptions, Instant } from '../core/core.model.ts';
import type { Author } from '../members/members.model.ts';
import type { PleinError } from '../core/errors.ts';

/**
 * How a page hands over who is there: called when somebody should be signed in, and again when the session ends.
 * It resolves to a fresh signed token from the company's own login, or to nothing for somebody signed out.
 */
export type Identity = (options: CallOptions) => Promise<string | null | undefined>;

/** Who the page's reader is to the backend. */
export type Session =
  | { readonly state: 'signed-out' }
  | { readonly state: 'signing-in' }
  | { readonly state: 'signed-in'; readonly member: Author; readonly until?: Instant }
  /** The page handed over a token and the backend refused it, or the page's callback failed. */
  | { readonly state: 'failed'; readonly error: PleinError };

/** The slice that knows who is there. Every backend has it. */
export interface SessionPort {
  /** The session as it is now; the same object until it changes. */
  readonly current: Session;
  /**
   * Takes over the page's identity: a callback signs in (at once), undefined signs out (at once, and ends the
   * session at the backend). Resolves when the outcome stands in `current`; never rejects.
   */
  identify(identity: Identity | undefined): Promise<void>;
  /** Calls `listener` after each change of `current`, until `signal` aborts. */
  watch(listener: () => void, options: { readonly signal: AbortSignal }): void;
}
