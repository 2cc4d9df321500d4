import type { Instant } from './core.model.ts';
import { format, formatsOf } from './formats.ts';
import type { Localize } from './localize.ts';

type Words = Pick<Localize<string>, 'language' | 'used'>;

/** A number as it is written where these words are read. */
export function numberIn(words: Words, value: number, options?: Intl.NumberFormatOptions): string {
  return format('NumberFormat', formatsOf(words), options).format(value);
}

/** A date likewise. What is no instant, from a backend that is not to be believed, is shown as it came. */
export function dateIn(words: Words, instant: Instant | number, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? String(instant) : format('DateTimeFormat', formatsOf(words), options).format(at);
}
