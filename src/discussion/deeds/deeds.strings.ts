import type { Dictionary } from '../../core/localize.ts';
import type { strings } from './strings/en.ts';

const english = {
  reply: 'Reply',
  edit: 'Edit',
  delete: 'Delete',
  yourReaction: 'Your reaction: {given}',
  further: 'More actions',
  held: 'Waits for approval; only you see it',
} as const;

export type DeedKey = keyof typeof english | keyof typeof strings;

/** The words for what can be done with a comment. */
export const deedStrings: Dictionary<DeedKey> = {
  english,
  others: { en: () => import('./strings/en.ts'), nl: () => import('./strings/nl.ts') },
};
