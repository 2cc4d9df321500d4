import { loadavg } from 'node:os';
import { withBrowser } from './support/browser.ts';
import { verdict, type Figure } from './support/figures.ts';
import { report } from './support/report.mjs';
import { serve } from './support/process.ts';
import { live } from './thread/live.ts';
import { many } from './thread/many.ts';
import { million } from './thread/million.ts';
import { opening } from './thread/opening.ts';
import { sending } from './thread/sending.ts';
import { typing } from './thread/typing.ts';
import { using } from './thread/using.ts';

/**
 * A thread beside floors that show the same JSON, in one browser, interleaved: medians, their ratio, its middle half, and
 * what was promised. `npm run bench:thread` measures all parts, `node bench/thread.ts many` one of them.
 */
const PARTS = { opening, many, using, typing, live, sending, million };
type Part = keyof typeof PARTS;

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0)
  throw new Error(`There is no ${unknown.join(', ')}: choose of ${Object.keys(PARTS).join(', ')}.`);
const parts = (chosen.length > 0 ? chosen : Object.keys(PARTS)) as Part[];
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 9);
/** What is over in a few frames, one more or less of which is much of it: rounds for each of the others' rounds. */
const OFTEN: Partial<Record<Part, number>> = { opening: 5, million: 5 };

const figures: Figure[] = [];
const rounds: Partial<Record<Part, number>> = {};
const load: Partial<Record<Part, number>> = {};
const served = await serve(10_000);
try {
  await withBrowser(async (browser) => {
    for (const name of parts) {
      rounds[name] = ROUNDS * (OFTEN[name] ?? 1);
      const part = await PARTS[name](browser, served, rounds[name]);
      load[name] = Number(loadavg()[0]!.toFixed(1));
      console.log(`${name}: the machine's load is ${load[name]}`);
      console.table(part);
      figures.push(...part);
    }
  });
} finally {
  await served.stop();
}
await report(chosen.length > 0 ? `thread-${parts.join('-')}` : 'thread', figures, {
  rounds,
  bytes: served.bytes,
  load,
});
console.log(verdict(figures));
