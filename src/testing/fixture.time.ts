import type { Instant } from '../core/core.model.ts';

/** An instant some days (or parts of one) from another. */
export function days(now: Instant, count: number): Instant {
  return new Date(Date.parse(now) + Math.round(count * 86_400_000)).toISOString();
}
