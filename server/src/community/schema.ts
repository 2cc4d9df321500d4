import { Type } from '@sinclair/typebox';
import { ROLES } from 'plein/community/community.model.js';
import { Instant, oneOf } from '../http/schemas.ts';

export const RoleSchema = oneOf(ROLES);
export const NamingSchema = oneOf(['real', 'pseudonym', 'either']);

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
    policy: Type.Object({
      editWindow: Type.Optional(Type.Number()),
      approval: oneOf(['none', 'newcomers', 'everyone']),
    }),
  },
  { $id: 'Community' },
);
