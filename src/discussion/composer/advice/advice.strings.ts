import type { Dictionary } from '../../../core/localize.ts';

const english = {
  houseRules: 'House rules',
  rulesLost: 'The house rules cannot be shown now.',
  similar: 'Was this asked before?',
  similarFound:
    '{count, plural, one {# conversation is} other {# conversations are}} about the same words, below your text.',
  newTab: '(opens in a new tab)',
  comments: '{count, plural, =0 {no comments} one {# comment} other {# comments}}',
  heated: 'This may read angrier than you mean it.',
  'heat-words': 'Some of its words hurt whoever they are thrown at.',
  'heat-capitals': 'Capitals read like shouting.',
  'heat-marks': 'Rows of exclamation marks read like shouting.',
  yours: 'You decide; nobody else sees this.',
  later: 'Keep it and look again later',
  fine: 'It is fine as it is',
} as const;

export type AdviceKey = keyof typeof english;

/** The words of advice to whoever writes, loaded where a community gives it. */
export const adviceStrings: Dictionary<AdviceKey> = {
  english,
  others: { nl: () => import('./strings/nl.ts') },
};
