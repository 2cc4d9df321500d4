import type { PleinError } from '../../core/errors.ts';

/** Codes after which the same write may yet turn out to have been done. */
const UNSURE: readonly string[] = ['offline', 'timeout', 'unavailable', 'failed'];

export function isUnsure({ code }: PleinError): boolean {
  return UNSURE.includes(code);
}

/** Whether it is the text that is wrong, and not all else. */
export function isOfText(problem: PleinError | undefined): boolean {
  return problem !== undefined && ['empty', 'too-large', 'invalid'].includes(problem.code);
}

export function isSignedOut(problem: PleinError | undefined): boolean {
  return problem !== undefined && ['not-signed-in', 'session-expired', 'token-refused'].includes(problem.code);
}
