import { LIMITS } from '../../../server/src/limits.ts';

/**
 * Loaded into a server before it starts, says shorter what it says in earnest: how long a lock is waited for, and when
 * who lost the stream may come back. A journey would else wait for seconds that prove nothing.
 */
Object.assign(LIMITS, { busyMilliseconds: 200, retryAfterSeconds: 1 });
Object.assign(LIMITS.live, { retryMilliseconds: { least: 100, most: 300 } });
