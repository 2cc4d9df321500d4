import { randomUUIDv7 } from 'node:crypto';
import { Agent, request } from 'node:http';
import { startPostgres } from './support/postgres.ts';
import { median, quantile, report } from './support/report.mjs';
import { serve, type Served } from './support/process.ts';

/**
 * Reads of a page of fifty comments and durable posts, in requests a second with the median and 99th percentile of their
 * times, beside Node's bare `http` answering the same bytes; interleaved, medians of the rounds.
 */
const ROUNDS = 5;
const READS = 2_000;
const POSTS = 600;
const CONNECTIONS = 16;
/** Milliseconds after which a round ends with what it has. */
const LONGEST = 8_000;

interface Sample {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  headers?(index: number): Record<string, string>;
  readonly body?: string;
  readonly expect: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function send({ method, url, headers, body, expect }: Call, index: number): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method, agent, headers: { ...headers?.(index), ...length } }, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === expect) resolve(performance.now() - began);
        else reject(new Error(`${method} ${url} answered ${answer.statusCode}.`));
      });
    });
    sent.on('error', reject).end(body);
  });
}

async function load(call: Call, count: number): Promise<Sample> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const worker = async (): Promise<void> => {
    while (next < count && performance.now() - began < LONGEST) times.push(await send(call, (next += 1)));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return { rate: (times.length / (performance.now() - began)) * 1000, p50: median(times), p99: quantile(times, 0.99) };
}

async function callsOf(served: Served): Promise<Readonly<Record<string, readonly [Call, number]>>> {
  const sessions = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, index) => served.signIn(`poster-${index}`)),
  );
  const first = await fetch(`${served.url}/v1/threads/bench`);
  const etag = first.headers.get('etag') ?? '';
  await first.arrayBuffer();
  const body = JSON.stringify({
    markdown: 'Mine has done 12,000 km on **one belt**, in all weathers. What is yours at?',
  });
  const post = (url: string): Call => ({
    method: 'POST',
    url: `${url}/v1/threads/posts/comments`,
    headers: (index) => ({
      'content-type': 'application/json',
      'idempotency-key': randomUUIDv7(),
      authorization: `Bearer ${sessions[index % sessions.length]}`,
    }),
    body,
    expect: 201,
  });
  const read = (url: string): Call => ({ method: 'GET', url: `${url}/v1/threads/bench`, expect: 200 });
  const fresh = { ...read(served.url), headers: () => ({ 'if-none-match': etag }), expect: 304 };
  return {
    'read, bare http': [read(served.bare), READS],
    'read, Plein': [read(served.url), READS],
    'read again with its ETag, Plein': [fresh, READS],
    'post, bare http': [post(served.bare), POSTS],
    'post, Plein (durable)': [post(served.url), POSTS],
  };
}

async function measure(engine: string, served: Served): Promise<readonly object[]> {
  const calls = Object.entries(await callsOf(served));
  const samples = new Map<string, Sample[]>(calls.map(([name]) => [name, []]));
  for (const [, [call]] of calls) await load(call, 200);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, [call, count]] of calls) samples.get(name)!.push(await load(call, count));
  }
  const middle = (name: string, of: keyof Sample): number => median(samples.get(name)!.map((sample) => sample[of]));
  return calls.map(([name]) => {
    const rate = middle(name, 'rate');
    const floor = middle(`${name.split(/[ ,]/)[0]}, bare http`, 'rate');
    const rates = samples.get(name)!.map((sample) => sample.rate);
    return {
      database: engine,
      what: name,
      'per second': Math.round(rate),
      spread: `${Math.round(Math.min(...rates))}–${Math.round(Math.max(...rates))}`,
      'p50 ms': Number(middle(name, 'p50').toFixed(2)),
      'p99 ms': Number(middle(name, 'p99').toFixed(2)),
      'times the floor': Number((floor / rate).toFixed(2)),
    };
  });
}

const rows: object[] = [];
let bytes = 0;
for (const engine of ['SQLite', 'PostgreSQL']) {
  const postgres = engine === 'PostgreSQL' ? await startPostgres() : undefined;
  const served = await serve(10_000, postgres?.url);
  bytes = served.bytes;
  try {
    rows.push(...(await measure(engine, served)));
  } finally {
    await served.stop();
    await postgres?.stop();
  }
}
agent.destroy();
await report('server', rows, { bytes, connections: CONNECTIONS, rounds: ROUNDS });
