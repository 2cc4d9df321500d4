import { createHash } from 'node:crypto';
import { LIMITS } from '../limits.ts';
import type { Services } from '../services.ts';

/** A public answer as it goes out. */
export interface Ready {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Its ETag. */
  readonly tag: string;
}

export function readyOf(text: string): Ready {
  const body = Buffer.from(text);
  return { body, tag: `"${createHash('sha1').update(body).digest('base64url')}"` };
}

interface Kept {
  readonly ready: Promise<Ready>;
  /** The server's time when it was asked for, in milliseconds. */
  readonly at: number;
}

/** Gives the answer to an address: one that is kept, or the one that `make` makes. */
export type Answers = (address: string, make: () => Promise<string>) => Promise<Ready>;

/**
 * Keeps public answers for as long as nothing was committed, by whichever server: before each is given the database is
 * asked whether it is still as it was, which costs far less than to read a page of a thread again. What time alone
 * changes (a role that ends, a poll that closes) is read anew as often as shared caches do.
 */
export function answers({ databases, clock }: Pick<Services, 'databases' | 'clock'>): Answers {
  const { entries, bytes } = LIMITS.answers;
  let state = '';
  let kept = new Map<string, Kept>();
  let size = 0;
  let asking: Promise<string> | undefined;

  /** Whoever comes before the question has gone out shares it; after that its answer might be too old for them. */
  function currentState(): Promise<string> {
    asking ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      asking = undefined;
      return databases.state();
    });
    return asking;
  }

  function forget(): void {
    kept = new Map();
    size = 0;
  }

  function keep(address: string, made: Promise<string>, at: number): Promise<Ready> {
    const among = kept;
    const ready = made.then(readyOf);
    among.set(address, { ready, at });
    ready.then(
      ({ body }) => (size += body.byteLength),
      () => among.delete(address),
    );
    return ready;
  }

  return async (address, make) => {
    const now = await currentState();
    if (now !== state || size > bytes || kept.size >= entries) forget();
    state = now;
    const at = clock().getTime();
    const found = kept.get(address);
    if (found !== undefined && Math.abs(at - found.at) < LIMITS.cache.shared * 1000) return found.ready;
    return keep(address, make(), at);
  };
}
