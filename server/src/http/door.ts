import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Type } from '@sinclair/typebox';
import type { Context } from 'hono';
import { LIMITS } from '../limits.ts';
import type { Services } from '../services.ts';
import { answers, readyOf } from './answers.ts';
import type { Ready } from './answers.ts';
import { readCaller } from './caller.ts';
import { bodyCheck, parameterCheck, queryOf } from './check.ts';
import { readJson } from './json.ts';
import { clientAddress, networkOf } from './network.ts';
import { setRateFields } from './rate-fields.ts';
import type { Standing } from './rate-fields.ts';
import { invalid } from './refusal.ts';
import type { Answer, Call, Route } from './route.ts';
import { UUID7_PATTERN } from './schemas.ts';

/** What the HTTP server knows beside the request; absent where the app is called as a function. */
export interface Environment {
  readonly incoming?: IncomingMessage;
}

type Handler = (context: Context<{ Bindings: Environment }>) => Promise<Response>;

const NOTHING = Type.Object({}, { additionalProperties: false });
const KEY = new RegExp(UUID7_PATTERN);

/**
 * The door every request passes, in this order, cheapest first: address, rate, parameters, session, key, body. What
 * comes through fits the route's schemas; everything else is refused with a reason.
 */
export function createDoor(services: Services): (route: Route) => Handler {
  const keptAnswers = answers(services);
  const addressOf = clientAddress(services.settings.trustedProxies);
  return (route) => {
    const checkParams = parameterCheck(route.params ?? NOTHING);
    const checkQuery = parameterCheck(route.query ?? NOTHING);
    const checkBody = route.body && bodyCheck(route.body);
    const isKept = route.access === 'public' && route.answers[200]?.schema !== undefined;
    return async (context) => {
      const request = context.req.raw;
      const socket = context.env?.incoming?.socket;
      const network = networkOf(addressOf(socket?.remoteAddress, request.headers.get('x-forwarded-for')));
      await services.rates(route.rate, { network });
      const params = checkParams(new Map(Object.entries(context.req.param() as Record<string, string>)));
      const query = checkQuery(queryOf(request.url));
      const now = services.clock().toISOString();
      const { member, standings } = await readCaller(services, route, request, now);
      const key = route.access === 'write' ? idempotencyKey(request) : '';
      const body = checkBody?.(await readJson(request));
      const { community } = services.settings;
      const call = { params, query, body, services, community, member, key, now, request, network };
      const disconnect = (): void => void socket?.destroy();
      const write = writeOnce(services, route, { path: context.req.path, key, member, body });
      const handle = () => route.handle({ ...call, write, disconnect } as Call<never, never, never>);
      if (isKept) {
        const ready = await keptAnswers(targetOf(request), async () => jsonOf(await handle()));
        return publicAnswer(request, ready, new Headers(JSON_TYPE));
      }
      const answer = await handle();
      return answer instanceof Response ? answer : respond(route, answer, standings);
    };
  };
}

function idempotencyKey(request: Request): string {
  const key = request.headers.get('idempotency-key');
  if (key === null) throw invalid('Idempotency-Key', 'is missing: every write carries one');
  if (!KEY.test(key)) throw invalid('Idempotency-Key', 'must be a UUID, version 7, in lower case');
  return key;
}

interface Written {
  readonly path: string;
  readonly key: string;
  readonly member: string;
  readonly body: unknown;
}

function writeOnce(
  services: Services,
  route: Route,
  { path, key, member, body }: Written,
): Call<never, never, never>['write'] {
  return (work, of = body) => {
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([path, canonical(of)]))
      .digest('base64url');
    return services.write({ member, key, route: `${route.method} ${route.path}`, fingerprint }, work);
  };
}

/** The same JSON whatever order its fields came in. */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .map(([name, child]) => [name, canonical(child)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Path and query, as they were asked for. */
function targetOf({ url }: Request): string {
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}

function jsonOf(answer: Answer | Response): string {
  if (answer instanceof Response) throw new Error('A public route with a schema answers JSON.');
  return JSON.stringify(answer.body);
}

function respond(route: Route, answer: Answer, standings: readonly Standing[]): Response {
  const headers = new Headers({ ...JSON_TYPE, 'cache-control': 'no-store' });
  if (route.access === 'write') setRateFields(headers, standings);
  return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200, headers });
}

/** A public answer with its ETag, or 304 for who has it already. */
export function cacheable(request: Request, body: string, headers: Headers): Response {
  return publicAnswer(request, readyOf(body), headers);
}

function publicAnswer(request: Request, { body, tag }: Ready, headers: Headers): Response {
  headers.set('etag', tag);
  headers.set('cache-control', PUBLIC);
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  if (known?.includes(tag) || known?.includes('*')) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

const PUBLIC = `public, max-age=0, s-maxage=${LIMITS.cache.shared}, stale-while-revalidate=${LIMITS.cache.stale}`;
