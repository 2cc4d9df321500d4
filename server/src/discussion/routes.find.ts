import { Type } from '@sinclair/typebox';
import { LIMITS } from '../limits.ts';
import { route } from '../http/route.ts';
import { Cursor, Limit, SpaceId, fields, limitOf, pageOf } from '../http/schemas.ts';
import { CommentSchema, ThreadKey, ThreadSchema } from './schema.ts';
import { searchComments } from './search.comments.ts';
import { searchThreads } from './search.threads.ts';

const Words = Type.String({
  maxLength: 1_000,
  description: `What to look for; case, accents and signs do not matter. At most ${LIMITS.search.words} words.`,
});
const Search = { words: Words, cursor: Type.Optional(Cursor), limit: Type.Optional(Limit(LIMITS.page)) };

export const discussionFinds = [
  route({
    method: 'get',
    path: '/v1/threads/{thread}/search',
    summary: 'Comments of a thread that hold all these words, or begin with the last of them; best first.',
    access: 'public',
    rate: 'search',
    params: fields({ thread: ThreadKey }),
    query: fields(Search),
    answers: { 200: { description: 'A page of comments.', schema: pageOf(CommentSchema) } },
    async handle({ services: { databases }, community, params, query, now }) {
      const asked = { community, engine: databases.engine, now };
      const search = { ...query, ...params, limit: limitOf(query.limit, LIMITS.page) };
      return { body: await databases.snapshot((db) => searchComments(db, asked, search)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/thread-search',
    summary: 'Threads that are about these words, best first: whether a question may have been asked.',
    access: 'public',
    rate: 'search',
    query: fields({ ...Search, space: Type.Optional(SpaceId) }),
    answers: { 200: { description: 'A page of threads.', schema: pageOf(ThreadSchema) } },
    async handle({ services: { databases }, community, query, now }) {
      const asked = { community, engine: databases.engine, now };
      const search = { ...query, limit: limitOf(query.limit, LIMITS.page) };
      return { body: await databases.snapshot((db) => searchThreads(db, asked, search)) };
    },
  }),
];
