import { Type } from '@sinclair/typebox';
import { LIMITS } from '../limits.ts';
import { invalid } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import { Cursor, Id, IdList, Limit, SpaceId, fields, limitOf, listOf, oneOf, pageOf } from '../http/schemas.ts';
import { readThreadMine } from './mine.ts';
import { CommentSchema, Markdown, ThreadKey, ThreadMineSchema, ThreadPageSchema, ThreadSchema } from './schema.ts';
import { listReplies } from './replies.ts';
import { readComment, readThread } from './store.ts';
import { listThreads } from './listing.ts';
import { countComments } from './threads.ts';
import { COMMENT_ORDERS, THREAD_ORDERS } from 'plein/discussion/discussion.model.js';
import { readMarkdown } from './versions.ts';
import { isThreadKey } from 'plein/discussion/discussion.rules.js';

const PageQuery = { cursor: Type.Optional(Cursor), limit: Type.Optional(Limit(LIMITS.page)) };

export const discussionReads = [
  route({
    method: 'get',
    path: '/v1/threads',
    summary: 'Threads, the newest activity first, or those without an answer, or the most helpful first.',
    access: 'public',
    rate: 'read',
    query: fields({ space: Type.Optional(SpaceId), order: Type.Optional(oneOf(THREAD_ORDERS)), ...PageQuery }),
    answers: { 200: { description: 'A page of threads.', schema: pageOf(ThreadSchema) } },
    async handle({ services, community, query, now }) {
      const { order = 'active' } = query;
      const asked = { ...query, order, limit: limitOf(query.limit, LIMITS.page) };
      return { body: await services.databases.snapshot((db) => listThreads(db, community, asked, now)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/threads/{thread}',
    summary: 'A page of a thread: branches, each with its first replies.',
    access: 'public',
    rate: 'read',
    params: fields({ thread: ThreadKey }),
    query: fields({
      order: Type.Optional(oneOf(COMMENT_ORDERS)),
      around: Type.Optional(Id),
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Limit(LIMITS.branches)),
    }),
    answers: { 200: { description: 'The page; an unknown key is an empty one.', schema: ThreadPageSchema } },
    async handle({ services, community, params, query, now }) {
      const { order = 'oldest', around, cursor } = query;
      if (around !== undefined && cursor !== undefined) throw invalid('around', 'goes without a cursor');
      const asked = { ...query, ...params, order, limit: limitOf(query.limit, LIMITS.branches) };
      return { body: await services.databases.snapshot((db) => readThread(db, community, asked, now)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/threads/{thread}/mine',
    summary: 'What the reader may do in a thread and has done.',
    access: 'mine',
    rate: 'read',
    params: fields({ thread: ThreadKey }),
    query: fields({ ids: Type.Optional(IdList) }),
    answers: { 200: { description: "The reader's own part.", schema: ThreadMineSchema } },
    async handle({ services, community, member, now, params, query }) {
      const ids = listOf('ids', query.ids ?? '');
      const reader = { community, member, now };
      return { body: await services.databases.snapshot((db) => readThreadMine(db, reader, params.thread, ids)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/comments/{id}',
    summary: 'One comment.',
    access: 'public',
    rate: 'read',
    params: fields({ id: Id }),
    answers: { 200: { description: 'The comment, or its tombstone.', schema: CommentSchema } },
    async handle({ services, community, params, now }) {
      return { body: await services.databases.snapshot((db) => readComment(db, community, params.id, now)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/comments/{id}/replies',
    summary: 'More replies of a branch, depth first.',
    access: 'public',
    rate: 'read',
    params: fields({ id: Id }),
    query: fields(PageQuery),
    answers: { 200: { description: 'A page of comments.', schema: pageOf(CommentSchema) } },
    async handle({ services, community, params, query, now }) {
      const asked = { ...query, root: params.id, limit: limitOf(query.limit, LIMITS.page) };
      return { body: await services.databases.snapshot((db) => listReplies(db, community, asked, now)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/comments/{id}/markdown',
    summary: "The Markdown of one's own comment, to edit it.",
    access: 'mine',
    rate: 'read',
    params: fields({ id: Id }),
    answers: {
      200: { description: 'The Markdown.', schema: Type.Object({ markdown: Markdown, version: Type.Integer() }) },
    },
    async handle({ services, community, member, params }) {
      return { body: await readMarkdown(services.databases.reader, { community, member }, params.id) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/comment-counts',
    summary: 'How many comments several threads have.',
    access: 'public',
    rate: 'read',
    query: fields({ threads: IdList }),
    answers: { 200: { description: 'Counts by key.', schema: Type.Record(Type.String(), Type.Integer()) } },
    async handle({ services, community, query }) {
      const keys = listOf('threads', query.threads);
      if (!keys.every(isThreadKey)) throw invalid('threads', 'holds what is not a key of a thread');
      return { body: await countComments(services.databases.reader, community, keys) };
    },
  }),
];
