import type { ErrorCode } from '../core/core.model.ts';
import { PleinError } from '../core/errors.ts';

/** What a case throws where an adapter does not keep the contract. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';
}

export function ok(condition: unknown, what: string): asserts condition {
  if (condition === false || condition === undefined || condition === null) throw new ConformanceError(what);
}

/** Both say the same as plain data, whatever the order of their fields. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [canonical(actual), canonical(expected)];
  if (found !== wanted) throw new ConformanceError(`${what}: ${found} is not ${wanted}`);
}

/** The call is refused with a `PleinError` of this code (or one of these). */
export async function refused(
  call: Promise<unknown>,
  codes: ErrorCode | readonly ErrorCode[],
  what: string,
): Promise<void> {
  const outcome = await call.then(
    (value) => `answered ${canonical(value)}`,
    (thrown: unknown) => thrown,
  );
  if (!(outcome instanceof PleinError)) throw new ConformanceError(`${what}: ${String(outcome)} is no PleinError`);
  ok(
    [codes].flat().includes(outcome.code),
    `${what}: '${outcome.code}' in place of '${[codes].flat().join("' or '")}'`,
  );
}

/** The call ends with the platform's `AbortError`. */
export async function aborted(call: Promise<unknown>, what: string): Promise<void> {
  const outcome = await call.then(
    (value) => `answered ${canonical(value)}`,
    (thrown: unknown) => thrown,
  );
  const isAbort = outcome instanceof DOMException && outcome.name === 'AbortError';
  ok(isAbort, `${what}: ${String(outcome)} is no AbortError`);
}

/** A value that the contract lets be absent, but not here. */
export function given<Value>(value: Value | undefined, what: string): Value {
  ok(value !== undefined, `${what} is absent`);
  return value;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isPlain(part) ? sorted(part) : part)) ?? 'undefined';
}

function sorted(part: object): object {
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isPlain(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
