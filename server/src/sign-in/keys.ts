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

function publishedKeys(url: string, clock: Clock): KeySource {
  let known: ReadonlyMap<string, VerificationKey> | undefined;
  let fetchedAt = 0;
  let fetching: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    fetchedAt = clock().getTime();
    known = await readKeySet(await fetchKeySet(url));
  }

  function refreshOnce(): Promise<void> {
    fetching ??= refresh().finally(() => (fetching = undefined));
    return fetching;
  }

  const age = (): number => (clock().getTime() - fetchedAt) / 1000;

  return {
    async find(kid) {
      if (typeof kid !== 'string') return undefined;
      const stale = known === undefined || age() > LIMITS.jwks.freshSeconds;
      if (stale || (!known?.has(kid) && age() > LIMITS.jwks.againSeconds)) await refreshOnce().catch(complain(known));
      return known?.get(kid);
    },
    async isCurrent(fingerprint) {
      // A session may come from a key that is newer than what is known here, so an unknown key asks again sooner.
      const wait = isAmong(fingerprint, known) ? LIMITS.jwks.freshSeconds : LIMITS.jwks.againSeconds;
      const first = known === undefined && fetching !== undefined;
      if (first || age() > wait) await refreshOnce().catch(() => undefined);
      return known === undefined || isAmong(fingerprint, known);
    },
  };
}

function isAmong(fingerprint: string, keys: ReadonlyMap<string, VerificationKey> | undefined): boolean {
  return [...(keys?.values() ?? [])].some((key) => key.fingerprint === fingerprint);
}

/** Keys that were good go on being good while their address is away; with none there is no telling. */
function complain(known: ReadonlyMap<string, VerificationKey> | undefined): (cause: unknown) => void {
  return (cause) => {
    if (known === undefined) throw new Refusal('unavailable', { retryAfter: LIMITS.retryAfterSeconds, cause });
  };
}
