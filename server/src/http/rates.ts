import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { RATES } from '../limits.ts';
import type { Rate, RatedAction } from '../limits.ts';
import type { RedisConnection } from '../redis.ts';
import { Refusal } from './refusal.ts';

/**
 * Who is being counted. Addresses are counted as keyed hashes of their network, with a new key each day, and never
 * leave the process as such.
 */
export type Counted = { readonly network: string } | { readonly member: string };

/** Counts one action; rejects with `rate-limited` when there were too many. */
export type Rates = (action: RatedAction, counted: Counted) => Promise<void>;

type Window = { readonly limiter: RateLimiterAbstract; readonly points: number };
type Windows = { readonly member: readonly Window[]; readonly address: readonly Window[] };

/** Counts in this process, or in Redis for all copies; where Redis is away, in this process meanwhile. */
export function rates(factor: number, redis?: RedisConnection): Rates {
  const actions = new Map<RatedAction, Windows>();
  for (const [action, { member, address }] of Object.entries(RATES)) {
    const windows = (kind: string, all: readonly Rate[]) =>
      all.map((rate) => openWindow(`${action}-${kind}`, rate, factor, redis));
    actions.set(action as RatedAction, { member: windows('member', member), address: windows('address', address) });
  }
  const addressKey = dailyKey(redis);
  return async (action, counted) => {
    const windows = actions.get(action)!;
    if ('member' in counted) {
      for (const window of windows.member) await consume(window, counted.member);
      return;
    }
    const key = createHmac('sha256', await addressKey())
      .update(counted.network)
      .digest('base64url')
      .slice(0, 22);
    for (const window of windows.address) await consume(window, key);
  };
}

function openWindow(name: string, rate: Rate, factor: number, redis: RedisConnection | undefined): Window {
  const points = Math.max(1, Math.floor(rate.points * factor));
  const options = { keyPrefix: `plein:rate:${name}:${rate.seconds}`, points, duration: rate.seconds };
  const memory = new RateLimiterMemory(options);
  if (redis === undefined) return { limiter: memory, points };
  const limiter = new RateLimiterRedis({
    ...options,
    storeClient: redis.client,
    useRedisPackage: true,
    insuranceLimiter: memory,
    rejectIfRedisNotReady: true,
  });
  return { limiter, points };
}

async function consume({ limiter, points }: Window, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    throw new Refusal('rate-limited', { retryAfter: seconds, fields: [{ field: '', message: `at most ${points}` }] });
  }
}

/** A key that is forgotten within two days; shared by all copies where there is Redis. */
function dailyKey(redis: RedisConnection | undefined): () => Promise<Buffer> {
  let day = '';
  let key = randomBytes(32);
  return async () => {
    const today = new Date().toISOString().slice(0, 10);
    if (today === day) return key;
    day = today;
    key = randomBytes(32);
    const shared = await redis?.shareOnce(`plein:address-key:${today}`, key.toString('base64url'), 48 * 3600);
    if (shared !== undefined) key = Buffer.from(shared, 'base64url');
    return key;
  };
}
