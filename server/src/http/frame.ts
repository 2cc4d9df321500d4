import { randomBytes } from 'node:crypto';
import { LIMITS } from '../limits.ts';
import type { Services } from '../services.ts';
import type { Environment } from './door.ts';
import { problemAnswer, refusalOf } from './problem.ts';
import { Refusal, invalid } from './refusal.ts';
import type { Route } from './route.ts';

export type Handle = (request: Request, environment?: Environment) => Promise<Response>;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'];

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
};

/** What surrounds every request, whatever it asks: origin, id, security headers, log line and measure. */
export function frame(services: Services, routes: readonly Route[], handle: Handle): Handle {
  const origins = new Set(services.settings.origins);
  const named = routeNames(routes);
  return async (request, environment) => {
    const started = performance.now();
    const id = randomBytes(9).toString('base64url');
    const answer = await guarded(services, origins, handle, request, environment, id);
    dress(answer.headers, request, origins, id);
    const { method, url } = request;
    const route = named(pathOf(url));
    const seconds = (performance.now() - started) / 1000;
    services.metrics.requests.observe(
      { method: METHODS.includes(method) ? method : 'other', route, status: answer.status },
      seconds,
    );
    services.log.info({ id, method, route, status: answer.status, ms: Math.round(seconds * 1000) }, 'request');
    return answer;
  };
}

async function guarded(
  services: Services,
  origins: ReadonlySet<string>,
  handle: Handle,
  request: Request,
  environment: Environment | undefined,
  id: string,
): Promise<Response> {
  try {
    checkRequest(request, origins);
    if (request.method === 'OPTIONS')
      return new Response(null, { status: 204, headers: { 'access-control-max-age': '600' } });
    return await handle(request, environment);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.status >= 500) services.log.error({ id, error: refusal.cause ?? error }, 'failed');
    return problemAnswer(refusal);
  }
}

function checkRequest(request: Request, origins: ReadonlySet<string>): void {
  if (!METHODS.includes(request.method)) throw new Refusal('unsupported', { status: 405 });
  if (!URL.canParse(request.url)) throw invalid('Host', 'is not a name of a host');
  if (request.url.length > LIMITS.urlLength) throw new Refusal('too-large', { status: 414 });
  const origin = request.headers.get('origin');
  const writes = request.method !== 'GET' && request.method !== 'HEAD';
  if (writes && origin !== null && !origins.has(origin)) throw new Refusal('forbidden');
}

function dress(headers: Headers, request: Request, origins: ReadonlySet<string>, id: string): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) if (!headers.has(name)) headers.set(name, value);
  headers.set('x-request-id', id);
  headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null || !origins.has(origin)) return;
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', 'ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id');
  if (request.method !== 'OPTIONS') return;
  headers.set('access-control-allow-methods', 'GET, POST, PUT, DELETE');
  headers.set('access-control-allow-headers', 'Authorization, Content-Type, Idempotency-Key, Last-Event-ID');
}

/** The path of an address, also of one that cannot be parsed. */
function pathOf(url: string): string {
  return /^[^/]*\/\/[^/]*([^?#]*)/.exec(url)?.[1] ?? '';
}

/** The route an address belongs to, for logs and measures: an address itself may name people. */
function routeNames(routes: readonly Route[]): (path: string) => string {
  const patterns = [...new Set(routes.map(({ path }) => path))]
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`) }));
  return (path) => patterns.find(({ pattern }) => pattern.test(path))?.path ?? 'other';
}
