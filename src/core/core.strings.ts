import type { ErrorCode } from './core.model.ts';
import type { Dictionary } from './localize.ts';
import type { strings } from './strings/en.ts';

const english = {
  loading: 'Loading…',
  retry: 'Try again',
  formerMember: 'Former member',
  'error-offline': 'There is no connection. Check your network and try again.',
} as const;

export type CoreKey = keyof typeof english | keyof typeof strings | `error-${ErrorCode}`;

/** Words that every element shares. */
export const coreStrings: Dictionary<CoreKey> = {
  english,
  others: { en: () => import('./strings/en.ts'), nl: () => import('./strings/nl.ts') },
};
