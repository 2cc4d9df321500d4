import type { WriteContext } from '../db/write.ts';
import { pathBelow } from './paths.ts';
import { indexComments } from './search.index.ts';
import type { ThreadRow } from './views.ts';
import { waitingColumns } from './waiting.ts';

/** A thread has one opening: what the other was opened with stays as a comment, with the merge's id. */
export async function openingAsComment({ db, community, key: id }: WriteContext, from: ThreadRow): Promise<ThreadRow> {
  if (from.opening_text === null) return from;
  const number = from.last_number + 1;
  const { opening_member: member, opening_name: name, opening_team: team } = from;
  await db
    .insertInto('comments')
    .values({
      ...{ community, id, thread: from.key, parent: null, root: id, depth: 0, path: pathBelow('', number) },
      ...{ kind: 'comment', state: 'published', author_member: member, author_name: name, author_team: team },
      ...{ text: from.opening_text, markdown: from.opening_markdown, version: 1, origin: from.origin },
      created_at: from.opening_at ?? from.created_at,
    })
    .execute();
  await db
    .updateTable('images')
    .set({ comment: id, thread: null })
    .where('community', '=', community)
    .where('thread', '=', from.key)
    .execute();
  await db
    .updateTable('members')
    .set((eb) => ({ comment_count: eb('comment_count', '+', 1) }))
    .where('community', '=', community)
    .where('id', '=', member)
    .execute();
  await indexComments(db, community, [{ id, thread: from.key, state: 'published', text: from.opening_text }]);
  return { ...from, last_number: number, comment_count: from.comment_count + 1 };
}

/** What the thread is now: everything counted, and what the other had settled where it has not itself. */
export async function keepFacts(context: WriteContext, from: ThreadRow, into: ThreadRow, last: number): Promise<void> {
  const { db, community, now } = context;
  const { votes } = await db
    .selectFrom('me_too_votes')
    .select(({ fn }) => fn.countAll<number>().as('votes'))
    .where('community', '=', community)
    .where('thread', '=', into.key)
    .executeTakeFirstOrThrow();
  const settles = into.kind === 'question' && into.accepted === null && into.solved_at === null;
  const waits = [from.waiting_since, into.waiting_since].filter((since) => since !== null).sort();
  const facts = {
    title: into.title === '' ? from.title : into.title,
    comment_count: into.comment_count + from.comment_count,
    team_comment_count: into.team_comment_count + from.team_comment_count,
    helpful_count: into.helpful_count + from.helpful_count,
    active_at: from.active_at > into.active_at ? from.active_at : into.active_at,
    last_number: last,
    me_too_count: Number(votes),
    pinned: into.pinned ?? from.pinned,
    moved_from: into.moved_from ?? from.moved_from,
    ...(settles && { accepted: from.accepted, solved_at: from.accepted === null ? null : from.solved_at }),
    waiting_since: waits[0] ?? null,
  };
  await db
    .updateTable('threads')
    .set({ ...facts, ...waitingColumns({ ...into, ...facts }, now) })
    .where('community', '=', community)
    .where('key', '=', into.key)
    .execute();
}
