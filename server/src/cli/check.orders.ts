import { sql } from 'kysely';
import { tell } from './check.model.ts';
import type { Checked } from './check.model.ts';
import { END } from '../discussion/paths.ts';

/** What threads count and point at beside their comments. */
export async function* checkSettling(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  yield* tell(
    checked,
    sql<{ key: string; what: string; counted: number; found: number }>`
      select key, what, counted, found from (
        select t.key, 'comments by the team' as what, t.team_comment_count as counted, (select count(*) from comments c
          where c.community = t.community and c.thread = t.key and c.state = 'published' and c.by_team = 1) as found
        from threads t where t.community = ${community}
        union all
        select t.key, 'helpful votes', t.helpful_count, (select coalesce(sum(c.helpful_count), 0) from comments c
          where c.community = t.community and c.thread = t.key) from threads t where t.community = ${community}
        union all
        select t.key, 'members who ask too', t.me_too_count, (select count(*) from me_too_votes v
          where v.community = t.community and v.thread = t.key) from threads t where t.community = ${community}
      ) counts where counted <> found order by key, what`,
    ({ key, what, counted, found }) => `Thread ${key} is said to have ${counted} ${what}; there are ${found}.`,
  );
  yield* tell(
    checked,
    sql<{ key: string; pinned: string }>`
      select key, pinned from threads t where community = ${community} and pinned is not null and not exists (
        select 1 from comments c where c.community = t.community and c.id = t.pinned and c.thread = t.key) order by key`,
    ({ key, pinned }) => `Thread ${key} has pinned ${pinned}, which is not a comment of it.`,
  );
  yield* tell(
    checked,
    sql<{ key: string }>`
      select key from threads where community = ${community} and (
        (waiting_since is not null and (kind <> 'question' or solved_at is not null or team_comment_count > 0))
        or (waiting_since is null and assignee is not null)) order by key`,
    ({ key }) => `Thread ${key} is said to wait for the team, which it does not.`,
  );
  yield* tell(
    checked,
    sql<{ key: string }>`
      select key from threads where community = ${community} and accepted is not null and solved_at is null order by key`,
    ({ key }) => `Thread ${key} has an accepted answer, and is not said to be solved.`,
  );
  yield* tell(
    checked,
    sql<{ alias: string }>`
      select a.alias from thread_aliases a join threads t on t.community = a.community and t.key = a.alias
      where a.community = ${community} order by a.alias`,
    ({ alias }) => `Thread ${alias} is there, and said to be another one.`,
  );
}

/** What the orders of branches go by, and what is kept of a comment beside its text. */
export async function* checkOrders(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  yield* tell(
    checked,
    sql<{ id: string; counted: number; found: number }>`
      select id, counted, found from (
        select c.id, c.helpful_count as counted, case when c.state = 'published' then (select count(*)
          from helpful_votes v where v.community = c.community and v.comment = c.id) else 0 end as found
        from comments c where c.community = ${community}
      ) counts where counted <> found order by id`,
    ({ id, counted, found }) => `Comment ${id} is said to have helped ${counted}; there are ${found} votes.`,
  );
  yield* tell(
    checked,
    sql<{ id: string; counted: number; found: number }>`
      select id, counted, found from (
        select c.id, c.team_reply_count as counted, case when c.depth > 0 then 0 else (select count(*) from comments r
          where r.community = c.community and r.thread = c.thread and r.path > c.path and r.path < c.path || ${sql.lit(END)}
            and r.state = 'published' and r.by_team = 1) end as found
        from comments c where c.community = ${community}
      ) counts where counted <> found order by id`,
    ({ id, counted, found }) => `Comment ${id} is said to have ${counted} replies by the team; there are ${found}.`,
  );
  yield* tell(
    checked,
    sql<{ id: string }>`
      select id from comments where community = ${community}
        and is_answered <> case when depth = 0 and reply_count > 0 then 1 else 0 end order by id`,
    ({ id }) => `Comment ${id} is said to be answered where it is not, or not where it is.`,
  );
  yield* tell(
    checked,
    sql<{ id: string }>`
      select c.id from comments c where c.community = ${community} and (
        (c.forget_at is not null and c.state not in ('deleted', 'withdrawn'))
        or (c.forget_at is null and c.state in ('deleted', 'withdrawn') and c.text <> '[]')) order by c.id`,
    ({ id }) => `Comment ${id} is to be forgotten and still stands, or was and still has its words.`,
  );
  yield* tell(
    checked,
    sql<{ comment: string; version: number }>`
      select v.comment, v.version from comment_versions v
      join comments c on c.community = v.community and c.id = v.comment
      where v.community = ${community} and v.version >= c.version order by v.comment, v.version`,
    ({ comment, version }) => `Comment ${comment} has an earlier text of version ${version}, which is not earlier.`,
  );
}
