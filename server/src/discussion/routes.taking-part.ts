import { Type } from '@sinclair/typebox';
import { route } from '../http/route.ts';
import { Id, Instant, fields, writtenOf } from '../http/schemas.ts';
import { restoreComment } from './change.ts';
import { followBranch, followThread, visitThread } from './following.ts';
import { CommentSchema, FollowingSchema, ThreadKey } from './schema.ts';
import { setHelpful } from './votes.ts';

const CommentParams = fields({ id: Id });
const ThreadParams = fields({ thread: ThreadKey });
const WrittenComment = writtenOf(CommentSchema);
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
    answers: { 200: { description: 'The comment as it now is.', schema: WrittenComment } },
    async handle({ params, write }) {
      return write((context) => restoreComment(context, params.id));
    },
  }),
  ...(['put', 'delete'] as const).flatMap((method) => {
    const on = method === 'put';
    return [
      route({
        method,
        path: '/v1/comments/{id}/helpful',
        summary: on ? 'Says that a comment helped.' : 'Takes that back.',
        access: 'write',
        rate: 'react',
        params: CommentParams,
        answers: { 200: { description: 'The comment as it now is.', schema: WrittenComment } },
        async handle({ params, write }) {
          return write((context) => setHelpful(context, params.id, on));
        },
      }),
      route({
        method,
        path: '/v1/threads/{thread}/follow',
        summary: on ? 'Follows a thread.' : 'Follows it no longer.',
        access: 'write',
        rate: 'follow',
        params: ThreadParams,
        answers: Followed,
        async handle({ params, write }) {
          return write((context) => followThread(context, params.thread, on));
        },
      }),
      route({
        method,
        path: '/v1/comments/{id}/follow',
        summary: on ? 'Follows the branch that a comment starts.' : 'Follows it no longer.',
        access: 'write',
        rate: 'follow',
        params: CommentParams,
        answers: Followed,
        async handle({ params, write }) {
          return write((context) => followBranch(context, params.id, on));
        },
      }),
    ];
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
];
