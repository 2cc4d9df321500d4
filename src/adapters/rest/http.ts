import { orOffline } from '../../core/errors.ts';
import { throwIfAborted } from '../abort.ts';
import { fits, type Shape } from './shape.ts';

export interface HttpOptions {
  /** Where the server is, without a slash at the end. */
  readonly src: string;
  readonly fetch: typeof fetch;
  /** The page's, in place of the platform's. */
  readonly isOwnFetch?: boolean;
  /** Milliseconds for one attempt, its answer included. */
  readonly timeout: number;
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

export interface HttpRequest {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** What makes it more than a read that says nothing of who asks. */
  readonly init?: RequestInit;
  /** Sent twice, it might be done twice: then it is not tried again. */
  readonly once?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** What the answer must look like; absent where there is none. */
  readonly shape?: Shape;
}

/** What came of one attempt: an answer with its body, or the reason why there is none. */
export interface Outcome {
  readonly response?: Response;
  readonly body?: unknown;
  readonly cause?: unknown;
  /** There was no answer in time. */
  readonly late?: boolean;
}

/**
 * One request. Where it goes wrong, what comes of that is another module's, fetched then. Throws `PleinError` and nothing
 * else, whatever the server or the network does; an aborted call rejects with `AbortError`.
 */
export async function request<Answer>(options: HttpOptions, what: HttpRequest): Promise<Answer> {
  const outcome = await attempt(options, what);
  if (isAnswer(outcome, what)) return outcome.body as Answer;
  const { mend } = await orOffline(import('./mending.ts'));
  return mend(options, what, outcome);
}

/** The address of something at the server. */
export function address(src: string, path: string, query: HttpRequest['query'] = {}): string {
  const given = Object.entries(query).filter((pair) => pair[1] !== undefined);
  return src + path + (given.length > 0 ? `?${new URLSearchParams(given as [string, string][])}` : '');
}

export function isAnswer({ response, body }: Outcome, { shape }: HttpRequest): boolean {
  return response?.ok === true && (shape === undefined || fits(body, shape));
}

/**
 * No cookies, no redirects: a session must not travel to another place. A browser's own cache asks the server each time,
 * which mostly answers "unchanged": handed out stale, it would show a page without what its reader has just written.
 */
export async function attempt(options: HttpOptions, { path, query, init, signal }: HttpRequest): Promise<Outcome> {
  throwIfAborted(signal);
  const late = AbortSignal.timeout(options.timeout);
  try {
    const response = await options.fetch(address(options.src, path, query), {
      cache: 'no-cache',
      credentials: 'omit',
      redirect: 'error',
      ...init,
      signal: AbortSignal.any(signal ? [signal, late] : [late]),
    });
    return { response, body: await response.json().catch(orNothing) };
  } catch (cause) {
    throwIfAborted(signal);
    return { cause, late: late.aborted };
  }
}

/** What is no JSON is no answer; that it broke off is another matter. */
function orNothing(thrown: unknown): void {
  if (!(thrown instanceof SyntaxError)) throw thrown;
}
