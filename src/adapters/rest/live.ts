import type { LivePort, Subscription } from '../../community/live.model.ts';
import type { RestClient } from './client.ts';
import { streamOpener } from './stream-open.ts';
import { keepOpen, type Stream, type StreamEvent } from './stream.ts';

/** Topics that one stream may be about. */
const TOPICS = 50;

/** A subscription, and the place up to which it has been told. */
interface Follower {
  readonly subscription: Subscription;
  readonly signal: AbortSignal;
  at: number;
}

/**
 * One stream for everything that a page follows (several only above 50 topics); none while nothing is followed. A
 * changed set of topics opens it anew, once per turn, from the oldest place of all, and each follower is told only
 * what is new to it.
 */
export function slice(client: RestClient): { follow(...given: Parameters<LivePort['follow']>): Promise<void> } {
  const open = streamOpener(client);
  const followers = new Set<Follower>();
  let streams: readonly Stream[] = [];
  let planned = false;

  const plan = (): void => {
    if (planned) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      const all = [...followers];
      if (all.length > 0 && all.every((follower) => isServed(follower, streams))) return;
      for (const stream of streams) stream.controller.abort();
      streams = streamsFor(all);
      for (const stream of streams) void keepOpen(client, open, stream, (event) => tell(followers, stream, event));
    });
  };

  return {
    async follow(subscription, { signal }) {
      if (signal.aborted) return;
      const follower: Follower = { subscription, signal, at: Number(subscription.since) || 0 };
      followers.add(follower);
      if (streams.some((stream) => stream.state === 'open' && isServed(follower, [stream])))
        subscription.onState?.('open');
      signal.addEventListener(
        'abort',
        () => {
          followers.delete(follower);
          plan();
        },
        { once: true },
      );
      plan();
    },
  };
}

/** Whether an open stream will tell everything that is new to this follower. */
function isServed({ subscription, at }: Follower, streams: readonly Stream[]): boolean {
  return streams.some((stream) => stream.state !== 'over' && stream.topics.has(subscription.topic) && stream.at <= at);
}

function streamsFor(followers: readonly Follower[]): readonly Stream[] {
  const topics = [...new Set(followers.map(({ subscription }) => subscription.topic))];
  return Array.from({ length: Math.ceil(topics.length / TOPICS) }, (_, part) => {
    const own = new Set<string>(topics.slice(part * TOPICS, (part + 1) * TOPICS));
    const places = followers.filter(({ subscription }) => own.has(subscription.topic)).map(({ at }) => at);
    return { topics: own, controller: new AbortController(), at: Math.min(...places), state: 'lost' };
  });
}

/** What came over a stream, to whom it is new. A position passed on one topic is passed on all of its stream. */
function tell(followers: ReadonlySet<Follower>, stream: Stream, event: StreamEvent): void {
  for (const follower of [...followers]) {
    const { subscription, signal, at } = follower;
    if (!stream.topics.has(subscription.topic)) continue;
    // One follower that throws must not keep anything from the others.
    const later = (work: () => void): void => queueMicrotask(() => (signal.aborted ? undefined : work()));
    if (event.type === 'state') later(() => subscription.onState?.(event.state));
    else follower.at = Math.max(at, event.at);
    if (event.type === 'reset') later(() => subscription.onReset());
    if (event.type === 'change' && event.change.topic === subscription.topic && event.at > at) {
      later(() => subscription.onChange(event.change));
    }
  }
}
