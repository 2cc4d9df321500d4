import type { Origin, Tombstone } from 'plein/discussion/discussion.model.js';
import { PAGE, authorOf, given, pages, parsed, textOf } from './export.pages.ts';
import type { Exported } from './export.pages.ts';
import type { CommentRecord, ReactionRecord, ThreadRecord } from './record.model.ts';

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
        text: textOf(row.text),
        ...given('markdown', row.markdown),
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

export async function* exportReactions({ db, community }: Exported): AsyncGenerator<ReactionRecord> {
  const read = (after?: { comment: string; member: string; reaction: string }) => {
    let rows = db.selectFrom('reactions').select(['comment', 'member', 'reaction']).where('community', '=', community);
    if (after !== undefined) {
      const { comment, member, reaction } = after;
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('comment', 'member', 'reaction'), '>', tuple(comment, member, reaction)),
      );
    }
    return rows.orderBy('comment').orderBy('member').orderBy('reaction').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    for (const { comment, member, reaction } of rows) {
      yield { type: 'reaction', comment, member, reaction: reaction as ReactionRecord['reaction'] };
    }
  }
}
