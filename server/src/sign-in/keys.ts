import { importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import type { TokenKeys } from '../settings.token.ts';

/** A key with the one algorithm it may be used for, which no token's header can change. */
export interface VerificationKey {
  readonly algorithm: 'HS256' | 'RS256' | 'ES256' | 'EdDSA';
  readonly key: CryptoKey | Uint8Array;
}

/** The key that a token's `kid` names, or undefined if there is none. Keys come from configuration alone. */
export type KeySource = (kid: unknown) => Promise<VerificationKey | undefined>;

export function keySource(keys: TokenKeys, clock: Clock): KeySource {
  if (keys.type === 'jwks') return publishedKeys(keys.url, clock);
  const only: VerificationKey = { algorithm: 'HS256', key: keys.secret };
  // One shared secret has no name: a token that names a key means another one.
  return async (kid) => (kid === undefined ? only : undefined);
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

  return async (kid) => {
    if (typeof kid !== 'string') return undefined;
    const age = (clock().getTime() - fetchedAt) / 1000;
    const stale = known === undefined || age > LIMITS.jwks.freshSeconds;
    if (stale || (!known?.has(kid) && age > LIMITS.jwks.againSeconds)) await refreshOnce().catch(complain(known));
    return known?.get(kid);
  };
}

/** Keys that were good go on being good while their address is away; with none there is no telling. */
function complain(known: ReadonlyMap<string, VerificationKey> | undefined): (cause: unknown) => void {
  return (cause) => {
    if (known === undefined) throw new Refusal('unavailable', { retryAfter: LIMITS.retryAfterSeconds, cause });
  };
}

async function fetchKeySet(url: string): Promise<unknown> {
  const response = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/jwk-set+json, application/json' },
    signal: AbortSignal.timeout(LIMITS.jwks.milliseconds),
  });
  if (!response.ok) throw new Error(`key set answered ${response.status}`);
  let source = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    source += decoder.decode(chunk, { stream: true });
    if (source.length > LIMITS.jwks.bytes) throw new Error('key set is too large');
  }
  return JSON.parse(source);
}

/** The usable keys of a set by their `kid`; one that two keys share is ambiguous and names neither. */
export async function readKeySet(set: unknown): Promise<ReadonlyMap<string, VerificationKey>> {
  const list = (set as { readonly keys?: unknown } | null)?.keys;
  const keys = new Map<string, VerificationKey>();
  const ambiguous = new Set<string>();
  for (const jwk of Array.isArray(list) ? (list as (JWK | null)[]) : []) {
    if (typeof jwk?.kid !== 'string') continue;
    if (keys.has(jwk.kid)) ambiguous.add(jwk.kid);
    const key = await usableKey(jwk);
    if (key !== undefined) keys.set(jwk.kid, key);
  }
  for (const kid of ambiguous) keys.delete(kid);
  return keys;
}

async function usableKey(jwk: JWK): Promise<VerificationKey | undefined> {
  const algorithm = algorithmOf(jwk);
  const forSigning = (jwk.use ?? 'sig') === 'sig' && jwk.d === undefined;
  if (algorithm === undefined || !forSigning || (jwk.alg ?? algorithm) !== algorithm) return undefined;
  try {
    const key = await importJWK({ ...jwk, ext: true }, algorithm);
    return isStrong(key) ? { algorithm, key } : undefined;
  } catch {
    return undefined;
  }
}

function algorithmOf({ kty, crv }: JWK): VerificationKey['algorithm'] | undefined {
  if (kty === 'RSA') return 'RS256';
  if (kty === 'EC' && crv === 'P-256') return 'ES256';
  return kty === 'OKP' && crv === 'Ed25519' ? 'EdDSA' : undefined;
}

function isStrong(key: CryptoKey | Uint8Array): boolean {
  const { modulusLength } = ('algorithm' in key ? key.algorithm : {}) as { readonly modulusLength?: number };
  return modulusLength === undefined || modulusLength >= 2048;
}
