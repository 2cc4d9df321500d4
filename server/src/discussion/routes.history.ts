import { Type } from '@sinclair/typebox';
import { LIMITS } from '../limits.ts';
import { route } from '../http/route.ts';
import { Cursor, Id, Limit, fields, limitOf, pageOf } from '../http/schemas.ts';
import { CommentVersionSchema, ReactionSchema, ReactorSchema } from './schema.ts';
import { listReactors, listVersions } from './versions.ts';

const PageQuery = { cursor: Type.Optional(Cursor), limit: Type.Optional(Limit(LIMITS.page)) };

/** What became of a comment since it was written. */
export const historyReads = [
  route({
    method: 'get',
    path: '/v1/comments/{id}/versions',
    summary: 'What a comment read before it was edited, newest first, its present text included.',
    access: 'public',
    rate: 'read',
    params: fields({ id: Id }),
    query: fields(PageQuery),
    answers: { 200: { description: 'A page of versions.', schema: pageOf(CommentVersionSchema) } },
    async handle({ services, community, params, query }) {
      const asked = { ...query, comment: params.id, limit: limitOf(query.limit, LIMITS.page) };
      return { body: await services.databases.snapshot((db) => listVersions(db, community, asked)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/comments/{id}/reactors',
    summary: 'Who reacted to a comment, newest first.',
    access: 'public',
    rate: 'read',
    params: fields({ id: Id }),
    query: fields({ reaction: Type.Optional(ReactionSchema), ...PageQuery }),
    answers: { 200: { description: 'A page of reactors.', schema: pageOf(ReactorSchema) } },
    async handle({ services, community, params, query, now }) {
      const asked = { ...query, comment: params.id, limit: limitOf(query.limit, LIMITS.page) };
      return { body: await services.databases.snapshot((db) => listReactors(db, community, asked, now)) };
    },
  }),
];
