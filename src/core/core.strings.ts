import type { ErrorCode } from './core.model.ts';
import type { Dictionary } from './localize.ts';
import type { strings } from './strings/en.ts';

const english = {
  loading: 'Loading…',
  retry: 'Try again',
  formerMember: 'Former member',
  now: 'now',
  'ago-minute': '{count, plural, one {# minute ago} other {# minutes ago}}',
  'ago-hour': '{count, plural, one {# hour ago} other {# hours ago}}',
  'ago-day': '{count, plural, one {yesterday} other {# days ago}}',
  'ago-week': '{count, plural, one {last week} other {# weeks ago}}',
  'ago-month': '{count, plural, one {last month} other {# months ago}}',
  'ago-year': '{count, plural, one {last year} other {# years ago}}',
  'error-offline': 'There is no connection. Check your network and try again.',
} as const;

export type CoreKey = keyof typeof english | keyof typeof strings | `error-${ErrorCode}`;

/** Words that every element shares. */
export const coreStrings: Dictionary<CoreKey> = {
  english,
  others: { en: () => import('./strings/en.ts'), nl: () => import('./strings/nl.ts') },
};
