import { sql } from 'kysely';
import { refuseStewardship } from 'plein/discussion/settling.rules.js';
import type { Connection } from '../db/open.ts';
import type { WriteAnswer, WriteContext } from '../db/write.ts';
import { Refusal, refuse } from '../http/refusal.ts';
import { LIMITS } from '../limits.ts';
import { PAGE, pages } from '../transfer/export.pages.ts';
import { leadTo, refuseLarge } from './aliases.rename.ts';
import { lockThere } from './locked.ts';
import { keepFacts, openingAsComment } from './merge.facts.ts';
import { weave } from './merge.paths.ts';
import type { Renumbered, Start } from './merge.paths.ts';
import { END, WIDTH, pathBelow } from './paths.ts';
import { indexComments } from './search.index.ts';
import type { ThreadRow } from './views.ts';
import { writtenThread } from './written.ts';

/** Branches that get new places in one statement. */
const AT_ONCE = 500;
/** Before every path there is: where branches stand while they change places. */
const ASIDE = '!';

/** Puts the comments of a thread into another, by the time they were written; its key leads there from then on. */
export async function mergeThread(context: WriteContext, key: string, into: string): Promise<WriteAnswer> {
  const from = await lockThere(context, key);
  const to = await lockThere(context, into);
  for (const { actor, thread } of [from, to]) {
    refuse(refuseStewardship(actor));
    refuseLarge(thread);
  }
  return merge(context, from.thread, to.thread);
}

/** The same, by whoever runs the server. */
export async function merge(context: WriteContext, from: ThreadRow, into: ThreadRow): Promise<WriteAnswer> {
  const { db, community } = context;
  if (from.key === into.key) throw new Refusal('conflict');
  const source = await openingAsComment(context, from);
  const told = source.comment_count > LIMITS.page.most ? [] : await readIds(db, community, source.key);
  const { moved, added, last } = weave(
    await readStarts(db, community, into.key),
    await readStarts(db, community, source.key),
  );
  await putBranches(db, community, into.key, into.key, moved, ASIDE);
  // A search asks for one thread that this was once part of, and now there would be two.
  if (source.moved_from !== null && into.moved_from !== null) await indexAs(db, community, source.key, into.key);
  await putBranches(db, community, source.key, into.key, added);
  await sql`update comments set path = substr(path, 2)
    where community = ${community} and thread = ${into.key} and path < ${'0'}`.execute(db);
  await leadTo(context, from.key, into.key);
  await keepFacts(context, source, into, Math.max(source.last_number, into.last_number, last));
  // Who follows sees a few comments come; where very many do, they see how many there are.
  for (const subject of told) context.changed({ type: 'comment', topic: `thread:${into.key}`, subject });
  return writtenThread(context, into.key);
}

async function readIds(db: Connection, community: string, thread: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('comments')
    .select('id')
    .where('community', '=', community)
    .where('thread', '=', thread)
    .where('state', '=', 'published')
    .orderBy('path')
    .execute();
  return rows.map(({ id }) => id);
}

async function readStarts(db: Connection, community: string, thread: string): Promise<readonly Start[]> {
  const rows = await db
    .selectFrom('comments')
    .select(['path', 'created_at as at'])
    .where('community', '=', community)
    .where('thread', '=', thread)
    .where('depth', '=', 0)
    .execute();
  return rows.map(({ path, at }) => ({ number: Number.parseInt(path, 36), at }));
}

/** Lets the comments of a thread be found as if they had been written in another. */
async function indexAs(db: Connection, community: string, thread: string, place: string): Promise<void> {
  const read = (after?: { readonly path: string }) =>
    db
      .selectFrom('comments')
      .select(['id', 'path', 'state', 'text'])
      .where('community', '=', community)
      .where('thread', '=', thread)
      .where('path', '>', after?.path ?? '')
      .orderBy('path')
      .limit(PAGE)
      .execute();
  for await (const rows of pages(read)) {
    const placed = rows.map((row) => ({ ...row, thread: place }));
    await indexComments(db, community, placed);
  }
}

/** Gives branches their places in a thread, with everything in them; `aside` of it where those may still be taken. */
async function putBranches(
  db: Connection,
  community: string,
  from: string,
  into: string,
  branches: readonly Renumbered[],
  aside = '',
): Promise<void> {
  const sorted = branches.toSorted((a, b) => a.from - b.from);
  for (let at = 0; at < sorted.length; at += AT_ONCE) {
    const some = sorted.slice(at, at + AT_ONCE);
    const values = some.map((branch) => sql`(${pathBelow('', branch.from)}, ${aside + pathBelow('', branch.to)})`);
    await sql`update comments set thread = ${into}, path = places.column2 || substr(path, ${sql.lit(WIDTH + 1)})
      from (values ${sql.join(values)}) as places
      where community = ${community} and thread = ${from} and substr(path, 1, ${sql.lit(WIDTH)}) = places.column1
        and path >= ${pathBelow('', some[0]!.from)} and path < ${pathBelow('', some.at(-1)!.from) + END}`.execute(db);
  }
}
