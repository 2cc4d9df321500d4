import { instantOf, offsetAt } from './walltime.rules.ts';

const DAY = 86_400_000;
/** Shorter than the shortest season of any zone: the month in which Morocco goes back. */
const STEP = 7 * DAY;

/** A moment at which a zone's clocks change; at the first moment of a span, both offsets are the same. */
interface Observance {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The lines of a VTIMEZONE for the years given, as the platform's time zones have it: every change of the clocks in
 * those years and the year before, each written out, since a rule that repeats for ever is a guess (RFC 5545, 3.6.5).
 */
export function timeZoneLines(timeZone: string, years: ReadonlySet<number>): readonly string[] {
  const lines = spans(years).flatMap(([first, last]) => observances(timeZone, first, last).flatMap(observanceLines));
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...lines, 'END:VTIMEZONE'];
}

/** The years with the year before each, as runs without a gap. */
function spans(years: ReadonlySet<number>): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && year - 1 <= run[1] + 1) run[1] = year;
    else runs.push([year - 1, year]);
  }
  return runs;
}

function observances(timeZone: string, firstYear: number, lastYear: number): readonly Observance[] {
  const start = Date.parse(instantOf(`${String(firstYear).padStart(4, '0')}-01-01`, timeZone));
  const end = Date.UTC(lastYear + 1, 0, 2);
  let offset = offsetAt(start, timeZone);
  const found: Observance[] = [{ at: start, from: offset, to: offset }];
  for (let at = start; at < end; at += STEP) {
    const next = offsetAt(at + STEP, timeZone);
    if (next !== offset) found.push({ at: changeBetween(at, at + STEP, timeZone), from: offset, to: next });
    offset = next;
  }
  return found;
}

/** The first second with the later offset. */
function changeBetween(early: number, late: number, timeZone: string): number {
  const before = offsetAt(early, timeZone);
  let [low, high] = [early, late];
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

function observanceLines({ at, from, to }: Observance): readonly string[] {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
  const onset = new Date(at + from).toISOString().slice(0, 19).replace(/[-:]/g, '');
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset}`,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `END:${kind}`,
  ];
}

function offsetText(offset: number): string {
  const seconds = Math.abs(offset) / 1_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = seconds % 60 === 0 ? '' : two(seconds % 60);
  return `${offset < 0 ? '-' : '+'}${two(seconds / 3_600)}${two((seconds / 60) % 60)}${rest}`;
}
