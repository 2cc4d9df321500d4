import type { Services } from '../services.ts';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Environment } from './door.ts';
import { Refusal } from './refusal.ts';

type Watch = (request: Request, environment?: Environment) => Promise<Response>;

const LOCAL = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** What those who run the server look at. */
export function watchRoutes(services: Services): Readonly<Record<string, Watch>> {
  return {
    '/healthz': async () => plain('ok', 200),
    '/readyz': async () => {
      if (services.stopping) return plain('stopping', 503);
      const reachable = await services.databases.ping().then(
        () => true,
        () => false,
      );
      return reachable ? plain('ready', 200) : plain('the database is away', 503);
    },
    '/metrics': async (request, environment) => {
      if (!mayMeasure(services, request, environment)) throw new Refusal('not-found');
      const { registry } = services.metrics;
      return new Response(await registry.metrics(), {
        headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
      });
    },
  };
}

/** From this machine itself (not through a proxy on it), or with the token. */
function mayMeasure(services: Services, request: Request, environment: Environment | undefined): boolean {
  const { metricsToken } = services.settings;
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (metricsToken !== undefined) return given !== undefined && equal(given, metricsToken);
  const proxied = ['x-forwarded-for', 'forwarded', 'via'].some((name) => request.headers.has(name));
  return !proxied && LOCAL.has(environment?.incoming?.socket.remoteAddress ?? '');
}

function equal(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function plain(text: string, status: number): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(`${text}\n`, { status, headers });
}
