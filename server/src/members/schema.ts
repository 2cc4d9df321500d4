import { Type } from '@sinclair/typebox';
import { RoleSchema } from '../community/schema.ts';
import { Instant, oneOf } from '../http/schemas.ts';
import { TextSchema } from '../http/text.schema.ts';

export const AuthorSchema = Type.Object(
  {
    member: Type.Optional(Type.String()),
    name: Type.String(),
    role: Type.Optional(RoleSchema),
    lineOfWork: Type.Optional(Type.String()),
    team: Type.Optional(Type.String()),
  },
  { $id: 'Author', additionalProperties: false },
);

export const MemberSchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    naming: oneOf(['real', 'pseudonym']),
    picture: Type.Optional(Type.String()),
    grants: Type.Array(
      Type.Object({
        role: RoleSchema,
        space: Type.Optional(Type.String()),
        since: Instant,
        until: Type.Optional(Instant),
      }),
    ),
    lineOfWork: Type.Optional(Type.String()),
    spaces: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    askAbout: Type.Array(Type.String()),
    about: Type.Optional(TextSchema),
    joinedAt: Instant,
    state: oneOf(['active', 'frozen', 'left']),
    commentCount: Type.Optional(Type.Integer()),
  },
  { $id: 'Member', additionalProperties: false },
);
