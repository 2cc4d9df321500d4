import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { freePort } from './postgres.cluster.ts';

const SERVER = process.env['PLEIN_REDIS_SERVER'] ?? '/usr/bin/redis-server';

/** Why there is no Redis, for tests that need one; under CI they fail instead. */
export const redisAbsent: string | false =
  existsSync(SERVER) || process.env['CI'] === 'true' ? false : `${SERVER} is not installed`;

export interface TestRedis {
  readonly url: string;
  /** Ends it at once, as a crash would; what it held is gone. */
  kill(): Promise<void>;
}

/** An empty Redis of its own, which keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const child: ChildProcess = spawn(SERVER, ['--port', String(port), '--save', '', '--bind', '127.0.0.1']);
  for await (const line of createInterface({ input: child.stdout! })) if (line.includes('Ready to accept')) break;
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
