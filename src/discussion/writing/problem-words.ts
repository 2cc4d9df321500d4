import type { PleinError } from '../../core/errors.ts';
import type { Localize } from '../../core/localize.ts';
import { numberIn } from '../../core/intl.ts';
import { MAX_LINKS } from '../discussion.rules.ts';
import type { Composition } from './composing.ts';
import type { WritingKey } from './writing.strings.ts';

/** Why a text was not sent, and what its writer can do, where that depends on more than what went wrong. */
export function problemWords(
  { code, retryAfter }: PleinError,
  { target, posted, draft }: Pick<Composition, 'target' | 'posted'> & Partial<Pick<Composition, 'draft'>>,
  words: Localize<WritingKey>,
): string | undefined {
  if (code === 'rate-limited' && retryAfter !== undefined) {
    return words.text('problem-wait', { wait: waitWords(retryAfter, words) });
  }
  if (code === 'conflict' && posted) return words.text('problem-conflict-sent');
  if (code === 'conflict' && target.kind === 'edit') return words.text('problem-conflict-edit');
  if (code === 'invalid' && draft !== undefined && namesSomebody(draft.markdown)) return words.text('problem-mention');
  return undefined;
}

/** Whether a name is what may be wrong with a text. */
function namesSomebody(markdown: string): boolean {
  const links = markdown.match(/https?:\/\//gi)?.length ?? 0;
  return links <= MAX_LINKS && markdown.includes('](plein:member/');
}

/** So many seconds, in the unit one would say it in. */
export function waitWords(seconds: number, words: Localize<WritingKey>): string {
  const [value, unit] = seconds < 90 ? [Math.ceil(seconds), 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return numberIn(words, value, { style: 'unit', unit, unitDisplay: 'long' });
}
