import type { Instant } from './core.model.ts';
import { format } from './formats.ts';
import type { Localize } from './localize.ts';

type Words = Pick<Localize<string>, 'formats'>;

/** A number as it is written where these words are read. */
export function numberIn({ formats }: Words, value: number, options?: Intl.NumberFormatOptions): string {
  return format('NumberFormat', formats, options).format(value);
}

/** A date likewise. What is no instant, from a backend that is not to be believed, is shown as it came. */
export function dateIn({ formats }: Words, instant: Instant | number, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? String(instant) : format('DateTimeFormat', formats, options).format(at);
}
