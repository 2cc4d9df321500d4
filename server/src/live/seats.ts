import { Refusal } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import type { Services } from '../services.ts';
import { openSessions } from '../sign-in/store.ts';
import type { LiveStream } from './stream.ts';

/** Who may have how many streams, and until when: a stream ends with the session it was opened in. */
export interface Seats {
  /** Takes a seat, or refuses; what it returns gives it back. */
  take(network: string, member: string | undefined): () => void;
  endWithSession(secret: string, stream: LiveStream): void;
}

const SEATS = new WeakMap<Services, Seats>();

export function seats(services: Services): Seats {
  const known = SEATS.get(services) ?? createSeats(services);
  SEATS.set(services, known);
  return known;
}

function createSeats(services: Services): Seats {
  const counts = new Map<string, number>();
  const factor = Math.max(1, services.settings.rateFactor);
  const sessions = new Map<LiveStream, string>();
  const full = (key: string, most: number): boolean => (counts.get(key) ?? 0) >= most * factor;
  const count = (key: string, by: 1 | -1): void => {
    const left = (counts.get(key) ?? 0) + by;
    if (left > 0) counts.set(key, left);
    else counts.delete(key);
  };
  const timer = setInterval(() => void endExpired(services, sessions), LIMITS.live.sessionCheckMilliseconds);
  timer.unref();
  return {
    take(network, member) {
      const { perMember, perAddress, perProcess } = LIMITS.live;
      if (services.stopping || services.live.size >= perProcess) {
        throw new Refusal('unavailable', { retryAfter: LIMITS.retryAfterSeconds });
      }
      const keys = [`network ${network}`, ...(member === undefined ? [] : [`member ${member}`])];
      if (full(keys[0]!, perAddress) || (keys[1] !== undefined && full(keys[1], perMember))) {
        throw new Refusal('rate-limited', { retryAfter: 10 });
      }
      for (const key of keys) count(key, 1);
      return () => keys.forEach((key) => count(key, -1));
    },
    endWithSession: (secret, stream) => void sessions.set(stream, secret),
  };
}

async function endExpired(services: Services, sessions: Map<LiveStream, string>): Promise<void> {
  for (const stream of sessions.keys()) if (!stream.open) sessions.delete(stream);
  if (sessions.size === 0) return;
  try {
    const open = await openSessions(services, [...sessions.values()], services.clock().toISOString());
    for (const [stream, secret] of sessions) if (!open.has(secret)) stream.close();
  } catch (error) {
    services.log.warn({ error }, 'the sessions of streams could not be checked; trying again shortly');
  }
}
