import type { Identity } from '../../community/session.model.ts';
import type { Backend } from '../../core/backend.ts';
import type { Id, Instant } from '../../core/core.model.ts';
import type { TransferRecord } from '../../transfer/record.model.ts';
import { memoryCalendar } from './calendar.ts';
import type { MemoryClient } from './client.ts';
import type { MemoryData } from './data.ts';
import { memoryDiscussion } from './discussion.ts';
import { memoryData } from './filling.ts';
import { memoryImages } from './images.ts';
import { memoryLive } from './live.ts';
import { memoryMembers } from './members.ts';
import { memoryNotifications } from './notifications.ts';
import { memoryPolls } from './polls.ts';
import { memorySession } from './session.ts';

export type { MemoryData } from './data.ts';
export { addRecords, memoryData } from './filling.ts';

export interface MemoryOptions {
  /** What is there to begin with: the lines of an export, in their order. */
  readonly records?: Iterable<TransferRecord>;
  /** A community that other memory backends share, in place of `records`: several readers, several browsers. */
  readonly data?: MemoryData;
  /** The clock that times and closes things. The machine's own by default. */
  readonly now?: () => Instant;
  /** Milliseconds that each call takes; 0 by default. */
  readonly latency?: number;
  /** Id of the member who is signed in from the start. */
  readonly signedIn?: Id;
  /** The page's identity, asked at once. Its token is the id of a member. */
  readonly identity?: Identity;
}

/**
 * A whole community in the memory of the page, for stories, tests and demonstrations: it keeps the same rules as the
 * server, and forgets everything with the page.
 */
export function memory(options: MemoryOptions = {}): Backend & { readonly data: MemoryData } {
  const { now = () => new Date().toISOString(), latency = 0 } = options;
  const data = options.data ?? memoryData(options.records);
  const member = data.members.find(({ id }) => id === options.signedIn);
  const client: MemoryClient = { data, now, latency, member };
  const session = memorySession(client);
  if (options.identity !== undefined) void session.identify(options.identity);
  return {
    name: 'memory',
    data,
    session,
    discussion: memoryDiscussion(client),
    members: memoryMembers(client),
    calendar: memoryCalendar(client),
    polls: memoryPolls(client),
    images: memoryImages(client),
    notifications: memoryNotifications(client),
    live: memoryLive(client),
  };
}
