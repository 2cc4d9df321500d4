import { LIMITS, RATES } from '../limits.ts';
import { readGrants } from '../members/grants.ts';
import type { Services } from '../services.ts';
import { bearer } from '../sign-in/bearer.ts';
import { readSession } from '../sign-in/store.ts';
import type { OpenSession } from '../sign-in/store.ts';
import type { Standing } from './rate-fields.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';

/** Who calls, and where that leaves them. */
export interface Caller {
  /** Empty where nobody has to be signed in. */
  readonly member: string;
  readonly standings: readonly Standing[];
}

/** Who calls a route, counted for its rate; refuses who has to be signed in and is not. */
export async function readCaller(services: Services, route: Route, request: Request, now: string): Promise<Caller> {
  if (route.access === 'public' || route.access === 'open') return { member: '', standings: [] };
  if (!request.headers.has('authorization')) throw new Refusal('not-signed-in');
  const secret = bearer(request);
  const session = secret && (await readSession(services, secret, now));
  if (!session) throw new Refusal('session-expired');
  const { member } = session;
  const newcomer = RATES[route.rate].newcomer !== undefined && (await isNewcomer(services, session, now));
  return { member, standings: await services.rates(route.rate, { member, newcomer }) };
}

/** Somebody new whom nobody has given a role. */
async function isNewcomer({ databases, settings }: Services, session: OpenSession, now: string): Promise<boolean> {
  const { member, joinedAt } = session;
  if (Date.parse(now) - Date.parse(joinedAt) >= LIMITS.newcomerSeconds * 1000) return false;
  const grants = await readGrants(databases.reader, settings.community, [member]);
  return !(grants.get(member) ?? []).some(({ since, until }) => since <= now && (until === undefined || until > now));
}
