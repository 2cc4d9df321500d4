import { Type } from '@sinclair/typebox';
import type { Author } from 'plein/members/members.model.js';
import { sql } from 'kysely';
import type { Connection } from '../db/open.ts';
import { ThreadKey } from '../discussion/schema.ts';
import { readThreadView } from '../discussion/threads.ts';
import { route } from '../http/route.ts';
import { Limit, fields, limitOf } from '../http/schemas.ts';
import { LIMITS } from '../limits.ts';
import { readAuthors } from './author.ts';
import { sortName } from './names.ts';
import { AuthorSchema } from './schema.ts';

export interface SuggestionQuery {
  readonly words: string;
  readonly thread?: string;
  readonly limit: number;
}

/** Members of whose name a word begins so: who wrote in the thread first, then by name. */
export async function suggestMembers(
  db: Connection,
  community: string,
  { words, thread, limit }: SuggestionQuery,
  now: string,
): Promise<readonly Author[]> {
  const begin = sortName(words);
  if (begin === '') return [];
  const { key = '', space = '' } = thread === undefined ? {} : await readThreadView(db, community, thread, now);
  const pattern = begin.replace(/[\\%_]/g, String.raw`\$&`);
  const rows = await sql<{ id: string }>`
    select m.id from members m where m.community = ${community} and m.state <> 'left'
      and (m.sort_name like ${`${pattern}%`} escape '\\' or m.sort_name like ${`% ${pattern}%`} escape '\\')
    order by case when ${isThere(key)} then 0 else 1 end, m.sort_name, m.id limit ${limit}`.execute(db);
  const ids = rows.rows.map(({ id }) => id);
  const authors = await readAuthors(db, community, ids, now);
  return ids.flatMap((member) => authors({ member, name: null, team: null }, space) ?? []);
}

/** Whether a member wrote in a thread, or opened it. */
function isThere(thread: string) {
  return sql`(exists (select 1 from comments c where c.community = m.community and c.author_member = m.id
      and c.thread = ${thread} and c.state = 'published')
    or exists (select 1 from threads t where t.community = m.community and t.key = ${thread} and t.opening_member = m.id))`;
}

export const suggestionRoutes = [
  route({
    method: 'get',
    path: '/v1/members/suggestions',
    summary: 'Who may be meant by the first letters of a name.',
    access: 'mine',
    rate: 'suggest',
    query: fields({
      words: Type.String({ maxLength: LIMITS.nameLength }),
      thread: Type.Optional(ThreadKey),
      limit: Type.Optional(Limit(LIMITS.suggestions)),
    }),
    answers: { 200: { description: 'Members.', schema: Type.Object({ items: Type.Array(AuthorSchema) }) } },
    async handle({ services, community, query, now }) {
      const asked = { ...query, limit: limitOf(query.limit, LIMITS.suggestions) };
      return { body: { items: await services.databases.snapshot((db) => suggestMembers(db, community, asked, now)) } };
    },
  }),
];
