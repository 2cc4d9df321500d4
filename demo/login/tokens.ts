import { createHmac } from 'node:crypto';
import { SignJWT, jwtVerify } from 'jose';
import { ISSUER, subjectOf } from '../seed/members.ts';
import type { PersonKey } from '../seed/people.ts';
import { isPersonKey, personOf } from './people.ts';

/** What the login shares with the community server. */
export interface TokenSettings {
  readonly secret: Uint8Array;
  readonly audience: string;
}

/** The few minutes between a page asking and the community server reading. */
const TOKEN_LIFE = '5 minutes';
const SESSION_LIFE = '12 hours';

/** Says to the community server who is there. */
export function issueToken(key: PersonKey, settings: TokenSettings): Promise<string> {
  const { name, work } = personOf(key);
  return new SignJWT({ name, ...(work === undefined ? {} : { line_of_work: work }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(settings.audience)
    .setSubject(subjectOf(key))
    .setIssuedAt()
    .setExpirationTime(TOKEN_LIFE)
    .sign(settings.secret);
}

/** What the company's cookie holds: of no use to the community server, whose secret it is not made with. */
export function signSession(key: PersonKey, settings: TokenSettings): Promise<string> {
  return new SignJWT({ person: key })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime(SESSION_LIFE)
    .sign(sessionSecret(settings));
}

export async function readSession(
  session: string | undefined,
  settings: TokenSettings,
): Promise<PersonKey | undefined> {
  if (session === undefined) return undefined;
  try {
    const { payload } = await jwtVerify(session, sessionSecret(settings), { algorithms: ['HS256'] });
    return isPersonKey(payload['person']) ? payload['person'] : undefined;
  } catch {
    return undefined;
  }
}

function sessionSecret({ secret }: TokenSettings): Uint8Array {
  return createHmac('sha256', secret).update('the company’s own session').digest();
}
