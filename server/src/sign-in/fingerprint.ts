import { createHash } from 'node:crypto';

/** A digest that tells one key from another and nothing of what it was made of. */
export function fingerprintOf(...parts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(['plein session key', ...parts]))
    .digest('base64url');
}
