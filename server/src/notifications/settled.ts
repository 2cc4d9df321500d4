import { tell } from './tell.ts';
import type { Telling } from './tell.ts';

/** A question before and after it was changed, as far as anybody is told of it. */
export interface Settled {
  readonly key: string;
  readonly accepted: string | null;
  readonly solved_at: string | null;
  readonly opening_member: string | null;
}

/** Tells whose answer settled a question, and whoever asked it or has the same one. */
export async function tellOfSettling(context: Telling, by: string, before: Settled, now: Settled): Promise<void> {
  const { key: thread, accepted, opening_member: asker } = now;
  const about = accepted ?? thread;
  const news = { thread, by, ...(accepted !== null && { comment: accepted }) };
  const answerer = accepted === null || accepted === before.accepted ? null : await readAuthor(context, accepted);
  if (answerer !== null) await tell(context, { ...news, kind: 'accepted', about: `accepted:${about}` }, [answerer]);
  if (now.solved_at === null || before.solved_at !== null) return;
  const waiting = await readMeToo(context, thread);
  const others = [...(asker === null ? [] : [asker]), ...waiting].filter((member) => member !== answerer);
  await tell(context, { ...news, kind: 'solved', about: `solved:${about}` }, others);
}

/** Tells somebody of the team that a question stands on their list. */
export async function tellOfWaiting(context: Telling, thread: string, assignee: string): Promise<void> {
  await tell(context, { kind: 'waiting', thread, by: null, about: `waiting:${thread}:${context.now}` }, [assignee]);
}

/** Tells who began a branch that it has become a thread. */
export async function tellOfMove(context: Telling, by: string, root: string, thread: string): Promise<void> {
  const author = await readAuthor(context, root);
  const about = `moved:${root}:${context.now}`;
  if (author !== null) await tell(context, { kind: 'moved', thread, comment: root, by, about }, [author]);
}

async function readAuthor({ db, community }: Telling, comment: string): Promise<string | null> {
  const row = await db
    .selectFrom('comments')
    .select('author_member')
    .where('community', '=', community)
    .where('id', '=', comment)
    .executeTakeFirst();
  return row?.author_member ?? null;
}

async function readMeToo({ db, community }: Telling, thread: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('me_too_votes')
    .select('member')
    .where('community', '=', community)
    .where('thread', '=', thread)
    .execute();
  return rows.map(({ member }) => member);
}
