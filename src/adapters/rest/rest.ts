import type { CalendarPort } from '../../calendar/calendar.model.ts';
import type { LivePort } from '../../community/live.model.ts';
import type { Backend } from '../../core/backend.ts';
import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import type { MembersPort } from '../../members/members.model.ts';
import type { PollsPort } from '../../polls/polls.model.ts';
import { later, pathOf, restClient, type RestClient } from './client.ts';
import { restDiscussion } from './discussion.ts';
import { address } from './http.ts';
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

/** The REST adapter has every slice but the outbox, which comes around it, and every method in it. */
export interface RestBackend extends Required<Omit<Backend, 'outbox'>> {
  readonly discussion: Required<DiscussionPort>;
  readonly members: Required<MembersPort>;
  readonly calendar: Required<CalendarPort>;
  readonly polls: Required<PollsPort>;
}

/** A community on a server that speaks the open protocol (`docs/protocol.md`). */
export function rest({ src: given, fetch: own, timeout = 15_000, wait }: RestOptions): RestBackend {
  const src = given.replace(/\/+$/, '');
  const options = {
    src,
    fetch: own ?? ((...request: Parameters<typeof fetch>) => globalThis.fetch(...request)),
    isOwnFetch: own !== undefined,
    timeout,
    wait: wait ?? (async (...pausing) => (await import('../pause.ts')).pause(...pausing)),
  };
  const session = restSession(options);
  const client = restClient(options, session);
  return {
    name: 'rest',
    address: src,
    session,
    discussion: restDiscussion(client),
    members: later(client, ['readMember', 'listMembers', 'suggestMembers'], () => import('./members.ts')),
    calendar: {
      ...later(
        client,
        ['listOccurrences', 'readOccurrence', 'readMine', 'signUp', 'cancelSignUp'],
        () => import('./calendar.ts'),
      ),
      calendarUrl(of) {
        if ('occurrence' in of) return `${src}${pathOf('occurrences', of.occurrence)}.ics`;
        return address(src, '/v1/calendar.ics', { space: of.space });
      },
    },
    polls: later(client, ['readPoll', 'readMine', 'vote', 'withdraw'], () => import('./polls.ts')),
    images: {
      ...later(client, ['uploadImage', 'readImage'], () => import('./images.ts')),
      imageUrl: (id, width) => address(src, pathOf('images', id), { width }),
    },
    notifications: later(client, ['listNotifications', 'markRead'], () => import('./notifications.ts')),
    live: live(client),
  };
}

function live(client: RestClient): LivePort {
  const port = later(client, ['follow'], () => import('./live.ts'));
  return {
    follow(subscription, follow) {
      port.follow(subscription, follow).catch(() => subscription.onState?.('lost'));
    },
  };
}
