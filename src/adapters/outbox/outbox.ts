import type { OutboxPort } from '../../community/outbox.model.ts';
import type { Backend } from '../../core/backend.ts';
import { PleinError } from '../../core/errors.ts';
import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import { throwIfAborted } from '../abort.ts';
import { Outbox } from './owner.ts';

export interface OutboxOptions {
  /** Keeps apart what is kept of several backends; the backend's address by default, or its name where it has none. */
  readonly name?: string;
  /** In place of the platform's; `null` keeps everything in the page alone. */
  readonly indexedDB?: IDBFactory | null;
  /** Lets time pass before another attempt; in place of the platform's timers. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** From 0 up to 1; in place of the platform's. */
  readonly random?: () => number;
}

/** The most milliseconds between two attempts, unless the backend asks for more. */
export const LONGEST_WAIT = 5 * 60_000;

type Create = Required<DiscussionPort>['createComment'];

/**
 * A backend that keeps what could not be sent: a comment that fails because the network or the backend is away waits in
 * the browser, survives a reload, and is sent once, in its thread's order, by one tab at a time. It goes when its member
 * signs out, and is never sent as another. A backend that takes no comments is answered as it is.
 */
export function withOutbox<Whole extends Backend>(
  backend: Whole,
  options: OutboxOptions = {},
): Whole & { readonly outbox?: OutboxPort } {
  const { discussion } = backend;
  const { createComment } = discussion ?? {};
  if (discussion === undefined || createComment === undefined) return backend;
  const outbox = new Outbox({ ...backend, discussion }, options);
  return { ...backend, discussion: { ...discussion, createComment: keeping(createComment, outbox) }, outbox };
}

/** Sends a comment, or keeps it where that fails for a reason that passes, or where it would overtake another. */
function keeping(createComment: Create, outbox: Outbox): Create {
  return async (draft, options) => {
    const { owner } = outbox;
    const line = await owner?.line().catch(() => undefined);
    if (line === undefined) return createComment(draft, options);
    let problem: PleinError | undefined;
    if (globalThis.navigator?.onLine !== false && !(await line.isBehind(draft))) {
      try {
        return await createComment(draft, options);
      } catch (thrown) {
        if (!isSoonOver(thrown) || owner !== outbox.owner) throw thrown;
        problem = thrown;
      }
    }
    throwIfAborted(options?.signal);
    await line.keep(draft, problem);
    return { status: 'accepted' };
  };
}

/** Whoever is told to come back much later is better told so than kept waiting. */
function isSoonOver(thrown: unknown): thrown is PleinError {
  return thrown instanceof PleinError && thrown.passing && (thrown.retryAfter ?? 0) * 1_000 <= LONGEST_WAIT;
}
