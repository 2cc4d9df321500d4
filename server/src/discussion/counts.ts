import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import type { ThreadsTable } from '../db/schema.ts';
import type { WriteContext } from '../db/write.ts';
import { together } from '../db/together.ts';
import { pathsAbove } from './paths.ts';
import type { ThreadRow } from './views.ts';
import { waitingColumns } from './waiting.ts';

export interface Published {
  readonly thread: ThreadRow;
  readonly path: string;
  readonly member: string | null;
  readonly byTeam: boolean;
  /** Helpful votes that come or go with it. */
  readonly helpful?: number;
  /** 1 where a comment becomes published, −1 where it no longer is. */
  readonly by: 1 | -1;
}

/**
 * Keeps every count that a published comment is part of: its thread's, those of what it answers to, its author's; and
 * whether its thread waits for the team. `also` is set on the thread in the same stroke.
 */
export async function countPublished(
  context: Counting,
  published: Published,
  also: Updateable<ThreadsTable> = {},
): Promise<void> {
  const { thread, path, member, byTeam, helpful = 0, by } = published;
  const team = byTeam ? by : 0;
  const sums = { comment_count: by, team_comment_count: team, helpful_count: helpful * by };
  await together(
    countInThread(context, thread, sums, also),
    countReplies(context, thread.key, pathsAbove(path), by, team),
    member === null ? undefined : countOfMember(context, member, by),
  );
}

type Counting = Pick<WriteContext, 'db' | 'community' | 'now'>;
type Sums = Pick<ThreadRow, 'comment_count' | 'team_comment_count' | 'helpful_count'>;

async function countInThread(
  { db, community, now }: Counting,
  thread: ThreadRow,
  sums: Sums,
  also: Updateable<ThreadsTable>,
): Promise<void> {
  const counted = {
    ...thread,
    comment_count: thread.comment_count + sums.comment_count,
    team_comment_count: thread.team_comment_count + sums.team_comment_count,
  };
  await db
    .updateTable('threads')
    .set((eb) => ({
      comment_count: eb('comment_count', '+', sums.comment_count),
      team_comment_count: eb('team_comment_count', '+', sums.team_comment_count),
      helpful_count: eb('helpful_count', '+', sums.helpful_count),
      ...waitingColumns(counted, now),
      ...also,
    }))
    .where('community', '=', community)
    .where('key', '=', thread.key)
    .execute();
}

async function countOfMember({ db, community }: Counting, member: string, by: number): Promise<void> {
  await db
    .updateTable('members')
    .set((eb) => ({ comment_count: eb('comment_count', '+', by) }))
    .where('community', '=', community)
    .where('id', '=', member)
    .execute();
}

/** The first of the paths is the root's, which also keeps what the order of branches goes by. */
async function countReplies(
  { db, community }: Counting,
  thread: string,
  above: readonly string[],
  by: number,
  team: number,
): Promise<void> {
  if (above.length === 0) return;
  await db
    .updateTable('comments')
    .set((eb) => ({
      reply_count: eb('reply_count', '+', by),
      is_answered: sql<number>`case when depth = 0 and reply_count + ${sql.lit(by)} > 0 then 1 else 0 end`,
      team_reply_count: sql<number>`case when depth = 0 then team_reply_count + ${sql.lit(team)} else 0 end`,
    }))
    .where('community', '=', community)
    .where('thread', '=', thread)
    .where('path', 'in', [...above])
    .execute();
}
