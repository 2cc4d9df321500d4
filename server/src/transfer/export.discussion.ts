import type { Origin, Tombstone } from 'plein/discussion/discussion.model.js';
import { PAGE, authorOf, given, pages, parsed, textOf } from './export.pages.ts';
import type { Exported } from './export.pages.ts';
import { STANDING } from './export.deeds.ts';
import type { AliasRecord, CommentRecord, ThreadRecord } from './record.model.ts';

export async function* exportThreads({ db, community }: Exported): AsyncGenerator<ThreadRecord> {
  const read = (after?: { key: string }) => {
    const rows = db.selectFrom('threads').selectAll().where('community', '=', community);
    return (after === undefined ? rows : rows.where('key', '>', after.key)).orderBy('key').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    for (const row of rows) {
      yield {
        type: 'thread',
        key: row.key,
        space: row.space,
        kind: row.kind as ThreadRecord['kind'],
        title: row.title,
        ...given('url', row.url),
        state: row.state as ThreadRecord['state'],
        naming: row.naming as ThreadRecord['naming'],
        createdAt: row.created_at,
        ...given('accepted', row.accepted),
        ...openingOf(row),
        ...parsed<'origin', Origin>('origin', row.origin),
        ...given('solvedAt', row.solved_at),
        ...given('pinned', row.pinned),
        ...given('slowMode', row.slow_mode),
        ...parsed<'movedFrom', NonNullable<ThreadRecord['movedFrom']>>('movedFrom', row.moved_from),
        ...given('waitingSince', row.waiting_since),
        ...given('assignee', row.assignee),
      };
    }
  }
}

interface OpeningRow {
  readonly opening_at: string | null;
  readonly opening_text: string | null;
  readonly opening_markdown: string | null;
  readonly opening_member: string | null;
  readonly opening_name: string | null;
  readonly opening_team: string | null;
}

function openingOf(row: OpeningRow): Pick<ThreadRecord, 'opening'> {
  if (row.opening_at === null) return {};
  const columns = { member: row.opening_member, name: row.opening_name, team: row.opening_team };
  return {
    opening: {
      author: authorOf('author', columns).author ?? { name: '' },
      text: textOf(row.opening_text ?? '[]'),
      ...given('markdown', row.opening_markdown),
      createdAt: row.opening_at,
    },
  };
}

export async function* exportAliases({ db, community }: Exported): AsyncGenerator<AliasRecord> {
  const read = (after?: { alias: string }) => {
    const rows = db.selectFrom('thread_aliases').select(['alias', 'thread']).where('community', '=', community);
    return (after === undefined ? rows : rows.where('alias', '>', after.alias)).orderBy('alias').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) for (const row of rows) yield { type: 'alias', ...row };
}

/** Thread by thread, depth first: no reply before what it answers. What was withdrawn before anybody saw it is not there. */
export async function* exportComments({ db, community }: Exported): AsyncGenerator<CommentRecord> {
  const read = (after?: { thread: string; path: string }) => {
    let rows = db
      .selectFrom('comments')
      .selectAll()
      .where('community', '=', community)
      .where('state', '<>', 'withdrawn');
    if (after !== undefined) {
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('thread', 'path'), '>', tuple(after.thread, after.path)),
      );
    }
    return rows.orderBy('thread').orderBy('path').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    for (const row of rows) {
      yield {
        type: 'comment',
        id: row.id,
        thread: row.thread,
        ...given('parent', row.parent),
        ...given('parentVersion', row.parent_version),
        kind: row.kind as CommentRecord['kind'],
        state: row.state as CommentRecord['state'],
        ...authorOf('author', { member: row.author_member, name: row.author_name, team: row.author_team }),
        ...(row.author_member !== null && { byTeam: row.by_team === 1 }),
        ...wordsOf(row),
        ...given('language', row.language),
        createdAt: row.created_at,
        ...given('editedAt', row.edited_at),
        version: row.version,
        ...parsed<'tombstone', Tombstone>('tombstone', row.tombstone),
        ...parsed<'origin', Origin>('origin', row.origin),
      };
    }
  }
}

/** What was deleted says nothing, also while its author could still have it back. */
function wordsOf(row: {
  readonly state: string;
  readonly text: string;
  readonly markdown: string | null;
}): Pick<CommentRecord, 'text' | 'markdown'> {
  if (!STANDING.includes(row.state)) return { text: [] };
  return { text: textOf(row.text), ...given('markdown', row.markdown) };
}
