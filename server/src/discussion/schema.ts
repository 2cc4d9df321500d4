import { FormatRegistry, Type } from '@sinclair/typebox';
import { COMMENT_KINDS, REACTIONS } from 'plein/discussion/discussion.model.js';
import { isThreadKey } from 'plein/discussion/discussion.rules.js';
import { AdviceSchema, NamingSchema, RoleSchema } from '../community/schema.ts';
import { Instant, oneOf, pageOf } from '../http/schemas.ts';
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
    kind: oneOf(COMMENT_KINDS),
    state: oneOf(['published', 'held', 'deleted', 'removed', 'moved']),
    author: Type.Optional(AuthorSchema),
    text: TextSchema,
    language: Type.Optional(Type.String()),
    createdAt: Instant,
    editedAt: Type.Optional(Instant),
    version: Type.Integer({ minimum: 1 }),
    parentVersion: Type.Optional(Type.Integer()),
    replyCount: Type.Integer({ minimum: 0 }),
    reactions: Type.Record(Type.String(), Type.Integer({ minimum: 1 })),
    helpfulCount: Type.Optional(Type.Integer({ minimum: 1 })),
    tombstone: Type.Optional(
      Type.Object({
        at: Instant,
        by: Type.Union([Type.Literal('author'), RoleSchema]),
        article: Type.Optional(Type.String()),
        movedTo: Type.Optional(Type.String()),
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
    solvedAt: Type.Optional(Instant),
    meTooCount: Type.Optional(Type.Integer({ minimum: 1 })),
    pinned: Type.Optional(Type.String()),
    slowMode: Type.Optional(Type.Integer({ minimum: 1 })),
    createdAt: Type.Optional(Instant),
    activeAt: Type.Optional(Instant),
    opening: Type.Optional(Type.Object({ author: AuthorSchema, text: TextSchema, createdAt: Instant })),
    movedFrom: Type.Optional(Type.Object({ thread: Type.String(), comment: Type.String() })),
    origin: Type.Optional(Origin),
  },
  { $id: 'Thread', additionalProperties: false },
);

export const ThreadPageSchema = Type.Object(
  {
    thread: ThreadSchema,
    position: Type.String(),
    pinned: Type.Optional(CommentSchema),
    items: Type.Array(Type.Object({ comment: CommentSchema, replies: pageOf(CommentSchema) })),
    next: Type.Optional(Type.String()),
    previous: Type.Optional(Type.String()),
  },
  { $id: 'ThreadPage', additionalProperties: false },
);

const may = Type.Optional(Type.Boolean());

const ThreadCan = Type.Object({
  comment: Type.Boolean(),
  settle: may,
  steward: may,
  kinds: Type.Optional(Type.Array(oneOf(COMMENT_KINDS))),
  meToo: may,
  follow: may,
  open: Type.Optional(Type.Array(oneOf(['question', 'blog']))),
});

const CommentCan = Type.Object({
  reply: Type.Boolean(),
  edit: Type.Boolean(),
  delete: Type.Boolean(),
  react: Type.Boolean(),
  helpful: may,
  restore: may,
  accept: may,
  pin: may,
  move: may,
});

export const FollowingSchema = Type.Object({ thread: Type.Boolean(), branches: Type.Array(Type.String()) });

export const ThreadMineSchema = Type.Object(
  {
    can: ThreadCan,
    opening: Type.Optional(Type.String()),
    comments: Type.Record(
      Type.String(),
      Type.Object({ can: CommentCan, reactions: Type.Array(ReactionSchema), helpful: may }),
    ),
    held: Type.Array(CommentSchema),
    reactions: Type.Optional(Type.Array(ReactionSchema)),
    meToo: may,
    following: Type.Optional(FollowingSchema),
    lastVisit: Type.Optional(Instant),
    nextAt: Type.Optional(Instant),
    advice: Type.Optional(AdviceSchema),
  },
  { $id: 'ThreadMine', additionalProperties: false },
);

export const CommentVersionSchema = Type.Object(
  { version: Type.Integer({ minimum: 1 }), at: Instant, text: TextSchema },
  { $id: 'CommentVersion', additionalProperties: false },
);

export const ReactorSchema = Type.Object(
  { member: AuthorSchema, reaction: ReactionSchema, at: Instant },
  { $id: 'Reactor', additionalProperties: false },
);

export const WaitingThreadSchema = Type.Object(
  { thread: ThreadSchema, since: Instant, due: Type.Optional(Instant), assignee: Type.Optional(AuthorSchema) },
  { $id: 'WaitingThread', additionalProperties: false },
);
