import { ERROR_CODES, type ErrorCode, type FieldProblem } from '../../core/core.model.ts';
import { PleinError } from '../../core/errors.ts';
import { attempt, isAnswer, type HttpOptions, type HttpRequest, type Outcome } from './http.ts';
import { fits } from './shape.ts';

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

/** Why a request failed, and whether the same may succeed a moment later. */
interface Failure {
  readonly error: PleinError;
  readonly again: boolean;
}

/** Tries a request again whose first attempt failed, where that is safe (a read, or a write with a key) and may help. */
export async function mend<Answer>(options: HttpOptions, what: HttpRequest, first: Outcome): Promise<Answer> {
  let outcome = first;
  for (let tried = 1; ; tried += 1) {
    if (isAnswer(outcome, what)) return outcome.body as Answer;
    const { error, again } = failureOf(outcome);
    const after = error.retryAfter ?? 0;
    if (what.once || !again || tried === ATTEMPTS || after > LONGEST_WAIT) throw error;
    // Full jitter, so that many readers of one server do not come back at once.
    await options.wait(after * 1_000 + Math.random() * BASE_DELAY * 2 ** tried, what.signal);
    outcome = await attempt(options, what);
  }
}

function failureOf({ response, body, cause, late }: Outcome): Failure {
  if (response?.ok) return { error: new PleinError('failed', 'The answer is not of this protocol.'), again: false };
  if (response !== undefined) return refusal(response, body);
  if (late) return { error: new PleinError('timeout', 'No answer in time.', { cause }), again: false };
  return { error: new PleinError('offline', 'The server is out of reach.', { cause }), again: true };
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
  return { error, again: [429, 502, 503, 504].includes(status) || (status === 409 && after !== undefined) };
}

function secondsOf(header: string | null): number | undefined {
  if (header === null || header === '') return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
