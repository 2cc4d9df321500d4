import type { Dictionary } from '../../core/localize.ts';
import type { strings } from './strings/en.ts';

const english = {
  hint: 'Markdown works: **bold**, _italic_, [a link](https://…), lists.',
  mentionHint: 'Type @ and a name to tell somebody.',
  preview: 'Preview',
  discard: 'Discard text',
  restored: 'What you typed earlier is still here.',
  keptUntil: 'It is kept until {date}.',
  elsewhere: 'This text was changed in another tab; here is the newer one.',
  putBack: 'Put back what stood here',
  left: '{count, plural, one {# character left} other {# characters left}}',
  over: '{count, plural, one {# character too many} other {# characters too many}}',
  manyLinks: '{count, plural, one {# link} other {# links}}; at most {limit} can be sent',
} as const;

export type ComposerKey = keyof typeof english | keyof typeof strings;

/** The words of the field, loaded with it; those for what helps whoever writes come with that. */
export const composerStrings: Dictionary<ComposerKey> = {
  english,
  others: { en: () => import('./strings/en.ts'), nl: () => import('./strings/nl.ts') },
};
