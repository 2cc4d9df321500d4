import { mentionsIn } from 'plein/text/references.rules.js';
import type { Text } from 'plein/text/text.model.js';
import type { WriteContext } from '../db/write.ts';
import { together } from '../db/together.ts';
import { LIMITS } from '../limits.ts';
import { tell } from './tell.ts';
import type { News, Telling } from './tell.ts';

interface Arrived {
  readonly id: string;
  readonly thread: string;
  readonly parent: string | null;
  readonly root: string;
  readonly author: string | null;
  readonly text: string;
  /** Who wrote what it answers to: the comment above, or the opening of the thread. */
  readonly answered: string | null;
}

/**
 * Tells of a comment that has just been published whoever has a reason to hear of it, once, for the first reason that
 * holds: they are named, answered, or follow it. Where many follow it the rest is told by and by.
 */
export async function tellOfComment(context: Telling, id: string): Promise<void> {
  const comment = await readArrived(context, id);
  if (comment === undefined) return;
  await tell(context, newsOf(comment, 'mention'), mentionsIn(JSON.parse(comment.text) as Text));
  if (comment.answered !== null) await tell(context, newsOf(comment, 'reply'), [comment.answered]);
  const next = await tellFollowers(context, comment, '', LIMITS.notifications.atOnce);
  if (next === undefined) return;
  const { db, community } = context;
  await db.insertInto('notifications_due').values({ community, comment: id, after_member: next }).execute();
}

/** Tells those whom an edit has named, of whom it is the first they hear of it. */
export async function tellOfEdit(context: Telling, id: string): Promise<void> {
  const comment = await readArrived(context, id);
  if (comment === undefined) return;
  await tell(context, newsOf(comment, 'mention'), mentionsIn(JSON.parse(comment.text) as Text));
}

/** Tells the followers whose turn has come, of one comment at a time. */
export async function tellRest(context: Telling): Promise<void> {
  const { db, community } = context;
  const due = await db
    .selectFrom('notifications_due')
    .select(['comment', 'after_member'])
    .where('community', '=', community)
    .orderBy('comment')
    .limit(1)
    .executeTakeFirst();
  if (due === undefined) return;
  const comment = await readArrived(context, due.comment);
  const { perTurn } = LIMITS.notifications;
  const next = comment && (await tellFollowers(context, comment, due.after_member, perTurn));
  const own = { community, comment: due.comment };
  if (next === undefined)
    await db
      .deleteFrom('notifications_due')
      .where((eb) => eb.and(own))
      .execute();
  else
    await db
      .updateTable('notifications_due')
      .set({ after_member: next })
      .where((eb) => eb.and(own))
      .execute();
}

/** Follows what one started oneself; who said before that they do not want to is not asked again. */
export async function followOwn(
  { db, community, member, now }: WriteContext,
  thread: string,
  branch = '',
): Promise<void> {
  await db
    .insertInto('follows')
    .values({ community, thread, member, branch, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Answers after whom to go on, if there are more. */
async function tellFollowers(
  context: Telling,
  comment: Arrived,
  after: string,
  most: number,
): Promise<string | undefined> {
  const followers = (branch: string) =>
    context.db
      .selectFrom('follows')
      .select('member')
      .where('community', '=', context.community)
      .where('thread', '=', comment.thread)
      .where('branch', '=', branch)
      .where('member', '>', after)
      .where('member', '<>', comment.author ?? '')
      .orderBy('member')
      .limit(most)
      .execute();
  // Each by itself: asked for both at once, a database may read every follow there is.
  const found = await together(followers(''), followers(comment.root));
  const all = new Set(found.flat().map(({ member }) => member));
  const members = [...all].sort().slice(0, most);
  await tell(context, newsOf(comment, 'followed'), members);
  return members.length < most ? undefined : members.at(-1);
}

function newsOf({ id, thread, author }: Arrived, kind: News['kind']): News {
  return { kind, thread, comment: id, by: author, about: id };
}

/** A comment, while everyone may see it. */
async function readArrived({ db, community }: Telling, id: string): Promise<Arrived | undefined> {
  return db
    .selectFrom('comments as c')
    .innerJoin('threads as t', (join) => join.onRef('t.community', '=', 'c.community').onRef('t.key', '=', 'c.thread'))
    .leftJoin('comments as p', (join) => join.onRef('p.community', '=', 'c.community').onRef('p.id', '=', 'c.parent'))
    .select(['c.id', 'c.thread', 'c.parent', 'c.root', 'c.author_member as author', 'c.text'])
    .select((eb) =>
      eb
        .case()
        .when('c.parent', 'is', null)
        .then(eb.ref('t.opening_member'))
        .else(eb.ref('p.author_member'))
        .end()
        .as('answered'),
    )
    .where('c.community', '=', community)
    .where('c.id', '=', id)
    .where('c.state', '=', 'published')
    .executeTakeFirst();
}
