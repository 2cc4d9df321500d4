import { route } from '../http/route.ts';
import { Id, fields, writtenOf } from '../http/schemas.ts';
import { castBallot, readPollMine, withdrawBallot } from './ballots.ts';
import { BallotSchema, PollMineSchema, PollSchema } from './schema.ts';
import { readPoll } from './store.ts';

const params = fields({ id: Id });
const written = { 200: { description: 'What became of it.', schema: writtenOf(PollMineSchema) } };

export const pollsRoutes = [
  route({
    method: 'get',
    path: '/v1/polls/{id}',
    summary: 'A poll, with its results where everyone may see them now.',
    access: 'public',
    rate: 'read',
    params,
    answers: { 200: { description: 'The poll.', schema: PollSchema } },
    async handle({ services, community, params: { id }, now }) {
      return { body: await services.databases.snapshot((db) => readPoll(db, community, id, now)) };
    },
  }),
  route({
    method: 'get',
    path: '/v1/polls/{id}/mine',
    summary: "One's own ballot, what one may do, and the results where this member may see them now.",
    access: 'mine',
    rate: 'read',
    params,
    answers: { 200: { description: "The member's part of the poll.", schema: PollMineSchema } },
    async handle({ services, community, params: { id }, member, now }) {
      return { body: await services.databases.snapshot((db) => readPollMine(db, community, id, member, now)) };
    },
  }),
  route({
    method: 'put',
    path: '/v1/polls/{id}/ballot',
    summary: "Casts or changes one's ballot.",
    access: 'write',
    rate: 'vote',
    params,
    body: BallotSchema,
    answers: written,
    handle: ({ services, params: { id }, body, write }) =>
      write(async (context) => published(await castBallot(context, services.clock, id, body.options))),
  }),
  route({
    method: 'delete',
    path: '/v1/polls/{id}/ballot',
    summary: "Takes one's ballot back.",
    access: 'write',
    rate: 'vote',
    params,
    answers: written,
    handle: ({ services, params: { id }, write }) =>
      write(async (context) => published(await withdrawBallot(context, services.clock, id))),
  }),
];

function published(value: unknown) {
  return { status: 200, body: { status: 'published', value } };
}
