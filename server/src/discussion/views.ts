import type { Comment, Origin, Reaction, Tombstone } from 'plein/discussion/discussion.model.js';
import type { Text } from 'plein/text/text.model.js';
import type { ThreadsTable } from '../db/schema.ts';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Connection } from '../db/open.ts';
import { readAuthors } from '../members/author.ts';
import type { Authors } from '../members/author.ts';

/** States that everyone sees, as the comment or as its tombstone. */
export const SEEN = ['published', 'deleted', 'removed', 'moved'];

/** Said in full, as in the index on time: a parameter would hide that it serves. */
export const PUBLISHED = sql<boolean>`state = 'published'`;

/**
 * Comments with what their view needs: where they stand, and whether their parent was edited since. Those two are looked
 * up for each row, so that no plan begins with all threads and every index keeps its order.
 */
export function selectComments(db: Connection, community: string) {
  return db
    .selectFrom('comments as c')
    .select([
      'c.id',
      'c.thread',
      'c.parent',
      'c.root',
      'c.depth',
      'c.path',
      'c.kind',
      'c.state',
      'c.text',
      'c.language',
    ])
    .select(['c.author_member', 'c.author_name', 'c.author_team', 'c.created_at', 'c.edited_at', 'c.version'])
    .select(['c.parent_version', 'c.reply_count', 'c.reactions', 'c.tombstone', 'c.origin'])
    .select(['c.helpful_count', 'c.is_answered', 'c.team_reply_count', 'c.by_team', 'c.forget_at'])
    .select(({ selectFrom }) => [
      selectFrom('threads as t')
        .select('t.space')
        .whereRef('t.community', '=', 'c.community')
        .whereRef('t.key', '=', 'c.thread')
        .$asScalar()
        .$notNull()
        .as('space'),
      selectFrom('comments as p')
        .select('p.version')
        .whereRef('p.community', '=', 'c.community')
        .whereRef('p.id', '=', 'c.parent')
        .$asScalar()
        .as('parent_newest'),
    ])
    .where('c.community', '=', community);
}

export type CommentRow = Awaited<ReturnType<ReturnType<typeof selectComments>['executeTakeFirstOrThrow']>>;
export type ThreadRow = Selectable<ThreadsTable>;

/** Reads the authors of rows and makes their views, in the same order. */
export async function commentViews(
  db: Connection,
  community: string,
  rows: readonly CommentRow[],
  now: string,
): Promise<readonly Comment[]> {
  const authors = await readAuthors(
    db,
    community,
    rows.filter(isStanding).map((row) => row.author_member),
    now,
  );
  return rows.map((row) => commentView(row, authors));
}

/** Comments as everyone may see them now, by id. */
export async function publicComments(
  db: Connection,
  community: string,
  ids: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, Comment>> {
  const rows = await selectComments(db, community)
    .where('c.id', 'in', [...ids])
    .where('c.state', 'in', SEEN)
    .execute();
  const views = await commentViews(db, community, rows, now);
  return new Map(views.map((view) => [view.id, view]));
}

/** Whether it still says something: neither deleted nor removed. */
function isStanding({ state }: Pick<CommentRow, 'state'>): boolean {
  return state === 'published' || state === 'held';
}

function commentView(row: CommentRow, authors: Authors): Comment {
  const standing = isStanding(row);
  const author = standing ? authors(authorColumns(row), row.space) : undefined;
  const editedSince = row.parent_version !== null && (row.parent_newest ?? 0) > row.parent_version;
  return {
    id: row.id,
    thread: row.thread,
    ...(row.parent !== null && { parent: row.parent }),
    root: row.root,
    depth: row.depth,
    kind: row.kind as Comment['kind'],
    state: row.state === 'withdrawn' ? 'deleted' : (row.state as Comment['state']),
    ...(author !== undefined && { author }),
    text: standing ? (JSON.parse(row.text) as Text) : [],
    ...(row.language !== null && standing && { language: row.language }),
    createdAt: row.created_at,
    ...(row.edited_at !== null && { editedAt: row.edited_at }),
    version: row.version,
    ...(editedSince && { parentVersion: row.parent_version! }),
    replyCount: row.reply_count,
    reactions: standing ? (JSON.parse(row.reactions) as Partial<Record<Reaction, number>>) : {},
    ...(row.helpful_count > 0 && standing && { helpfulCount: row.helpful_count }),
    ...(row.tombstone !== null && { tombstone: JSON.parse(row.tombstone) as Tombstone }),
    ...(row.origin !== null && { origin: JSON.parse(row.origin) as Origin }),
  };
}

function authorColumns(row: CommentRow) {
  return { member: row.author_member, name: row.author_name, team: row.author_team };
}
