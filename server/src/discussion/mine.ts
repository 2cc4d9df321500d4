import type { Actor, Policy } from 'plein/community/community.model.js';
import type { Comment, CommentMine, Reaction, Thread, ThreadMine } from 'plein/discussion/discussion.model.js';
import { commentMine, threadMay } from 'plein/discussion/mine.rules.js';
import type { Deeds } from 'plein/discussion/mine.rules.js';
import { readPolicy } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import { readActor } from '../members/grants.ts';
import { waitsForApproval } from './approval.ts';
import { readFollowing } from './following.ts';
import { lastWritten, readThreadRow, threadViewOf } from './threads.ts';
import { SEEN, commentViews, selectComments } from './views.ts';
import type { CommentRow } from './views.ts';

export interface Reader {
  readonly community: string;
  readonly member: string;
  readonly now: string;
}

/** What the reader may do in a thread, did, and has waiting there. */
export async function readThreadMine(
  db: Connection,
  reader: Reader,
  key: string,
  ids: readonly string[],
): Promise<ThreadMine> {
  const { community, member, now } = reader;
  const row = await readThreadRow(db, community, key);
  const thread = await threadViewOf(db, community, key, row, now);
  const actor = await readActor(db, community, member, thread.space, now);
  const policy = await readPolicy(db, community);
  const held = await waitsForApproval(db, community, actor, policy);
  const last = row && (await lastWritten(db, community, reader, row));
  return {
    ...threadMay(actor, thread, now, { there: row !== undefined, last, held }),
    ...(row?.opening_member === member && row.opening_markdown !== null && { opening: row.opening_markdown }),
    ...(await readComments(db, reader, { actor, thread, policy, ids })),
    ...(policy.reactions !== undefined && { reactions: policy.reactions }),
    ...(row !== undefined && (await readPlace(db, reader, thread))),
    ...(policy.advice !== undefined && { advice: policy.advice }),
  };
}

interface Asked {
  readonly actor: Actor;
  readonly thread: Thread;
  readonly policy: Policy;
  readonly ids: readonly string[];
}

async function readComments(
  db: Connection,
  reader: Reader,
  { actor, thread, policy, ids }: Asked,
): Promise<Pick<ThreadMine, 'comments' | 'held'>> {
  const held = await readHeld(db, reader, thread.key);
  const rows = await readSeen(db, reader, thread.key, ids);
  const seen = await commentViews(db, reader.community, rows, reader.now);
  const deeds = await readDeeds(db, reader, ids);
  const wrote = new Set(rows.filter((row) => row.author_member === reader.member).map(({ id }) => id));
  const comments = [...seen, ...held].map((comment): [string, CommentMine] => {
    const done = { ...deeds(comment.id), wrote: wrote.has(comment.id) || held.includes(comment) };
    return [comment.id, commentMine(actor, comment, thread, policy, reader.now, done)];
  });
  return { comments: Object.fromEntries(comments), held };
}

/** How the reader stands to a thread that is there. */
async function readPlace(
  db: Connection,
  { community, member }: Reader,
  { key, kind }: Thread,
): Promise<Pick<ThreadMine, 'meToo' | 'following' | 'lastVisit'>> {
  const of = <Table extends 'me_too_votes' | 'visits'>(table: Table) =>
    db
      .selectFrom(table as 'visits')
      .where('community', '=', community)
      .where('thread', '=', key)
      .where('member', '=', member);
  const asksToo = kind === 'question' && (await of('me_too_votes').select('member').executeTakeFirst()) !== undefined;
  const visit = await of('visits').select('visited_at').executeTakeFirst();
  return {
    ...(kind === 'question' && { meToo: asksToo }),
    following: await readFollowing(db, community, member, key),
    ...(visit !== undefined && { lastVisit: visit.visited_at }),
  };
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
  { community, member }: Reader,
  key: string,
  ids: readonly string[],
): Promise<readonly CommentRow[]> {
  if (ids.length === 0) return [];
  return selectComments(db, community)
    .where('c.thread', '=', key)
    .where('c.id', 'in', [...ids])
    .where(({ eb, or, and }) =>
      or([eb('c.state', 'in', SEEN), and([eb('c.state', '=', 'withdrawn'), eb('c.author_member', '=', member)])]),
    )
    .execute();
}

/** What the reader did to comments, by id. */
async function readDeeds(
  db: Connection,
  { community, member }: Reader,
  ids: readonly string[],
): Promise<(id: string) => Pick<Deeds, 'reactions' | 'helpful'>> {
  if (ids.length === 0) return () => ({ reactions: [] });
  const of = <Table extends 'reactions' | 'helpful_votes'>(table: Table) =>
    db
      .selectFrom(table as 'reactions')
      .where('community', '=', community)
      .where('member', '=', member)
      .where('comment', 'in', [...ids]);
  const reactions = await of('reactions').select(['comment', 'reaction']).orderBy('created_at').execute();
  const votes = await of('helpful_votes').select('comment').execute();
  const byComment = Map.groupBy(reactions, ({ comment }) => comment);
  const helped = new Set(votes.map(({ comment }) => comment));
  return (id) => ({
    reactions: (byComment.get(id) ?? []).map(({ reaction }) => reaction as Reaction),
    helpful: helped.has(id),
  });
}
