import { randomUUIDv7 } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { interleaved } from '../support/browser.ts';
import { beside, type Figure } from '../support/figures.ts';
import { FIFTY, MILLION, millionDatabase, type EngineName } from '../support/million.ts';
import { serve, type Served } from '../support/process.ts';
import { median } from '../support/report.mjs';
import { COMMENT_ORDERS } from '../../src/discussion/discussion.model.ts';
import { open } from './opening.ts';

const ENGINES: readonly EngineName[] = ['SQLite', 'PostgreSQL'];
const THREADS = { fifty: FIFTY, million: MILLION };
const READS = 9;

/** Opening a thread of a million comments beside one of its first fifty, in the same database: in a browser, and the server's answer alone. */
export async function million(browser: Browser, _: Served, rounds: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const only = process.env['BENCH_DATABASE'];
  for (const engine of ENGINES) {
    if (only === undefined || only === engine) figures.push(...(await withEngine(engine, browser, rounds)));
  }
  return figures;
}

async function withEngine(engine: EngineName, browser: Browser, rounds: number): Promise<readonly Figure[]> {
  const database = await millionDatabase(engine);
  try {
    const served = await serve(0, database.url);
    try {
      return await measure(engine, browser, served, rounds);
    } finally {
      await served.stop();
    }
  } finally {
    await database.stop();
  }
}

async function measure(
  engine: EngineName,
  browser: Browser,
  served: Served,
  rounds: number,
): Promise<readonly Figure[]> {
  const commit = await committing(served);
  const opened = await interleaved(
    perThread(async (key) => {
      await commit();
      return open(browser, `${served.url}/plein.html?thread=${key}`, 50);
    }),
    { rounds, warmUps: 2 },
  );
  const of = (name: keyof typeof THREADS, what: 'first' | 'all') => opened.get(name)!.map((sample) => sample[what]);
  const figures = (['first', 'all'] as const).map((what) =>
    beside(`${what} of 50 painted of a million, ms (of 50), ${engine}`, of('million', what), of('fifty', what), 1.1),
  );
  for (const order of COMMENT_ORDERS) {
    const read = await interleaved(
      perThread((key) => readOften(commit, `${served.url}/v1/threads/${key}?order=${order}`)),
      { rounds, warmUps: 1 },
    );
    figures.push(
      beside(`read of a million, ${order}, ms (of 50), ${engine}`, read.get('million')!, read.get('fifty')!),
    );
  }
  return figures;
}

function perThread<Sample>(work: (key: string) => Promise<Sample>): Record<string, () => Promise<Sample>> {
  return Object.fromEntries(Object.entries(THREADS).map(([name, key]) => [name, () => work(key)]));
}

async function readOften(commit: () => Promise<void>, address: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < READS; turn += 1) {
    await commit();
    const began = performance.now();
    const answer = await fetch(address);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
    times.push(performance.now() - began);
  }
  return median(times);
}

/** Something happens elsewhere in the community before each reading, so that the server keeps no answer. */
async function committing({ url, signIn }: Served): Promise<() => Promise<void>> {
  const session = await signIn('visitor');
  return async () => {
    const answer = await fetch(`${url}/v1/threads/${FIFTY}/visit`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${session}`, 'idempotency-key': randomUUIDv7() },
    });
    if (!answer.ok) throw new Error(`A visit answered ${answer.status}.`);
  };
}
