import { PleinSignInEvent } from '../../community/sign-in.events.ts';
import type { Session } from '../../community/session.model.ts';
import type { Announcer } from '../../core/announcer.ts';
import type { Backend } from '../../core/backend.ts';
import type { CoreKey } from '../../core/core.strings.ts';
import type { Localize } from '../../core/localize.ts';
import type { Comment, ThreadSeed } from '../discussion.model.ts';
import type { Reactions } from '../reactions/reactions.ts';
import type { Room } from './room.ts';
import { focusSpot, type Spot } from './spots.ts';
import type { ThreadReading } from '../reading/thread-reading.ts';

/** A thread as it stands at this moment. */
export interface Circumstances {
  readonly backend: Backend | undefined;
  readonly session: Session;
  readonly thread: string | undefined;
  readonly readonly: boolean;
  /** What a thread that is not there yet is to be. */
  readonly kind: 'discussion' | 'question' | 'blog';
  readonly seed: ThreadSeed | undefined;
  readonly language: string;
  readonly now: number;
}

/** Where a reader sits: what a thread gives to what depends on who reads. */
export interface Seat {
  readonly reading: ThreadReading;
  readonly core: Localize<CoreKey>;
  readonly announcer: Announcer;
  readonly reactions: Reactions;
  look(): Circumstances;
  /** Puts the reader's focus there, and resolves when it is; with `mild`, only where it is of no use now. */
  focus(at: Spot, mild?: boolean): Promise<unknown>;
  /** Asks the page for its sign-in. */
  signIn(): void;
  /** What else can be done with a comment, beside taking part. */
  beside(comment: Comment): unknown;
  /** Reads the thread again. */
  again(): void;
}

/** A seat in a room. */
export function seatIn(
  room: Room,
  announcer: Announcer,
  reactions: Reactions,
  beside: (comment: Comment) => unknown,
): Seat {
  const { host, reading, core, place, session, now } = room;
  return {
    reading,
    core,
    announcer,
    reactions,
    beside,
    look: () => ({
      backend: place().backend,
      session: session(),
      thread: host.thread,
      readonly: host.readonly,
      kind: host.kind,
      language: core.language,
      now: now(),
      seed: seedOf(host.heading, host.pageUrl, host.space ?? place().space, host.kind),
    }),
    focus: (spot, mild) => focusSpot(host, spot, mild),
    again: () => room.again(),
    signIn: () => {
      const { signInUrl } = place();
      if (host.dispatchEvent(new PleinSignInEvent()) && signInUrl !== undefined) location.assign(signInUrl);
    },
  };
}

/** Names a backend's community, for what a browser keeps of it. */
export function communityOf(backend: Backend | undefined): string {
  return backend?.address ?? backend?.name ?? '';
}

/** What a page says about a thread that is not there yet. */
export function seedOf(title?: string, url?: string, space?: string, kind?: string): ThreadSeed | undefined {
  const asks = kind === 'question' && { kind: 'question' as const };
  const seed = { ...(title && { title }), ...(url && { url }), ...(space && { space }), ...asks };
  return Object.keys(seed).length === 0 ? undefined : seed;
}
