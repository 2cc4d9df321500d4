import { isTeam, rolesIn } from 'plein/community/community.rules.js';
import type { Page } from 'plein/core/core.model.js';
import type { WaitingThread } from 'plein/discussion/discussion.model.js';
import { dueAt } from 'plein/discussion/settling.rules.js';
import { readPolicy, readSpaces, spacesBelow } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { Refusal } from '../http/refusal.ts';
import { readAuthors } from '../members/author.ts';
import { readGrants } from '../members/grants.ts';
import { threadViews } from './thread.views.ts';
import type { ThreadRow } from './views.ts';

type Asked = Pick<
  ThreadRow,
  'kind' | 'solved_at' | 'opening_at' | 'comment_count' | 'team_comment_count' | 'waiting_since'
>;

/** What keeps that a question waits for the team: from its first words on, until the team says something or it is solved. */
export function waitingColumns(thread: Asked, now: string): Partial<Pick<ThreadRow, 'waiting_since' | 'assignee'>> {
  const waits =
    thread.kind === 'question' &&
    thread.solved_at === null &&
    thread.team_comment_count === 0 &&
    (thread.comment_count > 0 || (thread.opening_at !== null && thread.waiting_since !== null));
  if (!waits) return { waiting_since: null, assignee: null };
  return thread.waiting_since === null ? { waiting_since: now } : {};
}

export interface WaitingQuery {
  readonly member: string;
  readonly space?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Questions that wait in the spaces where the reader is of the team, the longest wait first. */
export async function listWaiting(
  db: Connection,
  community: string,
  { member, space, cursor, limit }: WaitingQuery,
  now: string,
): Promise<Page<WaitingThread>> {
  const spaces = await readTeamSpaces(db, community, member, space, now);
  let select = db
    .selectFrom('threads')
    .selectAll()
    .where('community', '=', community)
    .where('waiting_since', 'is not', null)
    .where('space', 'in', [...spaces]);
  if (cursor !== undefined) {
    const [since = '', key = ''] = readCursor('waiting', cursor, 2);
    select = select
      .where('waiting_since', '>=', since)
      .where(({ eb, or }) => or([eb('waiting_since', '>', since), eb('key', '>', key)]));
  }
  const rows = await select
    .orderBy('waiting_since')
    .orderBy('key')
    .limit(limit + 1)
    .execute();
  const { items, next } = page(rows, limit, (last) => writeCursor('waiting', last.waiting_since ?? '', last.key));
  return { items: await waitingViews(db, community, items, now), ...(next !== undefined && { next }) };
}

/** Of a space and those below it, or of all, those in which somebody is of the team. Refuses who is in none. */
async function readTeamSpaces(
  db: Connection,
  community: string,
  member: string,
  within: string | undefined,
  now: string,
): Promise<readonly string[]> {
  const spaces = await readSpaces(db, community);
  const grants = (await readGrants(db, community, [member])).get(member) ?? [];
  const asked = within === undefined ? spaces.map(({ id }) => id) : spacesBelow(within, spaces);
  const found = asked.filter((space) => isTeam({ member, roles: rolesIn(space, grants, spaces, now), frozen: false }));
  if (found.length === 0) throw new Refusal('forbidden');
  return found;
}

async function waitingViews(
  db: Connection,
  community: string,
  rows: readonly ThreadRow[],
  now: string,
): Promise<readonly WaitingThread[]> {
  const policy = await readPolicy(db, community);
  const threads = await threadViews(db, community, rows, now);
  const assignees = rows.map(({ assignee }) => assignee);
  const authors = await readAuthors(db, community, assignees, now);
  return rows.map(({ waiting_since, assignee: member, space }, index) => {
    const since = waiting_since ?? now;
    const due = dueAt(since, policy);
    const assignee = authors({ member, name: null, team: null }, space);
    return {
      thread: threads[index]!,
      since,
      ...(due !== undefined && { due }),
      ...(assignee !== undefined && { assignee }),
    };
  });
}
