import { sql } from 'kysely';
import { tell } from './check.model.ts';
import type { Checked } from './check.model.ts';

/** The file of SQLite itself; PostgreSQL looks after its own. */
export async function* checkFile(checked: Checked): AsyncGenerator<string> {
  if (checked.engine !== 'sqlite') return;
  // A connection that has searched before would judge the index by how it was then: a question makes it look anew.
  await sql`select rowid from search_index limit 1`.execute(checked.db);
  for await (const told of tell(
    checked,
    sql<{ integrity_check: string }>`pragma integrity_check`,
    (row) => row.integrity_check,
  )) {
    if (told !== 'ok') yield `The file is damaged: ${told}.`;
  }
  yield* tell(
    checked,
    sql<{ table: string; parent: string; rows: number }>`
      select "table", parent, count(*) as rows from pragma_foreign_key_check group by "table", parent`,
    ({ table, parent, rows }) => `${rows} rows of ${table} refer to rows of ${parent} that are not there.`,
  );
}

export async function* checkCommunity(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  yield* tell(
    checked,
    sql<{ id: string; parent: string }>`
      select id, parent from spaces s where community = ${community} and parent is not null and not exists (
        select 1 from spaces p where p.community = s.community and p.id = s.parent) order by id`,
    ({ id, parent }) => `Space ${id} is part of ${parent}, which is not there.`,
  );
  yield* tell(
    checked,
    sql<{ member: string; space: string }>`
      select member, space from grants g where community = ${community} and space <> '' and not exists (
        select 1 from spaces s where s.community = g.community and s.id = g.space) order by member, space`,
    ({ member, space }) => `Member ${member} has a role in space ${space}, which is not there.`,
  );
  yield* tell(
    checked,
    sql<{ id: string; counted: number; found: number }>`
      select m.id, m.comment_count as counted, coalesce(c.found, 0) as found from members m left join (
        select author_member, count(*) as found from comments
        where community = ${community} and state = 'published' group by author_member
      ) c on c.author_member = m.id
      where m.community = ${community} and m.comment_count <> coalesce(c.found, 0) order by m.id`,
    ({ id, counted, found }) => `Member ${id} is said to have written ${counted} comments; there are ${found}.`,
  );
}

/** The feed: numbers without a gap, from what is no longer kept to the newest. */
export async function* checkChanges(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  yield* tell(
    checked,
    sql<{ newest: number; pruned: number; found: number; lowest: number | null; highest: number | null }>`
      select c.change_number as newest, c.pruned_number as pruned,
        (select count(*) from changes where community = c.id) as found,
        (select min(number) from changes where community = c.id) as lowest,
        (select max(number) from changes where community = c.id) as highest
      from communities c where c.id = ${community}`,
    ({ newest, pruned, found, lowest, highest }) => {
      const whole = found === newest - pruned && (found === 0 || (lowest === pruned + 1 && highest === newest));
      return whole
        ? ''
        : `Changes ${pruned + 1} to ${newest} should be there; there are ${found}, from ${lowest} to ${highest}.`;
    },
  );
}
