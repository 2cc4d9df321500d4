import type { Page } from 'plein/core/core.model.js';
import type { CommentVersion, Reaction, Reactor } from 'plein/discussion/discussion.model.js';
import type { Text } from 'plein/text/text.model.js';
import { plainText } from 'plein/text/text.rules.js';
import type { Connection } from '../db/open.ts';
import type { WriteContext } from '../db/write.ts';
import { page, readCursor, writeCursor } from '../http/cursor.ts';
import { Refusal } from '../http/refusal.ts';
import { readAuthors } from '../members/author.ts';
import { SEEN, selectComments } from './views.ts';
import type { CommentRow } from './views.ts';

export interface CommentPageQuery {
  readonly comment: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Keeps the text a comment has, before another takes its place. */
export async function keepVersion({ db, community }: WriteContext, id: string): Promise<void> {
  await db
    .insertInto('comment_versions')
    .columns(['community', 'comment', 'version', 'text', 'markdown', 'created_at'])
    .expression((eb) =>
      eb
        .selectFrom('comments')
        .select(['community', 'id', 'version', 'text', 'markdown'])
        .select(({ fn }) => fn.coalesce('edited_at', 'created_at').as('created_at'))
        .where('community', '=', community)
        .where('id', '=', id),
    )
    .execute();
}

/** The Markdown of one's own comment. An imported one may have none; its words do then. */
export async function readMarkdown(
  db: Connection,
  { community, member }: { readonly community: string; readonly member: string },
  id: string,
): Promise<{ readonly markdown: string; readonly version: number }> {
  const row = await db
    .selectFrom('comments')
    .select(['markdown', 'text', 'version', 'state', 'author_member'])
    .where('community', '=', community)
    .where('id', '=', id)
    .executeTakeFirst();
  const own = row?.author_member === member;
  if (row === undefined || (!own && !SEEN.includes(row.state))) throw new Refusal('not-found');
  if (!own) throw new Refusal('forbidden');
  const stands = row.state === 'published' || row.state === 'held';
  if (!stands) return { markdown: '', version: row.version };
  return { markdown: row.markdown ?? plainText(JSON.parse(row.text) as Text), version: row.version };
}

/** What a comment read at each time, the present text first; nothing of one that is gone. */
export async function listVersions(
  db: Connection,
  community: string,
  { comment, cursor, limit }: CommentPageQuery,
): Promise<Page<CommentVersion>> {
  const row = await readSeen(db, community, comment);
  if (row.state !== 'published') return { items: [] };
  const list = `versions ${comment}`;
  const below = cursor === undefined ? row.version + 1 : Number(readCursor(list, cursor, 1)[0]) || 0;
  const present = { version: row.version, created_at: row.edited_at ?? row.created_at, text: row.text };
  const earlier = await db
    .selectFrom('comment_versions')
    .select(['version', 'created_at', 'text'])
    .where('community', '=', community)
    .where('comment', '=', comment)
    .where('version', '<', below)
    .orderBy('version', 'desc')
    .limit(limit + 1)
    .execute();
  const all = below > row.version ? [present, ...earlier] : earlier;
  const { items, ...rest } = page(all, limit, (last) => writeCursor(list, String(last.version)));
  return {
    items: items.map(({ version, created_at, text }) => ({ version, at: created_at, text: JSON.parse(text) as Text })),
    ...rest,
  };
}

/** Who reacted to a comment, newest first. */
export async function listReactors(
  db: Connection,
  community: string,
  { comment, reaction, cursor, limit }: CommentPageQuery & { readonly reaction?: Reaction },
  now: string,
): Promise<Page<Reactor>> {
  const row = await readSeen(db, community, comment);
  if (row.state !== 'published') return { items: [] };
  const list = `reactors ${reaction ?? ''} ${comment}`;
  let select = db
    .selectFrom('reactions')
    .select(['member', 'reaction', 'created_at'])
    .where('community', '=', community)
    .where('comment', '=', comment);
  if (reaction !== undefined) select = select.where('reaction', '=', reaction);
  if (cursor !== undefined) {
    const [at = '', member = '', kind = ''] = readCursor(list, cursor, 3);
    select = select
      .where('created_at', '<=', at)
      .where(({ eb, or, refTuple, tuple }) =>
        or([eb('created_at', '<', at), eb(refTuple('member', 'reaction'), '>', tuple(member, kind))]),
      );
  }
  const rows = await select
    .orderBy('created_at', 'desc')
    .orderBy('member')
    .orderBy('reaction')
    .limit(limit + 1)
    .execute();
  const { items, ...rest } = page(rows, limit, (last) =>
    writeCursor(list, last.created_at, last.member, last.reaction),
  );
  const members = items.map(({ member }) => member);
  const authors = await readAuthors(db, community, members, now);
  return {
    items: items.map(({ member, reaction: given, created_at: at }) => ({
      member: authors({ member, name: null, team: null }, row.space) ?? { name: '' },
      reaction: given as Reaction,
      at,
    })),
    ...rest,
  };
}

async function readSeen(db: Connection, community: string, id: string): Promise<CommentRow> {
  const row = await selectComments(db, community)
    .where('c.id', '=', id)
    .where('c.state', 'in', SEEN)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  return row;
}
