import { PleinError } from '../../src/core/errors.ts';
import type { ErrorCode } from '../../src/core/core.model.ts';

export function isPleinError(code: ErrorCode): (thrown: unknown) => boolean {
  return (thrown) => thrown instanceof PleinError && thrown.code === code;
}
