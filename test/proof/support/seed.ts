import type { TestContext } from 'node:test';
import { seeded, type Random } from './random.ts';

/** This run's random numbers; the seed is printed, and `PLEIN_SEED` brings a run back. */
export function randomFor(context: TestContext): Random {
  const given = Number(process.env['PLEIN_SEED']);
  const seed = Number.isInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 31) + 1;
  context.diagnostic(`seed ${seed} (PLEIN_SEED=${seed} repeats it)`);
  return seeded(seed);
}
