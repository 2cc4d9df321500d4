import type { ErrorCode, Problem } from 'plein/core/core.model.js';
import { databaseFailure, asRefusal } from '../db/failure.ts';
import { PleinError } from 'plein/core/errors.js';
import { setRateFields } from './rate-fields.ts';
import { Refusal } from './refusal.ts';

const TITLES: Partial<Record<ErrorCode, string>> = {
  invalid: 'The request has the wrong shape.',
  'not-signed-in': 'Sign in first.',
  'session-expired': 'The session has ended.',
  'token-refused': 'The token was refused.',
  forbidden: 'This is not yours to do.',
  'not-found': 'There is nothing here.',
  conflict: 'Something else came first.',
  'too-large': 'The request is too large.',
  'too-deep': 'Replies nest too deep here.',
  empty: 'There is nothing to read in it.',
  closed: 'This has closed.',
  full: 'There is no seat left.',
  locked: 'This thread takes no comments.',
  'not-open': 'This has not opened yet.',
  'rate-limited': 'Too many requests.',
  unavailable: 'Out of service for a moment.',
  timeout: 'The request took too long.',
  unsupported: 'There is no such operation here.',
};

/** Any thrown value as a refusal; what nobody foresaw becomes `failed`, which tells nothing of the inside. */
export function refusalOf(thrown: unknown): Refusal {
  const known = asRefusal(thrown);
  if (known instanceof Refusal) return known;
  if (databaseFailure(thrown) === 'taken') return new Refusal('conflict', { status: 422, cause: thrown });
  if (known instanceof PleinError) return new Refusal(known.code, { fields: known.fields });
  return new Refusal('failed', { cause: thrown });
}

/** The answer that a refusal gets. */
export function problemAnswer(refusal: Refusal): Response {
  const problem: Problem = {
    type: 'about:blank',
    title: TITLES[refusal.code] ?? 'Something went wrong.',
    status: refusal.status,
    code: refusal.code,
    ...(refusal.fields.length > 0 && { fields: refusal.fields }),
  };
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  if (refusal.retryAfter !== undefined) headers.set('retry-after', String(refusal.retryAfter));
  setRateFields(headers, refusal.standings);
  if (refusal.status === 401) headers.set('www-authenticate', 'Bearer');
  // What is left of a body that nobody reads must not be taken for the next request.
  if (refusal.status === 413 || refusal.status === 408) headers.set('connection', 'close');
  return new Response(JSON.stringify(problem), { status: refusal.status, headers });
}
