import { route } from '../http/route.ts';
import { CommunitySchema } from './schema.ts';
import { readCommunity } from './store.ts';

export const communityRoutes = [
  route({
    method: 'get',
    path: '/v1/community',
    summary: 'The community: its spaces, house rules and policy.',
    access: 'public',
    rate: 'read',
    answers: { 200: { description: 'The community.', schema: CommunitySchema } },
    async handle({ services, community }) {
      return { body: await services.databases.snapshot((db) => readCommunity(db, community)) };
    },
  }),
];
