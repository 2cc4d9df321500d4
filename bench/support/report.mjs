import { mkdir, writeFile } from 'node:fs/promises';

/** The middle of some numbers. */
export function median(numbers) {
  return quantile(numbers, 0.5);
}

/** The number below which a share of the others lies (nearest rank). */
export function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Prints a table of rows and writes it as JSON to `bench/results/<name>.json`, beside what it was measured on. */
export async function report(name, rows, about = {}) {
  console.table(rows);
  const folder = new URL('../results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const result = { name, at: new Date().toISOString(), node: process.version, ...about, rows };
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(result, undefined, 2)}\n`);
}
