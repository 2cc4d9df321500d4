import type { LivePort, Topic } from '../community/live.model.ts';
import type { SessionPort } from '../community/session.model.ts';
import type { Backend } from '../core/backend.ts';

type Noun = 'discussion' | 'members' | 'calendar' | 'polls' | 'images' | 'notifications';

/** Where each slice comes from: a backend, to take the slice of that name from, or a slice. What is not named is absent. */
export type Composition = {
  readonly [Name in Noun | 'live']?: Backend | NonNullable<Backend[Name]>;
} & {
  /** Who the reader is. By default as the first backend named knows them. */
  readonly session?: Backend | SessionPort;
};

const NOUNS: Readonly<Record<string, Noun>> = {
  thread: 'discussion',
  poll: 'polls',
  occurrence: 'calendar',
  notifications: 'notifications',
};
const SLICES = ['discussion', 'members', 'calendar', 'polls', 'images', 'notifications', 'live'] as const;

/**
 * A backend of parts of others: `compose({ discussion: wordpress(…), calendar: caldav(…) })`. The page's identity goes
 * to all of them. What happens is followed where it happens: a thread at the backend that keeps the discussion, a poll
 * at the one that keeps the polls; `live` is for those that follow nothing themselves. What could not be sent waits with
 * the discussion that it is for.
 */
export function compose(composition: Composition): Backend {
  const given = [composition.session, ...SLICES.map((name) => composition[name])];
  const backends = [...new Set(given.filter(isBackend))];
  const lead = isBackend(composition.session) ? composition.session.session : composition.session;
  const session = lead ?? backends[0]?.session ?? NOBODY;
  const slices = SLICES.map((name) => [name, sliceOf(composition, name)] as const);
  const live = composedLive(composition);
  const { discussion } = composition;
  const outbox = isBackend(discussion) ? discussion.outbox : undefined;
  return {
    name: `compose(${backends.map(({ name }) => name).join(', ')})`,
    session: composedSession(session, [...new Set([session, ...backends.map((backend) => backend.session)])]),
    ...Object.fromEntries(slices.filter(([, slice]) => slice !== undefined)),
    ...(live === undefined ? {} : { live }),
    ...(outbox === undefined ? {} : { outbox }),
  };
}

/** Nobody can sign in where no part knows anyone. */
const NOBODY: SessionPort = {
  current: { state: 'signed-out' },
  identify: () => Promise.resolve(),
  watch: () => undefined,
};

function composedSession(lead: SessionPort, all: readonly SessionPort[]): SessionPort {
  return {
    get current() {
      return lead.current;
    },
    async identify(identity) {
      await Promise.all(all.map((session) => session.identify(identity)));
    },
    watch: (listener, options) => lead.watch(listener, options),
  };
}

function composedLive(composition: Composition): LivePort | undefined {
  const fallback = sliceOf(composition, 'live');
  const liveOf = (topic: Topic): LivePort | undefined => {
    const noun = NOUNS[topic.slice(0, topic.indexOf(':'))];
    const source = noun === undefined ? undefined : composition[noun];
    return (isBackend(source) ? source.live : undefined) ?? fallback;
  };
  const followed = Object.keys(NOUNS).some((kind) => liveOf(`${kind}:` as Topic) !== undefined);
  if (!followed) return undefined;
  return { follow: (subscription, options) => liveOf(subscription.topic)?.follow(subscription, options) };
}

function sliceOf<Name extends Noun | 'live'>(composition: Composition, name: Name): Backend[Name] {
  const source = composition[name];
  return isBackend(source) ? source[name] : (source as Backend[Name]);
}

function isBackend(source: unknown): source is Backend {
  return typeof source === 'object' && source !== null && 'session' in source && 'name' in source;
}
