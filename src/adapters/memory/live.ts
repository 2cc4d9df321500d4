import type { Change, LivePort, Subscription } from '../../community/live.model.ts';
import { occurrenceView } from './calendar.ts';
import { begin, type MemoryClient } from './client.ts';
import { commentOf, isSeen } from './comment-rows.ts';
import { commentView } from './comments.ts';
import type { ChangeRow } from './data.ts';
import { notificationView } from './notifications.ts';
import { pollView } from './polls.ts';
import { threadOf, threadView } from './threads.ts';

/** What happens in the community, to everyone who shares its data. */
export function memoryLive(client: MemoryClient): LivePort {
  const { changes, watchers } = client.data;
  return {
    follow(subscription, { signal }) {
      if (signal.aborted) return;
      let at = startOf(subscription, changes.length);
      const send = async (): Promise<void> => {
        await begin(client, signal);
        while (at < changes.length) {
          const change = changes[at];
          at += 1;
          if (change?.topic !== subscription.topic) continue;
          const told = tell(client, change, String(at));
          if (told !== undefined) subscription.onChange(told);
          if (signal.aborted) return;
        }
      };
      const wake = (): void => void send().catch(() => undefined);
      watchers.add(wake);
      signal.addEventListener('abort', () => watchers.delete(wake), { once: true });
      subscription.onState?.('open');
      wake();
    },
  };
}

/** Where to go on; a position from elsewhere starts at the end, once the reader was told to read again. */
function startOf(subscription: Subscription, end: number): number {
  const since = Number(subscription.since);
  if (Number.isInteger(since) && since >= 0 && since <= end) return since;
  subscription.onReset();
  return end;
}

/** The thing as everyone may see it now; a notification as its own member does. */
function tell(client: MemoryClient, { topic, type, id }: ChangeRow, position: string): Change | undefined {
  const { data } = client;
  const base = { position, topic };
  switch (type) {
    case 'comment': {
      const row = commentOf(data, id);
      return row && isSeen(row) ? { ...base, type, value: commentView(client, row) } : undefined;
    }
    case 'thread':
      return threadOf(data, id) && { ...base, type, value: threadView(client, id) };
    case 'poll': {
      const row = data.polls.find((candidate) => candidate.id === id);
      return row && { ...base, type, value: pollView(client, row) };
    }
    case 'occurrence': {
      const row = data.events.find((candidate) => candidate.id === id);
      return row && { ...base, type, value: occurrenceView(client, row) };
    }
    case 'notification': {
      const row = data.notifications.find((each) => each.id === id && each.member === client.member?.id);
      const value = row && notificationView(client, row);
      return value && { ...base, type, value };
    }
  }
}
