import type { Reaction } from 'plein/discussion/discussion.model.js';
import { refuseHelpful, refuseReaction } from 'plein/discussion/discussion.rules.js';
import { refuseMeToo } from 'plein/discussion/settling.rules.js';
import { readPolicy } from '../community/store.ts';
import type { Connection } from '../db/open.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { invalid, refuse } from '../http/refusal.ts';
import { lockComment, lockThere } from './locked.ts';
import { threadViews } from './thread.views.ts';
import { answer, answerThread, stateOf, written, writtenThread } from './written.ts';

/** What a community offers that has not said. */
const USUAL: readonly Reaction[] = ['like'];

/** A reaction that is offered no longer can be taken back, and not given. */
export async function setReaction(
  context: WriteContext,
  id: string,
  reaction: Reaction,
  on: boolean,
): Promise<WriteAnswer> {
  const { db, community, member } = context;
  const { view, actor, thread } = await lockComment(context, id);
  refuse(refuseReaction(actor, view, stateOf(thread)));
  const { reactions: offered = USUAL } = await readPolicy(db, community);
  if (on && !offered.includes(reaction)) throw invalid('reaction', 'is not one this community offers', 422);
  if (!(await setVote(context, 'reactions', { comment: id, member, reaction }, on))) return answer(view);
  const { [reaction]: before = 0, ...others } = view.reactions;
  const count = before + (on ? 1 : -1);
  await db
    .updateTable('comments')
    .set({ reactions: JSON.stringify(count > 0 ? { ...others, [reaction]: count } : others) })
    .where('community', '=', community)
    .where('id', '=', id)
    .execute();
  return written(context, id);
}

export async function setHelpful(context: WriteContext, id: string, on: boolean): Promise<WriteAnswer> {
  const { db, community, member } = context;
  const { view, actor, thread } = await lockComment(context, id);
  refuse(refuseHelpful(actor, view, stateOf(thread)));
  if (!(await setVote(context, 'helpful_votes', { comment: id, member }, on))) return answer(view);
  const places = [
    ['comments', 'id', id],
    ['threads', 'key', thread.key],
  ] as const;
  for (const [table, column, name] of places) {
    await db
      .updateTable(table as 'comments')
      .set((eb) => ({ helpful_count: eb('helpful_count', '+', on ? 1 : -1) }))
      .where('community', '=', community)
      .where(column as 'id', '=', name)
      .execute();
  }
  return written(context, id);
}

export async function setMeToo(context: WriteContext, key: string, on: boolean): Promise<WriteAnswer> {
  const { db, community, member, now } = context;
  const { thread, actor } = await lockThere(context, key);
  const [view] = await threadViews(db, community, [thread], now);
  refuse(refuseMeToo(actor, view!));
  if (!(await setVote(context, 'me_too_votes', { thread: thread.key, member }, on))) return answerThread(view!);
  await db
    .updateTable('threads')
    .set((eb) => ({ me_too_count: eb('me_too_count', '+', on ? 1 : -1) }))
    .where('community', '=', community)
    .where('key', '=', thread.key)
    .execute();
  return writtenThread(context, thread.key);
}

/** Helpful votes given for a comment. */
export async function countVotes(db: Connection, community: string, comment: string): Promise<number> {
  const { votes } = await db
    .selectFrom('helpful_votes')
    .select(({ fn }) => fn.countAll<number>().as('votes'))
    .where('community', '=', community)
    .where('comment', '=', comment)
    .executeTakeFirstOrThrow();
  return Number(votes);
}

/** Gives or takes back a vote; false where that is how it was already. */
async function setVote(
  { db, community, now }: WriteContext,
  table: 'reactions' | 'helpful_votes' | 'me_too_votes',
  vote: Readonly<Record<string, string>>,
  on: boolean,
): Promise<boolean> {
  // All three have these columns and what `vote` names; the builder knows one table at a time.
  const votes = table as 'reactions';
  const mine = { community, ...vote } as { community: string; comment: string; member: string; reaction: string };
  const result = on
    ? await db
        .insertInto(votes)
        .values({ ...mine, created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
    : await db
        .deleteFrom(votes)
        .where((eb) => eb.and(mine))
        .executeTakeFirst();
  return ('numDeletedRows' in result ? result.numDeletedRows : (result.numInsertedOrUpdatedRows ?? 0n)) > 0n;
}
