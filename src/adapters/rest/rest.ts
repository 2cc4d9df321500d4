import type { CalendarPort } from '../../calendar/calendar.model.ts';
import type { LivePort } from '../../community/live.model.ts';
import type { Backend } from '../../core/backend.ts';
import type { DiscussionPort } from '../../discussion/discussion.model.ts';
import type { ImagesPort } from '../../images/images.model.ts';
import type { MembersPort } from '../../members/members.model.ts';
import type { NotificationsPort } from '../../notifications/notifications.model.ts';
import type { PollsPort } from '../../polls/polls.model.ts';
import { pathOf, restClient, type RestClient } from './client.ts';
import { restDiscussion } from './discussion.ts';
import { address, type HttpOptions } from './http.ts';
import { onDemand } from './on-demand.ts';
import { restSession, type RestSession } from './session.ts';

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
export function rest({ src, fetch: given, timeout = 15_000, wait }: RestOptions): RestBackend {
  const options = {
    src: src.replace(/\/+$/, ''),
    fetch: given ?? ((...request: Parameters<typeof fetch>) => globalThis.fetch(...request)),
    timeout,
    wait: wait ?? (async (...pausing) => (await import('../pause.ts')).pause(...pausing)),
  };
  const session = restSession(options);
  const client = restClient(options, session);
  return {
    name: 'rest',
    address: options.src,
    session,
    discussion: restDiscussion(options, client),
    members: members(client),
    calendar: calendar(client),
    polls: polls(client),
    images: images(options, session, given !== undefined),
    notifications: notifications(client),
    live: live(options, session),
  };
}

// Each slice below is loaded when it is first asked for something.

function members(client: RestClient): Required<MembersPort> {
  return onDemand(['readMember', 'listMembers', 'suggestMembers'], async () =>
    (await import('./members.ts')).restMembers(client),
  );
}

function calendar(client: RestClient): Required<CalendarPort> {
  const { src } = client;
  return {
    ...onDemand(['listOccurrences', 'readOccurrence', 'readMine', 'signUp', 'cancelSignUp'], async () =>
      (await import('./calendar.ts')).restCalendar(client),
    ),
    calendarUrl(of) {
      if ('occurrence' in of) return `${src}${pathOf('occurrences', of.occurrence)}.ics`;
      return address(src, '/v1/calendar.ics', { space: of.space });
    },
  };
}

function polls(client: RestClient): Required<PollsPort> {
  return onDemand(['readPoll', 'readMine', 'vote', 'withdraw'], async () =>
    (await import('./polls.ts')).restPolls(client),
  );
}

function images(options: HttpOptions, session: RestSession, own: boolean): ImagesPort {
  return {
    ...onDemand(['uploadImage', 'readImage'], async () =>
      (await import('./images.ts')).restImages(options, session, own),
    ),
    imageUrl: (id, width) => address(options.src, pathOf('images', id), { width }),
  };
}

function notifications(client: RestClient): NotificationsPort {
  return onDemand(['listNotifications', 'markRead'], async () =>
    (await import('./notifications.ts')).restNotifications(client),
  );
}

function live(options: HttpOptions, session: RestSession): LivePort {
  const port = onDemand(['follow'], async () => {
    const { follow } = (await import('./live.ts')).restLive(options, session);
    return { follow: async (...given: Parameters<LivePort['follow']>) => follow(...given) };
  });
  return {
    follow(subscription, follow) {
      port.follow(subscription, follow).catch(() => subscription.onState?.('lost'));
    },
  };
}
