import { sql } from 'kysely';
import { tell } from './check.model.ts';
import type { Checked } from './check.model.ts';

/** Whether everything that may be found can be, and nothing else. */
export async function* checkSearch(checked: Checked): AsyncGenerator<string> {
  const { community } = checked;
  const published = sql`select id from comments where community = ${community} and state = 'published'`;
  const threads = sql`select key from threads where community = ${community}`;
  const found = (kind: string) =>
    sql`select id from search_documents where community = ${community} and kind = ${kind}`;
  yield* tell(
    checked,
    sql<{ id: string }>`${published} except ${found('comment')} order by 1`,
    ({ id }) => `Comment ${id} is not among what searches look through.`,
  );
  for (const [kind, there] of Object.entries({ comment: published, thread: threads })) {
    yield* tell(
      checked,
      sql<{ id: string }>`${found(kind)} except ${there} order by 1`,
      ({ id }) => `Searches look through the ${kind} ${id}, which nobody is to find.`,
    );
  }
}
