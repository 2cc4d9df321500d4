import { sql } from 'kysely';
import { tell } from './check.model.ts';
import type { Checked } from './check.model.ts';
import { END, pathBelow } from '../discussion/paths.ts';
import { isText } from '../transfer/text.check.ts';
import { PAGE, pages } from '../transfer/export.pages.ts';

/** As wide as every number in a path. */
const WIDTH = pathBelow('', 0).length;

export async function* checkThreads(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  yield* tell(
    checked,
    sql<{ key: string; counted: number; found: number }>`
      select t.key, t.comment_count as counted, coalesce(c.found, 0) as found from threads t left join (
        select thread, count(*) as found from comments
        where community = ${community} and state = 'published' group by thread
      ) c on c.thread = t.key
      where t.community = ${community} and t.comment_count <> coalesce(c.found, 0) order by t.key`,
    ({ key, counted, found }) => `Thread ${key} is said to hold ${counted} comments; there are ${found}.`,
  );
  yield* tell(
    checked,
    sql<{ key: string; accepted: string }>`
      select key, accepted from threads t where community = ${community} and accepted is not null and not exists (
        select 1 from comments c where c.community = t.community and c.id = t.accepted and c.thread = t.key) order by key`,
    ({ key, accepted }) => `Thread ${key} has accepted ${accepted}, which is not a comment of it.`,
  );
  yield* tell(
    checked,
    sql<{ key: string; last: number; highest: string }>`
      select t.key, t.last_number as last, c.highest from threads t join (
        select thread, max(substr(path, length(path) - ${sql.lit(WIDTH - 1)})) as highest from comments
        where community = ${community} group by thread
      ) c on c.thread = t.key
      where t.community = ${community} order by t.key`,
    ({ key, last, highest }) => {
      const number = Number.parseInt(highest, 36);
      return number > last ? `Thread ${key} has a comment number ${number}, and says that its newest is ${last}.` : '';
    },
  );
}

/** Order and places, and the counts that comments keep. */
export async function* checkComments(checked: Checked): AsyncGenerator<string> {
  yield* checkPlaces(checked);
  const { community } = checked;
  yield* tell(
    checked,
    sql<{ id: string; counted: number; found: number }>`
      select id, counted, found from (
        select c.id, c.reply_count as counted, (
          select count(*) from comments r where r.community = c.community and r.thread = c.thread
            and r.path > c.path and r.path < c.path || ${sql.lit(END)} and r.state = 'published'
        ) as found from comments c where c.community = ${community}
      ) counts where counted <> found order by id`,
    ({ id, counted, found }) => `Comment ${id} is said to have ${counted} replies; there are ${found}.`,
  );
  yield* checkContents(checked);
}

async function* checkPlaces(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  const rows = sql<{ id: string; thread: string; path: string; depth: number; root: string; parent: string | null }>`
    select c.id, c.thread, c.path, c.depth, c.root, c.parent from comments c
    left join comments p on p.community = c.community and p.id = c.parent
    where c.community = ${community} and (
      (c.parent is null and (c.depth <> 0 or c.root <> c.id or length(c.path) <> ${sql.lit(WIDTH)}))
      or (c.parent is not null and (p.id is null or p.thread <> c.thread or c.root <> p.root or c.depth <> p.depth + 1
        or length(c.path) <> length(p.path) + ${sql.lit(WIDTH)} or substr(c.path, 1, length(p.path)) <> p.path))
    ) order by c.thread, c.path`;
  yield* tell(checked, rows, ({ id, thread, parent }) => {
    const where = parent === null ? 'as the start of a branch' : `below ${parent}`;
    return `Comment ${id} does not stand ${where} in thread ${thread}: its path, depth or root says something else.`;
  });
}

/** Reads every comment: whether its text is one, and whether its reactions are those given. */
async function* checkContents({ db, community }: Checked): AsyncGenerator<string> {
  const read = (after?: { id: string }) => {
    const rows = db
      .selectFrom('comments')
      .select(['id', 'text', 'reactions', 'state'])
      .where('community', '=', community);
    return (after === undefined ? rows : rows.where('id', '>', after.id)).orderBy('id').limit(PAGE).execute();
  };
  for await (const rows of pages(read)) {
    const given = await db
      .selectFrom('reactions')
      .select(({ fn }) => ['comment', 'reaction', fn.countAll<number>().as('count')])
      .where('community', '=', community)
      .where(
        'comment',
        'in',
        rows.map(({ id }) => id),
      )
      .groupBy(['comment', 'reaction'])
      .orderBy('reaction')
      .execute();
    const found = Map.groupBy(given, ({ comment }) => comment);
    for (const { id, text, reactions, state } of rows) {
      if (!isText(JSON.parse(text)) || (state === 'published' && text === '[]'))
        yield `Comment ${id} has a text that is none.`;
      const counts = Object.fromEntries((found.get(id) ?? []).map(({ reaction, count }) => [reaction, Number(count)]));
      const counted = JSON.parse(reactions) as Record<string, number>;
      if (!same(counted, counts))
        yield `Comment ${id} is said to have reactions ${reactions}; there are ${JSON.stringify(counts)}.`;
    }
  }
}

function same(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => (a[name] ?? 0) === (b[name] ?? 0));
}
