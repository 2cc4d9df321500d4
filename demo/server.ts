import { join } from 'node:path';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { startServer } from '../server/src/server.ts';
import { fill } from './fill.ts';
import { loginApp } from './login/login.ts';
import type { DemoSettings } from './settings.ts';
import { siteApp } from './site.ts';

export interface RunningDemo {
  /** Where the company's site is. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What the community server answers; all else is the company's. */
const COMMUNITY = /^\/(?:v1\/|openapi\.json$|healthz$|readyz$|docs(?:\/|$))/;

/** Starts the company's site, with its login, and the community server: at one address, or the latter at its own. */
export async function startDemo(settings: DemoSettings): Promise<RunningDemo> {
  await fill(settings.server, settings.memory, settings.url);
  const site = companyApp(settings);
  if (settings.apiPort === undefined) {
    const server = await startServer(settings.server, {
      front: (community) => async (request, environment) =>
        COMMUNITY.test(new URL(request.url).pathname)
          ? community(request, environment)
          : site.fetch(request, environment),
    });
    return { url: settings.url, stop: () => server.stop() };
  }
  const server = await startServer(settings.server);
  const own = await listen(site, settings.port);
  return {
    url: settings.url,
    async stop() {
      own.closeAllConnections();
      own.close();
      await server.stop();
    },
  };
}

function companyApp({ secret, server, apiPort }: DemoSettings): Hono {
  const app = new Hono();
  app.route('/account', loginApp({ secret, audience: server.token.audience }));
  app.mount(
    '/',
    siteApp({
      pages: join(import.meta.dirname, 'site'),
      widgets: join(import.meta.dirname, '../dist/cdn'),
      ...(apiPort === undefined ? {} : { community: `http://localhost:${apiPort}` }),
    }).fetch,
  );
  return app;
}

function listen(site: Hono, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const listener = getRequestListener(site.fetch, { overrideGlobalObjects: false });
    const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}
