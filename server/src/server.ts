import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Clock } from './clock.ts';
import { startCleaning } from './cleaning.ts';
import { ensureCommunity } from './community/store.ts';
import { openDatabase } from './db/open.ts';
import type { Handle } from './http/frame.ts';
import { listen } from './http/listen.ts';
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
  const { front = (app: Handle) => app } = options;
  const http = await listen(front(createApp(services)), settings.port, options.host);
  const { port } = http;
  const url = `http://${options.host ?? 'localhost'}:${port}`;
  log.info({ port, engine: databases.engine }, 'listening');
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    services.stopping = true;
    stopCleaning();
    services.live.stop();
    await http.close();
    await redis?.close();
    await databases.close();
    log.info('stopped');
  };
  return { url, services, stop: () => (stopped ??= stop()) };
}
