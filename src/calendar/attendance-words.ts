import type { PleinError } from '../core/errors.ts';
import type { Localize } from '../core/localize.ts';
import { isolated } from '../core/isolated.ts';
import type { AttendanceOutcome } from './attendance.ts';
import type { CalendarKey } from './calendar.strings.ts';

/** What became of a wish, in a sentence that stands by itself. */
export function outcomeText(
  { wish, occurrence, error }: AttendanceOutcome,
  words: Localize<CalendarKey>,
  describe: (error: PleinError) => string,
): string {
  const title = isolated(occurrence.title);
  if (error === undefined) return words.text(wish === 'sign-up' ? 'signedUpNow' : 'cancelledNow', { title });
  if (wish === 'cancel') return words.text('notCancelled', { title, reason: describe(error) });
  if (error.code === 'full') return words.text('fullNow', { title });
  if (error.code === 'closed') return words.text('closedNow', { title });
  return words.text('notSent', { title, reason: describe(error) });
}
