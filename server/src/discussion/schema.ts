import { FormatRegistry, Type } from '@sinclair/typebox';
import { REACTIONS } from 'plein/discussion/discussion.model.js';
import { isThreadKey } from 'plein/discussion/discussion.rules.js';
import { NamingSchema, RoleSchema } from '../community/schema.ts';
import { Instant, fields, oneOf, pageOf } from '../http/schemas.ts';
import { TextSchema } from '../http/text.schema.ts';
import { AuthorSchema } from '../members/schema.ts';

FormatRegistry.Set('thread-key', isThreadKey);

export const ThreadKey = Type.String({
  format: 'thread-key',
  description: 'Given by the page owner: 1 to 200 letters, digits and `. _ : / -`, starting with a letter or digit.',
});
export const ReactionSchema = oneOf(REACTIONS);
export const Markdown = Type.String({ description: 'At most 10,000 characters; raw HTML is shown as text.' });
export const Language = Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$', description: 'BCP 47.' });

const Origin = Type.Object({ url: Type.String(), license: Type.Optional(Type.String()) });

export const CommentSchema = Type.Object(
  {
    id: Type.String(),
    thread: Type.String(),
    parent: Type.Optional(Type.String()),
    root: Type.String(),
    depth: Type.Integer({ minimum: 0 }),
    kind: oneOf(['comment', 'answer', 'official-answer', 'workaround', 'opinion']),
    state: oneOf(['published', 'held', 'deleted', 'removed']),
    author: Type.Optional(AuthorSchema),
    text: TextSchema,
    language: Type.Optional(Type.String()),
    createdAt: Instant,
    editedAt: Type.Optional(Instant),
    version: Type.Integer({ minimum: 1 }),
    parentVersion: Type.Optional(Type.Integer()),
    replyCount: Type.Integer({ minimum: 0 }),
    reactions: Type.Record(Type.String(), Type.Integer({ minimum: 1 })),
    tombstone: Type.Optional(
      Type.Object({
        at: Instant,
        by: Type.Union([Type.Literal('author'), RoleSchema]),
        article: Type.Optional(Type.String()),
      }),
    ),
    origin: Type.Optional(Origin),
  },
  { $id: 'Comment', additionalProperties: false },
);

export const ThreadSchema = Type.Object(
  {
    key: Type.String(),
    space: Type.String(),
    kind: oneOf(['discussion', 'question', 'blog']),
    title: Type.String(),
    url: Type.Optional(Type.String()),
    state: oneOf(['open', 'locked']),
    naming: NamingSchema,
    commentCount: Type.Integer({ minimum: 0 }),
    accepted: Type.Optional(Type.String()),
    createdAt: Type.Optional(Instant),
    activeAt: Type.Optional(Instant),
    opening: Type.Optional(Type.Object({ author: AuthorSchema, text: TextSchema, createdAt: Instant })),
    origin: Type.Optional(Origin),
  },
  { $id: 'Thread', additionalProperties: false },
);

export const ThreadPageSchema = Type.Object(
  {
    thread: ThreadSchema,
    position: Type.String(),
    items: Type.Array(Type.Object({ comment: CommentSchema, replies: pageOf(CommentSchema) })),
    next: Type.Optional(Type.String()),
    previous: Type.Optional(Type.String()),
  },
  { $id: 'ThreadPage', additionalProperties: false },
);

const Can = (...actions: readonly string[]) =>
  Type.Object(Object.fromEntries(actions.map((name) => [name, Type.Boolean()])));

export const ThreadMineSchema = Type.Object(
  {
    can: Can('comment'),
    comments: Type.Record(
      Type.String(),
      Type.Object({ can: Can('reply', 'edit', 'delete', 'react'), reactions: Type.Array(ReactionSchema) }),
    ),
    held: Type.Array(CommentSchema),
  },
  { $id: 'ThreadMine', additionalProperties: false },
);

export const CommentBody = fields({
  parent: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  parentVersion: Type.Optional(Type.Integer({ minimum: 1 })),
  markdown: Markdown,
  language: Type.Optional(Language),
  page: Type.Optional(
    fields({
      title: Type.Optional(Type.String({ maxLength: 300 })),
      url: Type.Optional(Type.String({ maxLength: 2000 })),
      space: Type.Optional(Type.String({ maxLength: 100 })),
    }),
  ),
});
