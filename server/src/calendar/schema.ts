import { Type } from '@sinclair/typebox';
import { Instant, oneOf } from '../http/schemas.ts';
import { TextSchema } from '../http/text.schema.ts';
import { AuthorSchema } from '../members/schema.ts';

const WallTime = Type.String({ description: 'A day, or a day and time, as a clock on the wall shows it.' });

export const OccurrenceSchema = Type.Object(
  {
    id: Type.String(),
    uid: Type.String(),
    event: Type.String(),
    space: Type.String(),
    kind: oneOf(['meeting', 'ride', 'workshop', 'talk', 'online', 'challenge', 'contest', 'other']),
    title: Type.String(),
    summary: TextSchema,
    host: Type.Optional(AuthorSchema),
    allDay: Type.Boolean(),
    start: WallTime,
    end: WallTime,
    timeZone: Type.String(),
    startsAt: Instant,
    endsAt: Instant,
    place: Type.Optional(Type.Object({ name: Type.String(), address: Type.Optional(Type.String()) })),
    onlineUrl: Type.Optional(Type.String()),
    url: Type.Optional(Type.String()),
    status: oneOf(['scheduled', 'cancelled', 'postponed']),
    statusNote: Type.Optional(Type.String()),
    signUp: Type.Boolean(),
    capacity: Type.Optional(Type.Integer()),
    attendeeCount: Type.Integer(),
    signUpUntil: Type.Optional(Instant),
    thread: Type.Optional(Type.String()),
    sequence: Type.Integer(),
    createdAt: Instant,
    changedAt: Instant,
  },
  { $id: 'Occurrence' },
);

export const OccurrencePageSchema = Type.Object(
  { items: Type.Array(OccurrenceSchema), next: Type.Optional(Type.String()), position: Type.String() },
  { $id: 'OccurrencePage' },
);

export const OccurrencesMineSchema = Type.Record(
  Type.String(),
  Type.Object({
    signedUp: Type.Boolean(),
    can: Type.Object({ signUp: Type.Boolean(), cancel: Type.Boolean() }),
  }),
  { $id: 'OccurrencesMine', description: 'By occurrence id.' },
);
