import type { CalendarPort } from '../../calendar/calendar.model.ts';
import type { LivePort } from '../../community/live.model.ts';
import type { Backend } from '../../core/backend.ts';
import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import type { PollsPort } from '../../polls/polls.model.ts';
import { pause } from '../abort.ts';
import { restCalendar } from './calendar.ts';
import { restClient } from './client.ts';
import { restDiscussion } from './discussion.ts';
import type { HttpOptions } from './http.ts';
import { restMembers } from './members.ts';
import { restPolls } from './polls.ts';
import { restSession } from './session.ts';

export interface RestOptions {
  /** The address of a server that speaks the open protocol, for example `https://community.example`. */
  readonly src: string;
  /** In place of the platform's. */
  readonly fetch?: typeof fetch;
  /** Milliseconds that one attempt may take, its answer included; 15,000 by default. */
  readonly timeout?: number;
  /** Lets time pass before another attempt; in place of the platform's timers. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** The REST adapter has every slice, and every method in it. */
export interface RestBackend extends Required<Backend> {
  readonly discussion: Required<DiscussionPort>;
  readonly calendar: Required<CalendarPort>;
  readonly polls: Required<PollsPort>;
}

/** A community on a server that speaks the open protocol (`docs/protocol.md`). */
export function rest({ src, fetch: given, timeout = 15_000, wait = pause }: RestOptions): RestBackend {
  const options = {
    src: src.replace(/\/+$/, ''),
    fetch: given ?? ((...request: Parameters<typeof fetch>) => globalThis.fetch(...request)),
    timeout,
    wait,
  };
  const session = restSession(options);
  const client = restClient(options, session);
  return {
    name: 'rest',
    address: options.src,
    session,
    discussion: restDiscussion(client),
    members: restMembers(client),
    calendar: restCalendar(client),
    polls: restPolls(client),
    live: liveOnDemand(options),
  };
}

/** Reading comes first: what follows is loaded when somebody follows. */
function liveOnDemand(options: HttpOptions): LivePort {
  let loading: Promise<LivePort> | undefined;
  return {
    follow(subscription, follow) {
      loading ??= import('./live.ts').then(({ restLive }) => restLive(options));
      loading.then(
        (live) => live.follow(subscription, follow),
        () => {
          loading = undefined;
          subscription.onState?.('lost');
        },
      );
    },
  };
}
