import { createHash } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { topSpace, readSpaces } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import { refusalOf } from '../http/problem.ts';
import { Refusal } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import { Instant, fields } from '../http/schemas.ts';
import { readAuthors } from '../members/author.ts';
import { AuthorSchema } from '../members/schema.ts';
import type { Services } from '../services.ts';
import { bearer } from './bearer.ts';
import { endSession, openSession, readSession } from './store.ts';
import type { SignedIdentity } from './verify.ts';

const WhoIsThere = { member: AuthorSchema, until: Instant };

export const signInRoutes = [
  route({
    method: 'post',
    path: '/v1/session',
    summary: "Exchanges the company's signed token for a session.",
    access: 'open',
    rate: 'exchange',
    body: fields({ token: Type.String({ minLength: 1 }) }),
    answers: { 201: { description: 'A new session.', schema: Type.Object({ session: Type.String(), ...WhoIsThere }) } },
    async handle({ services, community, body, now }) {
      const identity = await verify(services, body.token);
      const opened = await services.commit((db) => openSession(db, community, identity, now));
      const { secret, member, until } = opened;
      return {
        status: 201,
        body: { session: secret, member: await whoIs(services.databases.reader, community, member, now), until },
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/session',
    summary: 'Who is signed in, and until when.',
    access: 'open',
    rate: 'read',
    answers: { 200: { description: 'The session.', schema: Type.Object(WhoIsThere) } },
    async handle({ services, community, request, now }) {
      const session = await readSession(services, requireBearer(request), now);
      if (session === undefined) throw new Refusal('session-expired');
      const { member, until } = session;
      return { body: { member: await whoIs(services.databases.reader, community, member, now), until } };
    },
  }),
  route({
    method: 'delete',
    path: '/v1/session',
    summary: 'Ends the session; also when it was gone.',
    access: 'open',
    rate: 'exchange',
    answers: { 204: { description: 'There is no session any more.' } },
    async handle({ services, community, request }) {
      const secret = bearer(request);
      if (secret !== undefined) await services.commit((db) => endSession(db, community, secret));
      return new Response(null, { status: 204 });
    },
  }),
];

/** Every outcome is counted and logged, by a digest that only tells whether two tokens were the same. */
async function verify({ verifyToken, metrics, log }: Services, token: string): Promise<SignedIdentity> {
  const digest = createHash('sha256').update(token).digest('base64url').slice(0, 16);
  const told = (outcome: string): void => {
    metrics.signIns.inc({ outcome });
    log.info({ outcome, digest }, 'sign-in');
  };
  try {
    const identity = await verifyToken(token);
    told('accepted');
    return identity;
  } catch (error) {
    told(refusalOf(error).code);
    throw error;
  }
}

function requireBearer(request: Request): string {
  const secret = bearer(request);
  if (secret === undefined) throw new Refusal('not-signed-in');
  return secret;
}

async function whoIs(db: Connection, community: string, member: string, now: string) {
  const authors = await readAuthors(db, community, [member], now);
  return authors({ member, name: null, team: null }, topSpace(await readSpaces(db, community)).id);
}
