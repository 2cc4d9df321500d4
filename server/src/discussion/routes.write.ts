import { Type } from '@sinclair/typebox';
import { renderMarkdown } from 'plein/text/markdown.js';
import { route } from '../http/route.ts';
import { Id, fields, writtenOf } from '../http/schemas.ts';
import { TextSchema } from '../http/text.schema.ts';
import { previewText } from '../images/references.ts';
import { CommentBody } from './schema.bodies.ts';
import { CommentSchema, Markdown, ThreadKey } from './schema.ts';
import { deleteComment, editComment } from './change.ts';
import { createComment } from './create.ts';
import { renderComment } from './render.ts';

const WrittenComment = writtenOf(CommentSchema);

export const discussionWrites = [
  route({
    method: 'post',
    path: '/v1/threads/{thread}/comments',
    summary: 'Writes a comment or a reply; the first one makes the thread.',
    access: 'write',
    rate: 'comment',
    params: fields({ thread: ThreadKey }),
    body: CommentBody,
    answers: { 201: { description: 'The comment.', schema: WrittenComment } },
    async handle({ services, params, body, write }) {
      const draft = { ...body, thread: params.thread, text: renderComment(body.markdown) };
      return write((context) => createComment(context, draft, services.settings.origins));
    },
  }),
  route({
    method: 'put',
    path: '/v1/comments/{id}',
    summary: "Edits one's own comment.",
    access: 'write',
    rate: 'change',
    params: fields({ id: Id }),
    body: fields({ version: Type.Integer({ minimum: 1 }), markdown: Markdown }),
    answers: { 200: { description: 'The comment as it now is.', schema: WrittenComment } },
    async handle({ params, body, write }) {
      const edit = { ...body, text: renderComment(body.markdown) };
      return write((context) => editComment(context, params.id, edit));
    },
  }),
  route({
    method: 'delete',
    path: '/v1/comments/{id}',
    summary: "Deletes one's own comment; its replies stay.",
    access: 'write',
    rate: 'change',
    params: fields({ id: Id }),
    answers: { 200: { description: 'The tombstone.', schema: WrittenComment } },
    async handle({ params, write }) {
      return write((context) => deleteComment(context, params.id));
    },
  }),
  route({
    method: 'post',
    path: '/v1/preview',
    summary: 'How a text will look; writes nothing.',
    access: 'mine',
    rate: 'preview',
    body: fields({ markdown: Markdown }),
    answers: { 200: { description: 'The text.', schema: Type.Object({ text: TextSchema }) } },
    async handle({ services, community, member, body }) {
      const { reader: db } = services.databases;
      return { body: { text: await previewText({ db, community, member }, renderMarkdown(body.markdown)) } };
    },
  }),
];
