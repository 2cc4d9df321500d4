import type { Change } from 'plein/community/live.model.js';
import type { Connection } from '../db/open.ts';
import { publicOccurrences } from '../calendar/store.ts';
import { publicThreads } from '../discussion/thread.views.ts';
import { publicComments } from '../discussion/views.ts';
import { ownNotifications } from '../notifications/store.ts';
import { publicPolls } from '../polls/store.ts';

/** Things of one kind as whoever is told of them may see them now, by id; what they may not see is not in it. */
export type View = (
  db: Connection,
  community: string,
  ids: readonly string[],
  now: string,
) => Promise<ReadonlyMap<string, unknown>>;

/** What streams tell about: one line per noun. */
export const VIEWS: Partial<Record<Change['type'], View>> = {
  comment: publicComments,
  thread: publicThreads,
  poll: publicPolls,
  occurrence: publicOccurrences,
  notification: ownNotifications,
};
