import type { Naming } from 'plein/community/community.model.js';
import type { Origin, Thread } from 'plein/discussion/discussion.model.js';
import type { Text } from 'plein/text/text.model.js';
import type { Connection } from '../db/open.ts';
import { readAuthors } from '../members/author.ts';
import type { Authors } from '../members/author.ts';
import type { ThreadRow } from './views.ts';

/** Threads as everyone sees them. */
export async function threadViews(
  db: Connection,
  community: string,
  rows: readonly ThreadRow[],
  now: string,
): Promise<readonly Thread[]> {
  const authors = await readAuthors(
    db,
    community,
    rows.map((row) => row.opening_member),
    now,
  );
  return rows.map((row) => threadView(row, authors));
}

/** Threads as everyone may see them now, by key. */
export async function publicThreads(
  db: Connection,
  community: string,
  keys: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, Thread>> {
  const rows = await db
    .selectFrom('threads')
    .selectAll()
    .where('community', '=', community)
    .where('key', 'in', [...keys])
    .execute();
  const views = await threadViews(db, community, rows, now);
  return new Map(views.map((view) => [view.key, view]));
}

function threadView(row: ThreadRow, authors: Authors): Thread {
  const { opening_member: member, opening_name: name, opening_team: team } = row;
  const author = authors({ member, name, team }, row.space) ?? { name: '' };
  return {
    key: row.key,
    space: row.space,
    kind: row.kind as Thread['kind'],
    title: row.title,
    ...(row.url !== null && { url: row.url }),
    state: row.state as Thread['state'],
    naming: row.naming as Naming,
    commentCount: row.comment_count,
    ...(row.accepted !== null && { accepted: row.accepted }),
    ...(row.solved_at !== null && { solvedAt: row.solved_at }),
    ...(row.me_too_count > 0 && { meTooCount: row.me_too_count }),
    ...(row.pinned !== null && { pinned: row.pinned }),
    ...(row.slow_mode !== null && { slowMode: row.slow_mode }),
    createdAt: row.created_at,
    ...(row.comment_count > 0 && { activeAt: row.active_at }),
    ...(row.opening_text !== null && {
      opening: { author, text: JSON.parse(row.opening_text) as Text, createdAt: row.opening_at ?? row.created_at },
    }),
    ...(row.moved_from !== null && { movedFrom: JSON.parse(row.moved_from) as NonNullable<Thread['movedFrom']> }),
    ...(row.origin !== null && { origin: JSON.parse(row.origin) as Origin }),
  };
}
