import type { Dictionary } from '../../core/localize.ts';

const english = {
  unsolved: 'Not solved yet',
  meToos: '{count, plural, one {# other has this question} other {# others have this question}}',
} as const;

export type SettledKey = keyof typeof english;

/** What everyone reads of how a question stands. */
export const settledStrings: Dictionary<SettledKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
