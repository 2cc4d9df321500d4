import type { Dictionary } from '../../core/localize.ts';

const english = {
  edited: 'edited',
  seeChanges: 'edited on {date}, see what changed',
  toEarlier: 'to an earlier version',
  seeAnswered: 'This reply is to an earlier version of what {name} wrote; see that version',
  history: 'How this comment changed',
  version: 'Version {number}, {date}',
  newest: 'as it reads now',
  first: 'as it was written',
  answered: 'the version that was replied to',
  added: 'added:',
  removed: 'removed:',
  unchanged: 'Nothing to read changed in this version.',
  undiffed: 'What changed cannot be marked here; this is how it read.',
  older: 'Show earlier versions',
} as const;

export type HistoryKey = keyof typeof english;

/** The words for what a comment read before. */
export const historyStrings: Dictionary<HistoryKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
