import type { CoreKey } from './core.strings.ts';
import type { Instant } from './core.model.ts';
import type { Localize } from './localize.ts';

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/**
 * How long ago or ahead, in the largest fitting unit: `3 hours ago`. What is seconds away, or said to be ahead of a slow
 * clock, is now. The words are those of `Intl.RelativeTimeFormat`, which takes a browser as long as it takes to draw
 * twenty comments before it says the first of them.
 */
export function relativeTime(core: Localize<CoreKey>, instant: Instant, now: number): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const away = Math.abs(seconds);
  const unit = UNITS.find((each) => away >= each[1]);
  return unit === undefined
    ? core.text('now')
    : core.text(`${seconds < 0 ? 'ago' : 'in'}-${unit[0]}`, { count: Math.trunc(away / unit[1]) });
}
