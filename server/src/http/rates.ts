import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { RATES } from '../limits.ts';
import type { ActionRates, Rate, RatedAction } from '../limits.ts';
import type { RedisConnection } from '../redis.ts';
import type { Standing } from './rate-fields.ts';
import { Refusal } from './refusal.ts';

/**
 * Who is being counted. Addresses are counted as keyed hashes of their network, with a new key each day, and never
 * leave the process as such.
 */
export type Counted = { readonly network: string } | { readonly member: string; readonly newcomer?: boolean };

/** Counts one action and says where that leaves them; rejects with `rate-limited` when there were too many. */
export type Rates = (action: RatedAction, counted: Counted) => Promise<readonly Standing[]>;

type Window = (key: string) => Promise<Standing>;
type Windows = Readonly<Record<keyof ActionRates, readonly Window[]>>;

/** Counts in this process, or in Redis for all copies; where Redis is away, in this process meanwhile. */
export function rates(factor: number, redis?: RedisConnection): Rates {
  const actions = new Map<RatedAction, Windows>();
  for (const [action, { member, newcomer = member, address }] of Object.entries(RATES)) {
    const windows = (kind: string, all: readonly Rate[]) =>
      all.map((rate) => openWindow(`${action}-${kind}-${rate.seconds}`, rate, factor, redis));
    actions.set(action as RatedAction, {
      member: windows('member', member),
      newcomer: windows('newcomer', newcomer),
      address: windows('address', address),
    });
  }
  const addressKey = dailyKey(redis);
  return async (action, counted) => {
    const windows = actions.get(action)!;
    if ('member' in counted) return countIn(counted.newcomer ? windows.newcomer : windows.member, counted.member);
    const key = createHmac('sha256', await addressKey())
      .update(counted.network)
      .digest('base64url')
      .slice(0, 22);
    return countIn(windows.address, key);
  };
}

async function countIn(windows: readonly Window[], key: string): Promise<readonly Standing[]> {
  const standings: Standing[] = [];
  for (const count of windows) standings.push(await count(key));
  return standings;
}

function openWindow(name: string, rate: Rate, factor: number, redis: RedisConnection | undefined): Window {
  const points = Math.max(1, Math.floor(rate.points * factor));
  const limiter = openLimiter({ keyPrefix: `plein:rate:${name}`, points, duration: rate.seconds }, redis);
  const standing = ({ remainingPoints, msBeforeNext }: RateLimiterRes): Standing => {
    const reset = Math.max(1, Math.ceil(msBeforeNext / 1000));
    return { name, points, seconds: rate.seconds, left: Math.max(0, remainingPoints), reset };
  };
  return async (key) => {
    try {
      return standing(await limiter.consume(key));
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      const reached = standing(reason);
      const fields = [{ field: '', message: `at most ${points}` }];
      throw new Refusal('rate-limited', { retryAfter: reached.reset, fields, standings: [reached] });
    }
  };
}

interface LimiterOptions {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}

function openLimiter(options: LimiterOptions, redis: RedisConnection | undefined): RateLimiterAbstract {
  const memory = new RateLimiterMemory(options);
  if (redis === undefined) return memory;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis.client,
    useRedisPackage: true,
    insuranceLimiter: memory,
    rejectIfRedisNotReady: true,
  });
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
