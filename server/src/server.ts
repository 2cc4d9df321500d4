import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Clock } from './clock.ts';
import { startCleaning } from './cleaning.ts';
import { ensureCommunity } from './community/store.ts';
import { openDatabase } from './db/open.ts';
import type { Environment } from './http/door.ts';
import type { Handle } from './http/frame.ts';
import { LIMITS } from './limits.ts';
import { createLog } from './log.ts';
import { connectRedis } from './redis.ts';
import { assembleServices } from './services.ts';
import type { Services } from './services.ts';
import type { Settings } from './settings.ts';

export interface ServerOptions {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** The address to listen on; all of them if absent. */
  readonly host?: string;
  /** Stands before the app, for a site in the same process: answers what is its own and hands on the rest. */
  readonly front?: (app: Handle) => Handle;
}

export interface RunningServer {
  readonly url: string;
  readonly services: Services;
  /** Takes nothing new, finishes what is in flight, ends streams with a word on when to come back. */
  stop(): Promise<void>;
}

/** Starts a server by its settings; port 0 takes any that is free. */
export async function startServer(settings: Settings, options: ServerOptions = {}): Promise<RunningServer> {
  const clock = options.clock ?? (() => new Date());
  const log = options.log ?? createLog(settings.logLevel);
  const databases = await openDatabase(settings.databaseUrl);
  await ensureCommunity(databases.writer, settings.community, clock().toISOString());
  const redis = settings.redisUrl === undefined ? undefined : connectRedis(settings.redisUrl, log);
  const services = assembleServices({ settings, databases, clock, log, ...(redis !== undefined && { redis }) });
  await services.live.start();
  const stopCleaning = startCleaning(services);
  const server = createHttpServer(services, options.front);
  await listen(server, settings.port, options.host);
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.host ?? 'localhost'}:${port}`;
  log.info({ port, engine: databases.engine }, 'listening');
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    services.stopping = true;
    stopCleaning();
    services.live.stop();
    await closeServer(server);
    await redis?.close();
    await databases.close();
    log.info('stopped');
  };
  return { url, services, stop: () => (stopped ??= stop()) };
}

function createHttpServer(services: Services, front: ServerOptions['front'] = (app) => app): Server {
  const app = front(createApp(services));
  const listener = getRequestListener((request, env) => app(request, env as Environment), {
    overrideGlobalObjects: false,
  });
  const server = createServer(
    {
      headersTimeout: LIMITS.headersMilliseconds,
      requestTimeout: LIMITS.requestMilliseconds,
      connectionsCheckingInterval: LIMITS.connectionsCheckMilliseconds,
      keepAliveTimeout: LIMITS.keepAliveMilliseconds,
    },
    (incoming, outgoing) => {
      if (services.stopping) outgoing.setHeader('connection', 'close');
      void listener(incoming, outgoing);
    },
  );
  return server;
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host !== undefined && { host }) }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Ends connections as they fall idle, and after a while those that do not. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), LIMITS.stopMilliseconds);
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(force);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}
