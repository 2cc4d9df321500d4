import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { newSecret } from './keys.ts';

export const ISSUER = 'https://login.example.com';
export const AUDIENCE = 'main';
export const SECRET = newSecret();

/** A server in a process of its own, as it runs in earnest. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** The server's own process, also where it runs under a tracer. */
  readonly pid: number;
  /** What it wrote to its log and to standard error. */
  readonly log: readonly string[];
  /** How long it took until it was ready, in milliseconds. */
  readonly startedIn: number;
  readonly running: boolean;
  /** Takes it away without a word, as a power cut takes a process. */
  kill(): Promise<void>;
  /** Asks it to stop; answers its exit code. */
  stop(): Promise<number | null>;
}

export interface ServerProcessOptions {
  readonly databaseUrl: string;
  /** A fixed port, for one that is started again; any that is free if absent. */
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Flags of Node, for example a module that breaks something on purpose. */
  readonly nodeFlags?: readonly string[];
  /** A program that runs it, for example a tracer. */
  readonly under?: readonly string[];
}

const MAIN = new URL('../../../server/src/main.ts', import.meta.url).pathname;

export async function startProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const started = performance.now();
  const port = options.port ?? (await freePort());
  const [program = process.execPath, ...before] = [...(options.under ?? []), process.execPath];
  const child = spawn(program, [...before, '--conditions=plein-source', ...(options.nodeFlags ?? []), MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      PLEIN_DATABASE_URL: options.databaseUrl,
      PLEIN_TOKEN_SECRET: SECRET,
      PLEIN_TOKEN_ISSUER: ISSUER,
      PLEIN_TOKEN_AUDIENCE: AUDIENCE,
      PLEIN_COMMUNITY: 'main',
      PLEIN_RATE_FACTOR: '1000000',
      PLEIN_LOG_LEVEL: 'warn',
      ...options.environment,
    },
  });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => log.push(line));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, log);
  const pid = options.under === undefined ? child.pid! : childOf(child.pid!);
  return {
    url,
    port,
    databaseUrl: options.databaseUrl,
    pid,
    log,
    startedIn: performance.now() - started,
    get running() {
      return isRunning(child);
    },
    async kill() {
      await ended(child, () => process.kill(pid, 'SIGKILL'));
    },
    async stop() {
      await ended(child, () => process.kill(pid, 'SIGTERM'));
      return child.exitCode;
    },
  };
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (!isRunning(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  end();
  await gone;
}

async function untilReady(url: string, child: ChildProcess, log: readonly string[]): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (isRunning(child) && performance.now() < deadline) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    await answer?.text();
    if (answer?.ok) return;
    await pause(20);
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not become ready.\n${log.join('\n')}`);
}

function childOf(parent: number): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
  return Number(children[0]);
}

/** Between two looks at something that is about to happen. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Memory that the process holds in RAM, in bytes. */
export function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
