import { Type } from '@sinclair/typebox';
import { LIMITS } from '../limits.ts';
import { TextSchema } from '../http/text.schema.ts';
import { Id, Instant, fields, oneOf } from '../http/schemas.ts';
import { AuthorSchema } from '../members/schema.ts';

const ResultsSchema = Type.Object(
  {
    ballots: Type.Integer({ description: 'Ballots counted.' }),
    votes: Type.Record(Type.String(), Type.Integer(), { description: 'Votes by option id; every option is present.' }),
    final: Type.Boolean({ description: 'Whether the poll is closed.' }),
  },
  { $id: 'PollResults' },
);

export const PollSchema = Type.Object(
  {
    id: Type.String(),
    space: Type.String(),
    question: Type.String(),
    introduction: Type.Optional(TextSchema),
    author: Type.Optional(AuthorSchema),
    stage: Type.Optional(oneOf(['idea', 'concept', 'prototype', 'pilot', 'launch', 'in-use'])),
    choice: oneOf(['single', 'multiple']),
    min: Type.Integer(),
    max: Type.Integer(),
    options: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })),
    opensAt: Instant,
    closesAt: Type.Optional(Instant),
    state: oneOf(['announced', 'open', 'closed']),
    visibility: oneOf(['always', 'after-vote', 'after-close', 'organisers']),
    changeable: Type.Boolean(),
    voterCount: Type.Integer(),
    eligibleCount: Type.Optional(Type.Integer()),
    followUpBy: Type.Optional(Instant),
    followUp: Type.Optional(
      Type.Object({
        status: oneOf(['heard', 'under-review', 'decided-yes', 'decided-no', 'shipped']),
        text: TextSchema,
        at: Instant,
      }),
    ),
    results: Type.Optional(ResultsSchema),
    position: Type.String(),
  },
  { $id: 'Poll' },
);

export const PollMineSchema = Type.Object(
  {
    ballot: Type.Optional(Type.Array(Type.String())),
    can: Type.Object({ vote: Type.Boolean(), withdraw: Type.Boolean() }),
    results: Type.Optional(ResultsSchema),
  },
  { $id: 'PollMine' },
);

export const BallotSchema = fields({
  options: Type.Array(Id, { maxItems: LIMITS.idsPerRequest, description: 'The ids of the options voted for.' }),
});
