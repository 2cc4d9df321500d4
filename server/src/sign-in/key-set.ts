import { calculateJwkThumbprint, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { LIMITS } from '../limits.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { VerificationKey } from './keys.ts';

/** The key set as its address gives it, whatever it is. */
export async function fetchKeySet(url: string): Promise<unknown> {
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

/** The usable keys of a set by their `kid`; one that two keys share is ambiguous and names neither. Rejects for no set. */
export async function readKeySet(set: unknown): Promise<ReadonlyMap<string, VerificationKey>> {
  const list = (set as { readonly keys?: unknown } | null)?.keys;
  // An error page is no word that every key is retired.
  if (!Array.isArray(list)) throw new Error('not a key set');
  const keys = new Map<string, VerificationKey>();
  const ambiguous = new Set<string>();
  for (const jwk of list as (JWK | null)[]) {
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
    if (!isStrong(key)) return undefined;
    return { algorithm, key, fingerprint: fingerprintOf('jwk', jwk.kid ?? '', await calculateJwkThumbprint(jwk)) };
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
