import { Type } from '@sinclair/typebox';
import { MAX_TITLE_LENGTH } from 'plein/discussion/settling.rules.js';
import { route } from '../http/route.ts';
import { Id, fields, writtenOf } from '../http/schemas.ts';
import { renameThread } from './aliases.rename.ts';
import { mergeThread } from './merge.ts';
import { moveBranch } from './move.ts';
import { ThreadKey, ThreadSchema } from './schema.ts';

const WrittenThread = writtenOf(ThreadSchema);
const params = fields({ thread: ThreadKey });
const answers = { 200: { description: 'The thread as it now is.', schema: WrittenThread } };

/** What stewards and the team do where a thread, or a part of one, should stand elsewhere. */
export const movingRoutes = [
  route({
    method: 'post',
    path: '/v1/threads/{thread}/rename',
    summary: 'Gives a thread another key; the old one leads there.',
    access: 'write',
    rate: 'change',
    params,
    body: fields({ to: ThreadKey }),
    answers,
    async handle({ params: { thread }, body, write }) {
      return write((context) => renameThread(context, thread, body.to));
    },
  }),
  route({
    method: 'post',
    path: '/v1/threads/{thread}/merge',
    summary: 'Puts the comments of a thread into another, by the time they were written; its key leads there.',
    access: 'write',
    rate: 'change',
    params,
    body: fields({ into: ThreadKey }),
    answers,
    async handle({ params: { thread }, body, write }) {
      return write((context) => mergeThread(context, thread, body.into));
    },
  }),
  route({
    method: 'post',
    path: '/v1/comments/{id}/move',
    summary: 'Makes a branch a thread of its own, with links both ways.',
    access: 'write',
    rate: 'change',
    params: fields({ id: Id }),
    body: fields({ to: ThreadKey, title: Type.String({ maxLength: MAX_TITLE_LENGTH }) }),
    answers: { 201: { description: 'The new thread.', schema: WrittenThread } },
    async handle({ params: { id }, body, write }) {
      return write((context) => moveBranch(context, id, body));
    },
  }),
];
