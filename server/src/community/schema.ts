import { Type } from '@sinclair/typebox';
import { ROLES } from 'plein/community/community.model.js';
import { REACTIONS } from 'plein/discussion/discussion.model.js';
import { Instant, fields, oneOf } from '../http/schemas.ts';

export const RoleSchema = oneOf(ROLES);
export const NamingSchema = oneOf(['real', 'pseudonym', 'either']);

export const AdviceSchema = fields({
  houseRules: Type.Optional(Type.Boolean()),
  similar: Type.Optional(Type.Boolean()),
  heat: Type.Optional(Type.Boolean()),
});

export const PolicySchema = fields({
  editWindow: Type.Optional(Type.Number({ minimum: 0 })),
  approval: oneOf(['none', 'newcomers', 'everyone']),
  reactions: Type.Optional(Type.Array(oneOf(REACTIONS), { uniqueItems: true })),
  answerWithin: Type.Optional(Type.Number({ minimum: 0 })),
  advice: Type.Optional(AdviceSchema),
  imageQuota: Type.Optional(Type.Integer({ minimum: 0 })),
});

export const SpaceSchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    parent: Type.Optional(Type.String()),
    scope: oneOf(['national', 'local', 'mixed']),
    naming: NamingSchema,
  },
  { $id: 'Space' },
);

export const CommunitySchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    spaces: Type.Array(SpaceSchema),
    rules: Type.Object({
      version: Type.Integer(),
      since: Instant,
      rules: Type.Array(Type.Object({ article: Type.String(), title: Type.String(), text: Type.String() })),
    }),
    policy: PolicySchema,
  },
  { $id: 'Community' },
);
