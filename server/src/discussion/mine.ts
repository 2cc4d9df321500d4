import type { Comment, CommentMine, Reaction, ThreadMine } from 'plein/discussion/discussion.model.js';
import { refuseComment } from 'plein/discussion/discussion.rules.js';
import { commentMine } from 'plein/discussion/mine.rules.js';
import { plainText } from 'plein/text/text.rules.js';
import type { Text } from 'plein/text/text.model.js';
import { readPolicy } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import { Refusal } from '../http/refusal.ts';
import { readActor } from '../members/grants.ts';
import { readThreadView } from './threads.ts';
import { SEEN, commentViews, selectComments } from './views.ts';

export interface Reader {
  readonly community: string;
  readonly member: string;
  readonly now: string;
}

/** What the reader may do in a thread, did, and has waiting there. */
export async function readThreadMine(
  db: Connection,
  { community, member, now }: Reader,
  key: string,
  ids: readonly string[],
): Promise<ThreadMine> {
  const thread = await readThreadView(db, community, key, now);
  const actor = await readActor(db, community, member, thread.space, now);
  const policy = await readPolicy(db, community);
  const held = await readHeld(db, { community, member, now }, thread.key);
  const seen = await readSeen(db, { community, member, now }, thread.key, ids);
  const reactions = await readReactions(db, community, member, ids);
  const asked = [...seen, ...held.filter(({ id }) => ids.includes(id))];
  const comments = asked.map((comment): [string, CommentMine] => [
    comment.id,
    commentMine(actor, comment, thread, policy, now, { reactions: reactions.get(comment.id) ?? [] }),
  ]);
  return {
    can: { comment: refuseComment(actor, thread) === undefined },
    comments: Object.fromEntries(comments),
    held,
  };
}

/** The Markdown of one's own comment. An imported one may have none; its words do then. */
export async function readMarkdown(
  db: Connection,
  { community, member }: Reader,
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
  return { markdown: row.markdown ?? plainText(JSON.parse(row.text) as Text), version: row.version };
}

async function readHeld(db: Connection, { community, member, now }: Reader, key: string): Promise<readonly Comment[]> {
  const rows = await selectComments(db, community)
    .where('c.thread', '=', key)
    .where('c.author_member', '=', member)
    .where('c.state', '=', 'held')
    .orderBy('c.path')
    .execute();
  return commentViews(db, community, rows, now);
}

async function readSeen(
  db: Connection,
  { community, now }: Reader,
  key: string,
  ids: readonly string[],
): Promise<readonly Comment[]> {
  if (ids.length === 0) return [];
  const rows = await selectComments(db, community)
    .where('c.thread', '=', key)
    .where('c.id', 'in', [...ids])
    .where('c.state', 'in', SEEN)
    .execute();
  return commentViews(db, community, rows, now);
}

async function readReactions(
  db: Connection,
  community: string,
  member: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Reaction[]>> {
  const reactions = new Map<string, Reaction[]>();
  if (ids.length === 0) return reactions;
  const rows = await db
    .selectFrom('reactions')
    .select(['comment', 'reaction'])
    .where('community', '=', community)
    .where('member', '=', member)
    .where('comment', 'in', [...ids])
    .execute();
  for (const { comment, reaction } of rows) {
    reactions.set(comment, [...(reactions.get(comment) ?? []), reaction as Reaction]);
  }
  return reactions;
}
