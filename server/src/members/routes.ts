import { Type } from '@sinclair/typebox';
import { LIMITS } from '../limits.ts';
import { RoleSchema } from '../community/schema.ts';
import { invalid } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import { Cursor, Id, IdList, Limit, SpaceId, fields, listOf, pageOf } from '../http/schemas.ts';
import { MemberSchema } from './schema.ts';
import { listMembers, readMember, readMembers } from './store.ts';

export const membersRoutes = [
  route({
    method: 'get',
    path: '/v1/members',
    summary: 'Members by name, of a space or holding a role; or those with these ids.',
    access: 'public',
    rate: 'read',
    query: fields({
      ids: Type.Optional(IdList),
      space: Type.Optional(SpaceId),
      role: Type.Optional(RoleSchema),
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Limit(LIMITS.page)),
    }),
    answers: { 200: { description: 'A page of members.', schema: pageOf(MemberSchema) } },
    async handle({ services, community, query, now }) {
      const { ids, ...rest } = query;
      if (ids !== undefined && Object.keys(rest).length > 0) throw invalid('ids', 'go alone');
      const body = await services.databases.snapshot(async (db) =>
        ids === undefined
          ? listMembers(db, community, rest, now)
          : { items: await readMembers(db, community, listOf('ids', ids)) },
      );
      return { body };
    },
  }),
  route({
    method: 'get',
    path: '/v1/members/{id}',
    summary: 'One member.',
    access: 'public',
    rate: 'read',
    params: fields({ id: Id }),
    answers: { 200: { description: 'The member.', schema: MemberSchema } },
    async handle({ services, community, params }) {
      return { body: await services.databases.snapshot((db) => readMember(db, community, params.id)) };
    },
  }),
];
