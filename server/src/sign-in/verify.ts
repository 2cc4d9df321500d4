import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { Role } from 'plein/community/community.model.js';
import type { Clock } from '../clock.ts';
import { isCleanText } from '../http/json.ts';
import { Refusal } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import type { Settings } from '../settings.ts';
import type { KeySource } from './keys.ts';

/** Who the company says is there. */
export interface SignedIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** The fingerprint of the key it was said with. */
  readonly key: string;
  /** When it said so, in seconds. */
  readonly issuedAt: number;
  readonly name?: string;
  readonly lineOfWork?: string;
  /** Roles that the token gives; absent where this installation takes none from tokens. */
  readonly roles?: readonly Role[];
}

/** Checks a company's token; rejects with `token-refused`, saying no more than that. */
export type VerifyToken = (token: string) => Promise<SignedIdentity>;

export function tokenVerifier(settings: Settings['token'], keys: KeySource, clock: Clock): VerifyToken {
  return async (token) => {
    try {
      const { payload, key } = await verify(token, settings, keys, clock);
      return { ...identityOf(payload, settings, clock), key };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'unavailable') throw error;
      throw new Refusal('token-refused', { cause: error });
    }
  };
}

/** Three parts and nothing around them; decoders are more forgiving than a signature should be. */
const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

function isJwtType(type: unknown): boolean {
  return typeof type === 'string' && type.toUpperCase() === 'JWT';
}

interface Verified {
  readonly payload: JWTPayload;
  readonly key: string;
}

async function verify(token: string, settings: Settings['token'], keys: KeySource, clock: Clock): Promise<Verified> {
  if (token.length > LIMITS.tokenBytes || !COMPACT.test(token)) throw new Error('not a compact token');
  const { kid, typ } = decodeProtectedHeader(token);
  if (typ !== undefined && !isJwtType(typ)) throw new Error('not a JWT');
  const found = await keys.find(kid);
  if (found === undefined) throw new Error('no such key');
  const { payload } = await jwtVerify(token, found.key, {
    algorithms: [found.algorithm],
    issuer: settings.issuer,
    audience: settings.audience,
    clockTolerance: LIMITS.clockTolerance,
    requiredClaims: ['iss', 'aud', 'sub', 'iat', 'exp'],
    currentDate: clock(),
  });
  return { payload, key: found.fingerprint };
}

function identityOf(payload: JWTPayload, settings: Settings['token'], clock: Clock): Omit<SignedIdentity, 'key'> {
  const { sub, iat, exp } = payload;
  if (typeof sub !== 'string' || sub === '' || sub.length > LIMITS.subjectLength || !isCleanText(sub)) {
    throw new Error('sub is not usable');
  }
  if (!isTime(iat) || !isTime(exp) || exp < iat) throw new Error('iat or exp is no time');
  const now = clock().getTime() / 1000;
  if (iat > now + LIMITS.clockTolerance || iat + LIMITS.sessionSeconds <= now) throw new Error('iat is too far away');
  const name = label(payload['name']);
  const lineOfWork = label(payload['line_of_work']);
  return {
    issuer: settings.issuer,
    subject: sub,
    issuedAt: Math.floor(iat),
    ...(name !== undefined && { name }),
    ...(lineOfWork !== undefined && { lineOfWork }),
    ...(settings.roles !== undefined && { roles: rolesOf(payload[settings.roles.claim], settings.roles.values) }),
  };
}

/** `1e999` is JSON for infinity, and a token that never ends is refused. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 253_402_300_799;
}

/** A name as it may be shown: one line, no control characters, not too long. */
function label(claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined;
  const words = claim
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
  return words === '' ? undefined : [...words].slice(0, LIMITS.nameLength).join('');
}

function rolesOf(claim: unknown, values: ReadonlyMap<string, Role>): readonly Role[] {
  const given = Array.isArray(claim) ? claim : [claim];
  const roles = given.map((value) => (typeof value === 'string' ? values.get(value) : undefined));
  return [...new Set(roles.filter((role) => role !== undefined))];
}
