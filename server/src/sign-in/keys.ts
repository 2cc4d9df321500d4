import type { CryptoKey } from 'jose';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import type { TokenKeys } from '../settings.token.ts';
import { fingerprintOf } from './fingerprint.ts';
import { fetchKeySet, readKeySet } from './key-set.ts';

/** A key with the one algorithm it may be used for, which no token's header can change. */
export interface VerificationKey {
  readonly algorithm: 'HS256' | 'RS256' | 'ES256' | 'EdDSA';
  readonly key: CryptoKey | Uint8Array;
  /** What a session keeps of the key its token was signed with. */
  readonly fingerprint: string;
}

/** The login's keys. They come from configuration alone. */
export interface KeySource {
  /** The key that a token's `kid` names, or undefined if there is none. */
  find(kid: unknown): Promise<VerificationKey | undefined>;
  /** Whether the key with this fingerprint is still one of the login's; it is while there is no telling. */
  isCurrent(fingerprint: string): Promise<boolean>;
}

export function keySource(keys: TokenKeys, clock: Clock): KeySource {
  if (keys.type === 'jwks') return publishedKeys(keys.url, clock);
  const fingerprint = fingerprintOf('secret', Buffer.from(keys.secret).toString('base64url'));
  const only: VerificationKey = { algorithm: 'HS256', key: keys.secret, fingerprint };
  return {
    // One shared secret has no name: a token that names a key means another one.
    find: async (kid) => (kid === undefined ? only : undefined),
    isCurrent: async (asked) => asked === fingerprint,
  };
}

type KeysByName = ReadonlyMap<string, VerificationKey>;

/** The set at an address, as it was when it was last read. */
interface KeptSet {
  /** Undefined until it could be read for the first time. */
  readonly keys: KeysByName | undefined;
  /** Whether it is being read right now. */
  readonly reading: boolean;
  /** Seconds since it was last asked for. */
  age(): number;
  /** Reads it; those who ask meanwhile wait for the same reading. */
  read(): Promise<void>;
}

function keepSet(url: string, clock: Clock): KeptSet {
  let keys: KeysByName | undefined;
  let askedAt = 0;
  let reading: Promise<void> | undefined;

  async function readAnew(): Promise<void> {
    askedAt = clock().getTime();
    keys = await readKeySet(await fetchKeySet(url));
  }

  return {
    get keys() {
      return keys;
    },
    get reading() {
      return reading !== undefined;
    },
    age: () => (clock().getTime() - askedAt) / 1000,
    read: () => (reading ??= readAnew().finally(() => (reading = undefined))),
  };
}

function publishedKeys(url: string, clock: Clock): KeySource {
  const { freshSeconds, againSeconds } = LIMITS.jwks;
  const set = keepSet(url, clock);
  return {
    async find(kid) {
      if (typeof kid !== 'string') return undefined;
      const stale = set.keys === undefined || set.age() > freshSeconds;
      if (stale || (!set.keys?.has(kid) && set.age() > againSeconds)) await set.read().catch(complain(set.keys));
      return set.keys?.get(kid);
    },
    async isCurrent(fingerprint) {
      // A session may come from a key that is newer than what is known here, so an unknown key asks again sooner.
      const wait = isAmong(fingerprint, set.keys) ? freshSeconds : againSeconds;
      const first = set.keys === undefined && set.reading;
      if (first || set.age() > wait) await set.read().catch(() => undefined);
      return set.keys === undefined || isAmong(fingerprint, set.keys);
    },
  };
}

function isAmong(fingerprint: string, keys: KeysByName | undefined): boolean {
  return [...(keys?.values() ?? [])].some((key) => key.fingerprint === fingerprint);
}

/** Keys that were good go on being good while their address is away; with none there is no telling. */
function complain(known: KeysByName | undefined): (cause: unknown) => void {
  return (cause) => {
    if (known === undefined) throw new Refusal('unavailable', { retryAfter: LIMITS.retryAfterSeconds, cause });
  };
}
