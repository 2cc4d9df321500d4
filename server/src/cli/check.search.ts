import { sql } from 'kysely';
import { tell } from './check.model.ts';
import type { Checked } from './check.model.ts';

/** Whether everything that may be found can be, and nothing else. */
export async function* checkSearch(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  yield* tell(
    checked,
    sql<{ id: string }>`
      select id from comments c where community = ${community} and state = 'published' and not exists (
        select 1 from search_documents d where d.community = c.community and d.kind = 'comment' and d.id = c.id
      ) order by id`,
    ({ id }) => `Comment ${id} is not among what searches look through.`,
  );
  yield* tell(
    checked,
    sql<{ kind: string; id: string }>`
      select kind, id from search_documents d where community = ${community} and not exists (
        select 1 from comments c where d.kind = 'comment' and c.community = d.community and c.id = d.id
          and c.state = 'published'
      ) and not exists (
        select 1 from threads t where d.kind = 'thread' and t.community = d.community and t.key = d.id
      ) order by kind, id`,
    ({ kind, id }) => `Searches look through the ${kind} ${id}, which nobody is to find.`,
  );
}
