import { secretKey, tokenFor } from './keys.ts';
import { AUDIENCE, ISSUER, SECRET } from './process.ts';

/** A member as the server knows them. */
export interface SignedIn {
  readonly subject: string;
  readonly member: string;
  readonly session: string;
}

export function tokenOf(subject: string): string {
  const now = Math.floor(Date.now() / 1000);
  return tokenFor(secretKey(SECRET), {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: subject,
    iat: now,
    exp: now + 300,
    name: subject,
  });
}

export async function signIn(url: string, subject: string): Promise<SignedIn> {
  const response = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: tokenOf(subject) }),
  });
  const body = (await response.json()) as { session: string; member: { member: string } };
  if (response.status !== 201)
    throw new Error(`${subject} could not sign in: ${response.status} ${JSON.stringify(body)}`);
  return { subject, session: body.session, member: body.member.member };
}
