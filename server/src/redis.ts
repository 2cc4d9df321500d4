import { createClient } from 'redis';
import type { Logger } from 'pino';

/** What this server uses Redis for: counting rates together and ringing the bell. Nothing is kept there alone. */
export interface RedisConnection {
  /** For the rate limiter's own use. */
  readonly client: unknown;
  publish(channel: string): void;
  subscribe(channel: string, listener: () => void): Promise<void>;
  /** The value under a key, set to `value` first if there was none; undefined while Redis is away. */
  shareOnce(key: string, value: string, seconds: number): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Connects in the background and keeps trying; a Redis that is away is a log line, never a refusal to start. */
export function connectRedis(url: string, log: Logger): RedisConnection {
  const options = {
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    socket: { connectTimeout: 2_000, reconnectStrategy: (tries: number) => Math.min(100 * 2 ** tries, 2_000) },
  };
  const client = createClient(options);
  const listener = createClient({ ...options, disableOfflineQueue: false });
  let away = false;
  const onAway = (): void => {
    if (!away) log.warn('redis is away: counting rates in this process, looking at the table for changes');
    away = true;
  };
  client.on('error', onAway);
  listener.on('error', onAway);
  client.on('ready', () => (away = false));
  void client.connect().catch(onAway);
  void listener.connect().catch(onAway);
  return {
    client,
    publish: (channel) => void (client.isReady && client.publish(channel, '').catch(() => undefined)),
    subscribe: async (channel, hear) => {
      await listener.subscribe(channel, hear);
    },
    shareOnce: async (key, value, seconds) => {
      if (!client.isReady) return undefined;
      await client.set(key, value, { condition: 'NX', expiration: { type: 'EX', value: seconds } });
      return (await client.get(key)) ?? undefined;
    },
    close: async () => {
      client.destroy();
      listener.destroy();
    },
  };
}
