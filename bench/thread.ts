import { withBrowser } from './support/browser.ts';
import { report } from './support/report.mjs';
import { serve } from './support/process.ts';
import { live } from './thread/live.ts';
import { many, typing, using } from './thread/many.ts';
import { opening } from './thread/opening.ts';

/**
 * A thread beside two floors that show the same JSON, a page by hand and a minimal Lit page, in one browser, interleaved;
 * medians, spread, and ratios. `npm run bench:thread` measures all parts, `node bench/thread.ts many` one of them.
 */
const PARTS = { opening, many, using, typing, live };
const chosen = process.argv.slice(2).filter((name): name is keyof typeof PARTS => name in PARTS);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 9);

const rows: object[] = [];
const served = await serve(10_000);
try {
  await withBrowser(async (browser) => {
    for (const name of chosen.length > 0 ? chosen : (Object.keys(PARTS) as (keyof typeof PARTS)[])) {
      const part = await PARTS[name](browser, served, ROUNDS);
      console.table(part);
      rows.push(...part);
    }
  });
} finally {
  await served.stop();
}
await report('thread', rows, { rounds: ROUNDS, bytes: served.bytes });
