import type { Dictionary } from '../core/localize.ts';

const english = { reveal: 'Hidden text' } as const;

export type TextKey = keyof typeof english;

/** What people's text needs of our words. */
export const textStrings: Dictionary<TextKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
