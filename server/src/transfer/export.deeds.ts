import { sql } from 'kysely';
import { PAGE, given, pages, textOf } from './export.pages.ts';
import type { Exported } from './export.pages.ts';
import type { FollowRecord, HelpfulRecord, MeTooRecord, ReactionRecord, VersionRecord } from './record.model.ts';

/** States of a comment that still says something. What was done to others is told of nobody. */
export const STANDING = ['published', 'held'];

export async function* exportVersions({ db, community }: Exported): AsyncGenerator<VersionRecord> {
  const read = (after?: { comment: string; version: number }) => {
    let rows = db
      .selectFrom('comment_versions')
      .select(['comment', 'version', 'created_at', 'text', 'markdown'])
      .where('community', '=', community)
      .where(ofStanding('comment_versions'));
    if (after !== undefined) {
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('comment', 'version'), '>', tuple(after.comment, after.version)),
      );
    }
    return rows.orderBy('comment').orderBy('version').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    for (const { comment, version, created_at: at, text, markdown } of rows) {
      yield { type: 'version', comment, version, at, text: textOf(text), ...given('markdown', markdown) };
    }
  }
}

export async function* exportReactions({ db, community }: Exported): AsyncGenerator<ReactionRecord> {
  const read = (after?: { comment: string; member: string; reaction: string }) => {
    let rows = db
      .selectFrom('reactions')
      .select(['comment', 'member', 'reaction'])
      .where('community', '=', community)
      .where(ofStanding('reactions'));
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

export async function* exportHelpful({ db, community }: Exported): AsyncGenerator<HelpfulRecord> {
  const read = (after?: { comment: string; member: string }) => {
    let rows = db
      .selectFrom('helpful_votes')
      .select(['comment', 'member'])
      .where('community', '=', community)
      .where(ofStanding('helpful_votes'));
    if (after !== undefined) {
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('comment', 'member'), '>', tuple(after.comment, after.member)),
      );
    }
    return rows.orderBy('comment').orderBy('member').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) for (const row of rows) yield { type: 'helpful', ...row };
}

export async function* exportMeToo({ db, community }: Exported): AsyncGenerator<MeTooRecord> {
  const read = (after?: { thread: string; member: string }) => {
    let rows = db.selectFrom('me_too_votes').select(['thread', 'member']).where('community', '=', community);
    if (after !== undefined) {
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('thread', 'member'), '>', tuple(after.thread, after.member)),
      );
    }
    return rows.orderBy('thread').orderBy('member').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) for (const row of rows) yield { type: 'me-too', ...row };
}

export async function* exportFollows({ db, community }: Exported): AsyncGenerator<FollowRecord> {
  const read = (after?: { thread: string; member: string; branch: string }) => {
    let rows = db.selectFrom('follows').select(['thread', 'member', 'branch']).where('community', '=', community);
    if (after !== undefined) {
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('thread', 'member', 'branch'), '>', tuple(after.thread, after.member, after.branch)),
      );
    }
    return rows.orderBy('thread').orderBy('member').orderBy('branch').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    for (const { thread, member, branch } of rows) {
      yield { type: 'follow', thread, member, ...given('branch', branch === '' ? null : branch) };
    }
  }
}

/** Whether a row is about a comment that still says something. */
function ofStanding(table: 'comment_versions' | 'reactions' | 'helpful_votes') {
  return sql<boolean>`exists (select 1 from comments where comments.community = ${sql.ref(`${table}.community`)}
    and comments.id = ${sql.ref(`${table}.comment`)} and comments.state in (${sql.join(STANDING)}))`;
}
