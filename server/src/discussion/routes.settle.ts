import { Type } from '@sinclair/typebox';
import { LIMITS } from '../limits.ts';
import { route } from '../http/route.ts';
import { Cursor, Limit, SpaceId, fields, limitOf, pageOf, writtenOf } from '../http/schemas.ts';
import { renderComment } from './render.ts';
import { ThreadBody, ThreadChangeBody } from './schema.bodies.ts';
import { ThreadKey, ThreadSchema, WaitingThreadSchema } from './schema.ts';
import { createThread } from './opening.ts';
import { changeThread } from './settle.ts';
import { listWaiting } from './waiting.ts';

const ThreadParams = fields({ thread: ThreadKey });
const WrittenThread = writtenOf(ThreadSchema);

/** What askers, the team and stewards do with a thread. */
export const settlingRoutes = [
  route({
    method: 'post',
    path: '/v1/threads/{thread}',
    summary: 'Makes a thread with an opening text.',
    access: 'write',
    rate: 'open',
    params: ThreadParams,
    body: ThreadBody,
    answers: { 201: { description: 'The thread.', schema: WrittenThread } },
    async handle({ services, params, body, write }) {
      const draft = { ...body, key: params.thread, text: renderComment(body.markdown) };
      return write((context) => createThread(context, draft, services.settings.origins));
    },
  }),
  route({
    method: 'put',
    path: '/v1/threads/{thread}',
    summary: 'Changes a thread: what is absent stays, null takes away.',
    access: 'write',
    rate: 'change',
    params: ThreadParams,
    body: ThreadChangeBody,
    answers: { 200: { description: 'The thread as it now is.', schema: WrittenThread } },
    async handle({ params, body, write }) {
      const change = { ...body, ...(body.opening !== undefined && { text: renderComment(body.opening, '/opening') }) };
      return write((context) => changeThread(context, params.thread, change));
    },
  }),
  route({
    method: 'get',
    path: '/v1/waiting-threads',
    summary: 'Questions that wait for the team, the longest wait first.',
    access: 'mine',
    rate: 'read',
    query: fields({
      space: Type.Optional(SpaceId),
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Limit(LIMITS.page)),
    }),
    answers: { 200: { description: 'A page of questions.', schema: pageOf(WaitingThreadSchema) } },
    async handle({ services, community, member, query, now }) {
      const asked = { ...query, member, limit: limitOf(query.limit, LIMITS.page) };
      return { body: await services.databases.snapshot((db) => listWaiting(db, community, asked, now)) };
    },
  }),
];
