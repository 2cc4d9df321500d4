import { ERROR_CODES, type ErrorCode, type FieldProblem, type Id } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { abortError, throwIfAborted } from '../abort.ts';
import { fits, type Shape } from './shape.ts';

export interface HttpOptions {
  /** Where the server is, without a slash at the end. */
  readonly src: string;
  readonly fetch: typeof fetch;
  /** Milliseconds for one attempt, its answer included. */
  readonly timeout: number;
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** Makes a write safe to send again. */
  readonly key?: Id;
  /** The session, where the answer depends on who asks. */
  readonly session?: string;
  readonly signal?: AbortSignal | undefined;
  /** What the answer must look like; absent where there is none. */
  readonly shape?: Shape;
}

const ATTEMPTS = 3;
const BASE_DELAY = 400;
/** Seconds. Whoever is told to wait longer is told so, and not kept waiting. */
const LONGEST_WAIT = 10;

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  413: 'too-large',
  429: 'rate-limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/**
 * One request, tried again only where that is safe (a read, or a write with a key) and may help. Throws `PleinError`
 * and nothing else, whatever the server or the network does; an aborted call rejects with `AbortError`.
 */
export async function request<Answer>(options: HttpOptions, what: HttpRequest): Promise<Answer> {
  const repeatable = what.method === undefined || what.key !== undefined;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await once(options, what);
    if (!(outcome instanceof Failure)) return outcome as Answer;
    const { error } = outcome;
    const after = error.retryAfter ?? 0;
    if (!repeatable || !outcome.again || attempt === ATTEMPTS || after > LONGEST_WAIT) throw error;
    // Full jitter, so that many readers of one server do not come back at once.
    await options.wait(after * 1_000 + Math.random() * BASE_DELAY * 2 ** attempt, what.signal);
  }
}

/** The address of something at the server. */
export function address(src: string, path: string, query: HttpRequest['query'] = {}): string {
  const given = Object.entries(query).filter((pair) => pair[1] !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)] as [string, string]));
  return `${src}${path}${given.length === 0 ? '' : `?${search}`}`;
}

class Failure {
  readonly error: PleinError;
  readonly again: boolean;

  constructor(error: PleinError, again: boolean) {
    this.error = error;
    this.again = again;
  }
}

async function once(options: HttpOptions, what: HttpRequest): Promise<unknown> {
  const { signal } = what;
  throwIfAborted(signal);
  const late = AbortSignal.timeout(options.timeout);
  try {
    const response = await options.fetch(address(options.src, what.path, what.query), {
      ...init(what),
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
    });
    const body: unknown = await response.text().then(parse);
    if (!response.ok) return refusal(response, body);
    if (what.shape === undefined || fits(body, what.shape)) return body;
    return new Failure(new PleinError('failed', 'The answer is not of this protocol.'), false);
  } catch (cause) {
    if (signal?.aborted) throw abortError();
    if (late.aborted) return new Failure(new PleinError('timeout', 'No answer in time.', { cause }), false);
    return new Failure(new PleinError('offline', 'The server is out of reach.', { cause }), true);
  }
}

/**
 * No cookies, no redirects: a session must not travel to another place. A browser's own cache asks the server each time,
 * which mostly answers "unchanged": handed out stale, it would show a page without what its reader has just written.
 */
function init({ method = 'GET', body, key, session }: HttpRequest): RequestInit {
  const headers: Record<string, string> = {};
  if (session !== undefined) headers['authorization'] = `Bearer ${session}`;
  if (key !== undefined) headers['idempotency-key'] = key;
  if (method !== 'GET') headers['content-type'] = 'application/json';
  const content = body === undefined ? {} : { body: JSON.stringify(body, wellFormed) };
  return { method, headers, cache: 'no-cache', credentials: 'omit', redirect: 'error', ...content };
}

/** Half a character, as left by cutting an emoji in two, is in no text and would be refused. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(response: Response, body: unknown): Failure {
  const { status } = response;
  const problem = fits(body, { code: '' })
    ? (body as { readonly code: ErrorCode; readonly fields?: unknown })
    : undefined;
  const known = problem !== undefined && ERROR_CODES.includes(problem.code);
  const code = known ? problem.code : (CODES[status] ?? 'failed');
  const after = secondsOf(response.headers.get('retry-after'));
  const fields = fits(problem?.fields, [{ field: '', message: '' }]) ? (problem?.fields as FieldProblem[]) : [];
  const error = new PleinError(code, `${status} ${code}`, {
    fields,
    ...(after === undefined ? {} : { retryAfter: after }),
  });
  // A conflict with a time to wait is the same write, still under way.
  return new Failure(error, [429, 502, 503, 504].includes(status) || (status === 409 && after !== undefined));
}

function secondsOf(header: string | null): number | undefined {
  if (header === null || header === '') return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
