import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SignJWT } from 'jose';
import { freePort } from './port.ts';

export interface Served {
  /** Our server, with the bench's pages beside it. */
  readonly url: string;
  /** Node's bare `http`, answering the same bytes. */
  readonly bare: string;
  readonly bytes: number;
  /** What the company's login hands out. */
  token(subject: string): Promise<string>;
  /** A session of a new member. */
  signIn(subject: string): Promise<string>;
  stop(): Promise<void>;
}

const ISSUER = 'https://login.bench.test';

/** Starts `serve.ts` on a new database: SQLite, unless another address is given. */
export async function serve(comments: number, database?: string): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'plein-bench-'));
  const port = await freePort();
  const secret = randomBytes(32).toString('base64url');
  const child = spawn(process.execPath, ['--conditions=plein-source', join(import.meta.dirname, 'serve.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      BENCH_COMMENTS: String(comments),
      PORT: String(port),
      PLEIN_DATABASE_URL: database ?? `sqlite:${join(folder, 'plein.db')}`,
      // The bench's pages, on which readers sign in.
      PLEIN_ORIGINS: `http://127.0.0.1:${port}`,
      PLEIN_TOKEN_SECRET: secret,
      PLEIN_TOKEN_ISSUER: ISSUER,
      PLEIN_TOKEN_AUDIENCE: 'main',
      PLEIN_RATE_FACTOR: '100000',
      PLEIN_LOG_LEVEL: 'silent',
    },
  });
  const { url, bare, bytes } = await addresses(child);
  const token = (subject: string): Promise<string> =>
    new SignJWT({ name: subject, sub: subject, iss: ISSUER, aud: 'main' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(secret));
  return {
    url,
    bare,
    bytes,
    token,
    async signIn(subject) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/v1/session`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ token: await token(subject) }),
      });
      if (!answer.ok) throw new Error(`Signing in answered ${answer.status}.`);
      return ((await answer.json()) as { session: string }).session;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function addresses(child: ReturnType<typeof spawn>): Promise<Pick<Served, 'url' | 'bare' | 'bytes'>> {
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The bench's server ended with ${code}.`)));
  });
  const started = (async () => {
    for await (const line of createInterface({ input: child.stdout! })) {
      if (line.startsWith('{"url"')) return JSON.parse(line) as Pick<Served, 'url' | 'bare' | 'bytes'>;
    }
    throw new Error("The bench's server said no address.");
  })();
  return Promise.race([started, ended]);
}
