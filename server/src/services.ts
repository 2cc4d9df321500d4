import type { Logger } from 'pino';
import { occurrenceAgain } from './calendar/attendance.ts';
import type { Clock } from './clock.ts';
import { committer } from './db/commit.ts';
import type { Commit } from './db/commit.ts';
import type { Databases } from './db/open.ts';
import { writer } from './db/write.ts';
import type { Write } from './db/write.ts';
import { commentAgain, threadAgain } from './discussion/written.ts';
import { rates } from './http/rates.ts';
import type { Rates } from './http/rates.ts';
import { openPictures } from './images/pictures.ts';
import type { Pictures } from './images/pictures.ts';
import { liveHub } from './live/hub.ts';
import type { LiveHub } from './live/hub.ts';
import { metrics } from './metrics.ts';
import type { Metrics } from './metrics.ts';
import type { RedisConnection } from './redis.ts';
import type { Settings } from './settings.ts';
import { keySource } from './sign-in/keys.ts';
import type { KeySource } from './sign-in/keys.ts';
import { tokenVerifier } from './sign-in/verify.ts';
import type { VerifyToken } from './sign-in/verify.ts';

/** Everything that routes work with; made once at start. */
export interface Services {
  readonly settings: Settings;
  readonly databases: Databases;
  readonly commit: Commit;
  readonly write: Write;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly rates: Rates;
  readonly keys: KeySource;
  readonly verifyToken: VerifyToken;
  readonly live: LiveHub;
  readonly pictures: Pictures;
  /** Set when the server is asked to stop: nothing new is taken. */
  stopping: boolean;
}

export interface ServiceParts {
  readonly settings: Settings;
  readonly databases: Databases;
  readonly clock: Clock;
  readonly log: Logger;
  readonly redis?: RedisConnection;
}

/** What the answers of writes are about, read again for a retry: one line per noun. */
const AGAIN = { comment: commentAgain, thread: threadAgain, occurrence: occurrenceAgain };

export function assembleServices({ settings, databases, clock, log, redis }: ServiceParts): Services {
  const { community } = settings;
  const commit = committer(databases, community);
  const keys = keySource(settings.token.keys, clock);
  const measured = metrics();
  const live = liveHub({ databases, community, clock, log, metrics: measured, ...(redis !== undefined && { redis }) });
  return {
    settings,
    databases,
    commit,
    write: writer({ community, commit, clock, again: AGAIN, ring: live.ring }),
    clock,
    log,
    metrics: measured,
    rates: rates(settings.rateFactor, redis),
    keys,
    verifyToken: tokenVerifier(settings.token, keys, clock),
    live,
    pictures: openPictures(settings.images, community),
    stopping: false,
  };
}
