import { Type } from '@sinclair/typebox';
import { route } from '../http/route.ts';
import { Cursor, Id, Instant, Limit, Time, fields, instantOf, limitOf, pageOf, writtenOf } from '../http/schemas.ts';
import { LIMITS } from '../limits.ts';
import { switchRoutes } from '../http/switch.ts';
import { restoreComment } from './change.ts';
import { followBranch, followThread, listNew, visitThread } from './following.ts';
import { CommentSchema, FollowingSchema, ReactionSchema, ThreadKey, ThreadSchema } from './schema.ts';
import { setHelpful, setMeToo, setReaction } from './votes.ts';

const CommentParams = fields({ id: Id });
const ThreadParams = fields({ thread: ThreadKey });
const ChangedComment = { 200: { description: 'The comment as it now is.', schema: writtenOf(CommentSchema) } };
const Followed = { 200: { description: 'What is followed there now.', schema: writtenOf(FollowingSchema) } };

/** What a reader does without a word. */
export const takingPartRoutes = [
  route({
    method: 'post',
    path: '/v1/comments/{id}/restore',
    summary: "Undoes one's own deletion, for a short while.",
    access: 'write',
    rate: 'change',
    params: CommentParams,
    answers: ChangedComment,
    async handle({ params, write }) {
      return write((context) => restoreComment(context, params.id));
    },
  }),
  ...switchRoutes({
    path: '/v1/comments/{id}/reactions/{reaction}',
    summary: { on: 'Reacts to a comment.', off: 'Takes a reaction back.' },
    rate: 'react',
    params: fields({ id: Id, reaction: ReactionSchema }),
    answers: ChangedComment,
    set: (context, { id, reaction }, on) => setReaction(context, id, reaction, on),
  }),
  ...switchRoutes({
    path: '/v1/comments/{id}/helpful',
    summary: { on: 'Says that a comment helped.', off: 'Takes that back.' },
    rate: 'react',
    params: CommentParams,
    answers: ChangedComment,
    set: (context, { id }, on) => setHelpful(context, id, on),
  }),
  ...switchRoutes({
    path: '/v1/threads/{thread}/me-too',
    summary: { on: 'Says that one has the same question.', off: 'Takes that back.' },
    rate: 'react',
    params: ThreadParams,
    answers: { 200: { description: 'The thread as it now is.', schema: writtenOf(ThreadSchema) } },
    set: (context, { thread }, on) => setMeToo(context, thread, on),
  }),
  ...switchRoutes({
    path: '/v1/threads/{thread}/follow',
    summary: { on: 'Follows a thread.', off: 'Follows it no longer.' },
    rate: 'follow',
    params: ThreadParams,
    answers: Followed,
    set: (context, { thread }, on) => followThread(context, thread, on),
  }),
  ...switchRoutes({
    path: '/v1/comments/{id}/follow',
    summary: { on: 'Follows the branch that a comment starts.', off: 'Follows it no longer.' },
    rate: 'follow',
    params: CommentParams,
    answers: Followed,
    set: (context, { id }, on) => followBranch(context, id, on),
  }),
  route({
    method: 'put',
    path: '/v1/threads/{thread}/visit',
    summary: 'Says that the reader has been here.',
    access: 'write',
    rate: 'visit',
    params: ThreadParams,
    answers: {
      200: { description: 'When that was.', schema: writtenOf(Type.Object({ lastVisit: Instant })) },
    },
    async handle({ params, write }) {
      return write((context) => visitThread(context, params.thread));
    },
  }),
  route({
    method: 'get',
    path: '/v1/threads/{thread}/new',
    summary: 'What others wrote after an instant, by its ids: published comments, the oldest first.',
    access: 'mine',
    rate: 'read',
    params: ThreadParams,
    query: fields({ since: Time, cursor: Type.Optional(Cursor), limit: Type.Optional(Limit(LIMITS.page)) }),
    answers: { 200: { description: 'A page of ids.', schema: pageOf(Type.String()) } },
    async handle({ services, community, member, params, query }) {
      const since = instantOf('since', query.since);
      const asked = { ...query, ...params, since, limit: limitOf(query.limit, LIMITS.page) };
      return { body: await services.databases.snapshot((db) => listNew(db, { community, member }, asked)) };
    },
  }),
];
