import type { Actor } from '../community/community.model.ts';
import type { ErrorCode, Instant } from '../core/core.model.ts';
import type { Occurrence } from './calendar.model.ts';

/** Where an occurrence is in its life at an instant. */
export function phase(
  occurrence: Pick<Occurrence, 'startsAt' | 'endsAt'>,
  now: Instant,
): 'before' | 'during' | 'after' {
  const at = Date.parse(now);
  if (at < Date.parse(occurrence.startsAt)) return 'before';
  return at < Date.parse(occurrence.endsAt) ? 'during' : 'after';
}

/** Seats left; undefined where there is no limit. */
export function seatsLeft(occurrence: Pick<Occurrence, 'capacity' | 'attendeeCount'>): number | undefined {
  return occurrence.capacity === undefined ? undefined : Math.max(0, occurrence.capacity - occurrence.attendeeCount);
}

/** Why the actor may not take a seat now, or undefined if they may. Without an own end, sign-up ends at the start. */
export function refuseSignUp(
  actor: Actor | undefined,
  occurrence: Pick<Occurrence, 'signUp' | 'signUpUntil' | 'status' | 'startsAt' | 'capacity' | 'attendeeCount'>,
  now: Instant,
): ErrorCode | undefined {
  if (actor === undefined) return 'not-signed-in';
  if (actor.frozen || !occurrence.signUp) return 'forbidden';
  if (occurrence.status !== 'scheduled' || signUpClosed(occurrence, now)) return 'closed';
  return seatsLeft(occurrence) === 0 ? 'full' : undefined;
}

/** Why the actor may not give the seat back now, or undefined if they may: until the start. */
export function refuseCancel(
  actor: Actor | undefined,
  occurrence: Pick<Occurrence, 'startsAt'>,
  now: Instant,
): ErrorCode | undefined {
  if (actor === undefined) return 'not-signed-in';
  return Date.parse(now) < Date.parse(occurrence.startsAt) ? undefined : 'closed';
}

/** Whether the time to sign up is over. */
export function signUpClosed(occurrence: Pick<Occurrence, 'signUpUntil' | 'startsAt'>, now: Instant): boolean {
  return Date.parse(now) >= Date.parse(occurrence.signUpUntil ?? occurrence.startsAt);
}
