import { Type } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import { COMMENT_KINDS } from 'plein/discussion/discussion.model.js';
import { MAX_SLOW_MODE, MAX_TITLE_LENGTH } from 'plein/discussion/settling.rules.js';
import { Id, fields, oneOf } from '../http/schemas.ts';
import { Language, Markdown } from './schema.ts';

const Title = Type.String({ maxLength: MAX_TITLE_LENGTH });
const PageUrl = Type.String({ maxLength: 2000 });
const PageSpace = Type.String({ maxLength: 100 });

export const ThreadBody = fields({
  kind: oneOf(['question', 'blog']),
  title: Title,
  markdown: Markdown,
  space: Type.Optional(PageSpace),
  url: Type.Optional(PageUrl),
});

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Optional(Type.Union([schema, Type.Null()]));

export const ThreadChangeBody = Type.Object(
  {
    state: Type.Optional(oneOf(['open', 'locked'])),
    slowMode: orNull(Type.Integer({ minimum: 1, maximum: MAX_SLOW_MODE, description: 'Minutes.' })),
    pinned: orNull(Id),
    accepted: orNull(Id),
    solved: Type.Optional(Type.Boolean()),
    title: Type.Optional(Title),
    opening: Type.Optional(Markdown),
  },
  { additionalProperties: false, minProperties: 1 },
);

export const CommentBody = fields({
  parent: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  parentVersion: Type.Optional(Type.Integer({ minimum: 1 })),
  kind: Type.Optional(oneOf(COMMENT_KINDS)),
  markdown: Markdown,
  language: Type.Optional(Language),
  page: Type.Optional(
    fields({
      title: Type.Optional(Type.String({ maxLength: 300 })),
      url: Type.Optional(PageUrl),
      space: Type.Optional(PageSpace),
      kind: Type.Optional(oneOf(['discussion', 'question'])),
    }),
  ),
});
