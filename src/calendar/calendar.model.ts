import type { Position } from '../community/live.model.ts';
import type { CallOptions, Id, Instant, Page, PageRequest, Written } from '../core/core.model.ts';
import type { Author } from '../members/members.model.ts';
import type { Text } from '../text/text.model.ts';

/** A day (`2026-12-03`) or a day and time (`2026-12-03T19:30`) as a clock on the wall shows it. */
export type WallTime = string;

export const EVENT_KINDS = ['meeting', 'ride', 'workshop', 'talk', 'online', 'challenge', 'contest', 'other'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
/** Cancelled and postponed events stay listed as such. */
export const EVENT_STATUSES = ['scheduled', 'cancelled', 'postponed'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/**
 * One happening: an event, or one instance of a repeating one. Wall time and zone are the truth; the instants are
 * what the backend made of them, so that no reader needs a time zone database.
 */
export interface Occurrence {
  /** The event's id, or `<event>_<original start>` for an instance of a repeating one. */
  readonly id: string;
  /** For iCalendar: the same for ever. */
  readonly uid: string;
  readonly event: Id;
  readonly space: string;
  readonly kind: EventKind;
  readonly title: string;
  readonly summary: Text;
  readonly host?: Author;
  readonly allDay: boolean;
  /** Inclusive. A day where `allDay`. */
  readonly start: WallTime;
  /** Exclusive. For an all-day event the day after its last. */
  readonly end: WallTime;
  /** IANA, for example `Europe/Amsterdam`. */
  readonly timeZone: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place?: { readonly name: string; readonly address?: string };
  /** Where to join from afar. */
  readonly onlineUrl?: string;
  readonly url?: string;
  readonly status: EventStatus;
  /** Why it was cancelled or postponed, in the organiser's words. */
  readonly statusNote?: string;
  /** Whether one can sign up at all. */
  readonly signUp: boolean;
  /** Absent for no limit. */
  readonly capacity?: number;
  readonly attendeeCount: number;
  readonly signUpUntil?: Instant;
  /** The discussion about it. */
  readonly thread?: string;
  /** One more with each change (iCalendar SEQUENCE). */
  readonly sequence: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

export interface OccurrenceMine {
  readonly signedUp: boolean;
  readonly can: { readonly signUp: boolean; readonly cancel: boolean };
}

export interface OccurrencePage extends Page<Occurrence> {
  readonly position: Position;
}

export interface OccurrenceRequest extends PageRequest {
  /** This space and those below it; absent for all. */
  readonly space?: string;
  /** Occurrences that end after this instant. Default: now. */
  readonly from?: Instant;
  /** Occurrences that start before this instant. */
  readonly until?: Instant;
}

export interface CalendarPort {
  /** Occurrences by start. */
  listOccurrences(request?: OccurrenceRequest): Promise<OccurrencePage>;
  readOccurrence(id: string, options?: CallOptions): Promise<Occurrence>;
  /** By occurrence id, for the ids asked about. */
  readMine?(occurrences: readonly string[], options?: CallOptions): Promise<Readonly<Record<string, OccurrenceMine>>>;
  /** Takes a seat (`full` if there is none, `closed` after the sign-up ends); taking it twice takes one. `write` is the id of this write. */
  signUp?(request: CallOptions & { readonly occurrence: string; readonly write: Id }): Promise<Written<Occurrence>>;
  /** Gives the seat back; giving back none changes nothing. */
  cancelSignUp?(
    request: CallOptions & { readonly occurrence: string; readonly write: Id },
  ): Promise<Written<Occurrence>>;
  /** The address of an iCalendar file: of one occurrence, or to subscribe to a space's. Absent where the backend serves none. */
  calendarUrl?(of: { readonly occurrence: string } | { readonly space?: string }): string;
}
