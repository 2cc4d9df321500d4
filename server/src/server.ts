import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Clock } from './clock.ts';
import { startCleaning } from './cleaning.ts';
import { ensureCommunity } from './community/store.ts';
import { openDatabase } from './db/open.ts';
import type { Handle } from './http/frame.ts';
import { listen } from './http/listen.ts';
import { startSweeping } from './images/sweep.ts';
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
  // What was opened is closed again in reverse, at a stop as well as where the start fails half-way.
  const opened: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const end of opened.toReversed()) await end();
  };
  try {
    const databases = await openDatabase(settings.databaseUrl);
    opened.push(() => databases.close());
    await ensureCommunity(databases.writer, settings.community, clock().toISOString());
    const redis = settings.redisUrl === undefined ? undefined : connectRedis(settings.redisUrl, log);
    opened.push(() => redis?.close());
    const services = assembleServices({ settings, databases, clock, log, ...(redis !== undefined && { redis }) });
    const url = await serve(services, options, opened);
    let stopped: Promise<void> | undefined;
    const stop = (): Promise<void> => {
      services.stopping = true;
      stopped ??= close().then(() => log.info('stopped'));
      return stopped;
    };
    return { url, services, stop };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens the port and what runs beside it; says how each is ended. */
async function serve(services: Services, options: ServerOptions, opened: (() => unknown)[]): Promise<string> {
  const { settings, databases, live, log } = services;
  const { front = (app: Handle) => app, host } = options;
  opened.push(() => live.stop());
  await live.start();
  const http = await listen(front(createApp(services)), settings.port, host);
  // The port waits for what is being answered, so streams are ended before it closes.
  opened.push(() => http.close());
  opened.push(() => live.stop());
  opened.push(startCleaning(services));
  opened.push(startSweeping(services));
  log.info({ port: http.port, engine: databases.engine }, 'listening');
  return `http://${host ?? 'localhost'}:${http.port}`;
}
