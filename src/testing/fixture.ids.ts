import type { Id } from '../core/core.model.ts';

/** Ids of things in the fixture: UUIDs, version 7, in the order of their numbers. */
export function idOf(number: number): Id {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}
