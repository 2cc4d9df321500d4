import { createHmac, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export type Algorithm = 'HS256' | 'RS256' | 'ES256' | 'EdDSA';

/** A key of the company's login, as whoever holds it signs with it. */
export interface SigningKey {
  readonly algorithm: Algorithm;
  /** Absent for the shared secret, which has no name. */
  readonly kid?: string;
  sign(data: string): Buffer;
  /** As published, for a key that is. */
  readonly jwk?: Readonly<Record<string, unknown>>;
  readonly publicKey?: KeyObject;
}

export function secretKey(secret: string): SigningKey {
  return { algorithm: 'HS256', sign: (data) => createHmac('sha256', secret).update(data).digest() };
}

export function newSecret(): string {
  return randomBytes(48).toString('base64url');
}

export function keyPair(algorithm: Exclude<Algorithm, 'HS256'>, kid: string): SigningKey {
  const { privateKey, publicKey } = generate(algorithm);
  return {
    algorithm,
    kid,
    publicKey,
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: algorithm },
    sign: (data) =>
      algorithm === 'EdDSA'
        ? sign(null, Buffer.from(data), privateKey)
        : sign('sha256', Buffer.from(data), { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}

function generate(algorithm: Exclude<Algorithm, 'HS256'>): { privateKey: KeyObject; publicKey: KeyObject } {
  if (algorithm === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return generateKeyPairSync('ed25519');
}

/** Claims or a header as an object, or as the very JSON text where that matters. */
export type Json = Readonly<Record<string, unknown>> | string;

export const encode = (part: Json | Buffer): string =>
  Buffer.from(Buffer.isBuffer(part) || typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

/** A compact token, signed by `key` whatever the header says. */
export function jws(header: Json, claims: Json | Buffer, key: { sign(data: string): Buffer }): string {
  const data = `${encode(header)}.${encode(claims)}`;
  return `${data}.${key.sign(data).toString('base64url')}`;
}

/** A token as the login makes it. */
export function tokenFor(key: SigningKey, claims: Json): string {
  return jws({ alg: key.algorithm, ...(key.kid !== undefined && { kid: key.kid }) }, claims, key);
}
