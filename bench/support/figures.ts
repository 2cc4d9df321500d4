import { median, quantile } from './report.mjs';

/** One thing that was measured, as a row of the table. */
export interface Figure {
  readonly figure: string;
  /** The median. */
  readonly ours: number;
  /** The floor's; absent for what is held to a bound alone. */
  readonly floor?: number;
  /** The median divided by the floor's. */
  readonly ratio?: number;
  /** The middle half of the rounds: of the ratio, or of what was measured where there is no floor. */
  readonly spread: string;
  readonly goal?: string;
  readonly met?: 'yes' | 'MISSED';
}

/** Beside a floor, round by round; with a `goal`, the most that it may be times the floor's. */
export function beside(figure: string, ours: readonly number[], floor: readonly number[], goal?: number): Figure {
  const ratio = rounded(median(ours) / median(floor), 2);
  const ratios = ours.map((each, round) => each / floor[round % floor.length]!);
  return {
    figure,
    ours: rounded(median(ours), 1),
    floor: rounded(median(floor), 1),
    ratio,
    spread: spreadOf(ratios, 2),
    ...(goal !== undefined && { goal: `≤ ${goal} ×`, met: ratio <= goal ? 'yes' : 'MISSED' }),
  };
}

/** What is held to a bound: the most that was measured counts. */
export function within(figure: string, measured: readonly number[], most: number): Figure {
  const ours = rounded(Math.max(0, ...measured), 1);
  return {
    figure,
    ours,
    spread: measured.length === 0 ? 'none' : `${spreadOf(measured, 1)}, ${measured.length} of them`,
    goal: `≤ ${most}`,
    met: ours <= most ? 'yes' : 'MISSED',
  };
}

/** Says which goals were missed, or that none was. */
export function verdict(figures: readonly Figure[]): string {
  const held = figures.filter(({ goal }) => goal !== undefined);
  const missed = held.filter(({ met }) => met === 'MISSED');
  const list = missed.map(({ figure, ours, ratio, goal }) => `  ${figure}: ${ratio ?? ours}, goal ${goal}`);
  return [
    `${held.length - missed.length} of ${held.length} goals met${missed.length > 0 ? '; missed:' : '.'}`,
    ...list,
  ].join('\n');
}

function spreadOf(numbers: readonly number[], digits: number): string {
  return `${rounded(quantile(numbers, 0.25), digits)}–${rounded(quantile(numbers, 0.75), digits)}`;
}

function rounded(number: number, digits: number): number {
  return Number(number.toFixed(digits));
}
