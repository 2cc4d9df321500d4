import { FormatRegistry, Kind, Type, TypeRegistry } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import { isTimeZone, isWallTime } from 'plein/calendar/walltime.rules.js';
import { isThreadKey } from 'plein/discussion/discussion.rules.js';
import { MAX_SLOW_MODE } from 'plein/discussion/settling.rules.js';
import { COMMENT_KINDS, REACTIONS } from 'plein/discussion/discussion.model.js';
import { MAX_TEXT_LENGTH, safeUrl } from 'plein/text/text.rules.js';
import { NamingSchema, PolicySchema, RoleSchema } from '../community/schema.ts';
import { Id, SpaceId, fields, oneOf } from '../http/schemas.ts';
import { isText } from './text.check.ts';

const TEXT = 'PleinText';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

TypeRegistry.Set(TEXT, (_schema, value) => isText(value));
const format = (name: string, check: (value: string) => boolean): TSchema => {
  FormatRegistry.Set(`plein-${name}`, check);
  return Type.String({ format: `plein-${name}` });
};

const Instant = format('instant', (value) => INSTANT.test(value) && isoOf(value) === value);
const WallTime = format('wall-time', isWallTime);
const TimeZone = format('time-zone', isTimeZone);
const ThreadKey = format('thread-key', isThreadKey);
const Url = format('url', (value) => safeUrl(value) !== undefined);
const Text = Type.Unsafe({ [Kind]: TEXT });
const Markdown = Type.String({ maxLength: MAX_TEXT_LENGTH });
const Line = Type.String({ maxLength: 300 });
const Words = Type.String({ maxLength: 2_000 });
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const maybe = Type.Optional;

const Author = Type.Union([fields({ member: Id, team: maybe(Line) }), fields({ name: Line })]);
const Origin = maybe(fields({ url: Url, license: maybe(Line) }));
const Written = { text: maybe(Text), markdown: maybe(Markdown) };

/** What each type of record must look like; import refuses anything else, unknown fields included. */
export const RECORD_SCHEMAS = {
  community: record('community', {
    format: Type.Literal(1),
    name: Line,
    policy: PolicySchema,
  }),
  space: record('space', {
    id: SpaceId,
    name: Line,
    parent: maybe(SpaceId),
    scope: oneOf(['national', 'local', 'mixed']),
    naming: NamingSchema,
  }),
  rules: record('rules', {
    version: Count,
    since: Instant,
    rules: Type.Array(fields({ article: Line, title: Line, text: Words })),
  }),
  member: record('member', {
    id: Id,
    name: Line,
    naming: oneOf(['real', 'pseudonym']),
    grants: Type.Array(fields({ role: RoleSchema, space: maybe(SpaceId), since: Instant, until: maybe(Instant) })),
    lineOfWork: maybe(Line),
    spaces: Type.Array(SpaceId),
    askAbout: Type.Array(Line),
    about: maybe(Text),
    joinedAt: Instant,
    state: oneOf(['active', 'frozen', 'left']),
    identities: Type.Array(fields({ issuer: Line, subject: Line })),
  }),
  thread: record('thread', {
    key: ThreadKey,
    space: SpaceId,
    kind: oneOf(['discussion', 'question', 'blog']),
    title: Line,
    url: maybe(Url),
    state: oneOf(['open', 'locked']),
    naming: NamingSchema,
    createdAt: Instant,
    accepted: maybe(Id),
    opening: maybe(fields({ author: Author, ...Written, createdAt: Instant })),
    origin: Origin,
    solvedAt: maybe(Instant),
    pinned: maybe(Id),
    slowMode: maybe(Type.Integer({ minimum: 1, maximum: MAX_SLOW_MODE })),
    movedFrom: maybe(fields({ thread: ThreadKey, comment: Id })),
    waitingSince: maybe(Instant),
    assignee: maybe(Id),
  }),
  alias: record('alias', { alias: ThreadKey, thread: ThreadKey }),
  comment: record('comment', {
    id: Id,
    thread: ThreadKey,
    parent: maybe(Id),
    parentVersion: maybe(Count),
    kind: oneOf(COMMENT_KINDS),
    state: oneOf(['published', 'held', 'deleted', 'removed', 'moved']),
    author: maybe(Author),
    byTeam: maybe(Type.Boolean()),
    ...Written,
    language: maybe(Type.String({ maxLength: 35 })),
    createdAt: Instant,
    editedAt: maybe(Instant),
    version: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
    tombstone: maybe(
      fields({
        at: Instant,
        by: Type.Union([Type.Literal('author'), RoleSchema]),
        article: maybe(Line),
        movedTo: maybe(ThreadKey),
      }),
    ),
    origin: Origin,
  }),
  version: record('version', {
    comment: Id,
    version: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
    at: Instant,
    ...Written,
  }),
  reaction: record('reaction', { comment: Id, member: Id, reaction: oneOf(REACTIONS) }),
  helpful: record('helpful', { comment: Id, member: Id }),
  'me-too': record('me-too', { thread: ThreadKey, member: Id }),
  follow: record('follow', { thread: ThreadKey, member: Id, branch: maybe(Id) }),
  image: record('image', {
    id: Id,
    member: Id,
    comment: maybe(Id),
    thread: maybe(ThreadKey),
    width: Count,
    height: Count,
    at: Instant,
  }),
  event: record('event', {
    id: Id,
    uid: Line,
    space: SpaceId,
    kind: oneOf(['meeting', 'ride', 'workshop', 'talk', 'online', 'challenge', 'contest', 'other']),
    title: Line,
    summary: maybe(Text),
    markdown: maybe(Markdown),
    host: maybe(Author),
    allDay: Type.Boolean(),
    start: WallTime,
    end: WallTime,
    timeZone: TimeZone,
    place: maybe(fields({ name: Line, address: maybe(Line) })),
    onlineUrl: maybe(Url),
    url: maybe(Url),
    status: oneOf(['scheduled', 'cancelled', 'postponed']),
    statusNote: maybe(Words),
    signUp: Type.Boolean(),
    capacity: maybe(Count),
    signUpUntil: maybe(Instant),
    thread: maybe(ThreadKey),
    sequence: Count,
    createdAt: Instant,
    changedAt: Instant,
  }),
  attendance: record('attendance', { occurrence: Id, member: Id, at: Instant }),
  poll: record('poll', {
    id: Id,
    space: SpaceId,
    question: Words,
    introduction: maybe(Text),
    markdown: maybe(Markdown),
    author: maybe(Author),
    stage: maybe(oneOf(['idea', 'concept', 'prototype', 'pilot', 'launch', 'in-use'])),
    choice: oneOf(['single', 'multiple']),
    min: Count,
    max: Count,
    options: Type.Array(fields({ id: Id, label: Words }), { minItems: 1, maxItems: 100 }),
    opensAt: Instant,
    closesAt: maybe(Instant),
    visibility: oneOf(['always', 'after-vote', 'after-close', 'organisers']),
    changeable: Type.Boolean(),
    eligibleCount: maybe(Count),
    followUpBy: maybe(Instant),
    followUp: maybe(
      fields({
        status: oneOf(['heard', 'under-review', 'decided-yes', 'decided-no', 'shipped']),
        at: Instant,
        ...Written,
      }),
    ),
  }),
  ballot: record('ballot', { poll: Id, member: Id, options: Type.Array(Id, { maxItems: 100 }) }),
} as const;

function record(type: string, shape: Record<string, TSchema>) {
  return fields({ type: Type.Literal(type), ...shape });
}

function isoOf(value: string): string | undefined {
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
