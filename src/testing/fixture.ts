import type { HouseRule, Policy } from '../community/community.model.ts';
import type { Instant } from '../core/core.model.ts';
import type { CommentRecord, MemberRecord, TransferRecord } from '../transfer/record.model.ts';
import { eventRecords } from './fixture.events.ts';
import { idOf } from './fixture.ids.ts';
import { pollRecords } from './fixture.polls.ts';
import { questionRecords } from './fixture.questions.ts';
import { days } from './fixture.time.ts';

/** Who is in the fixture; each is also the id of the member. */
export const MEMBERS = ['anna', 'bram', 'chen', 'dewi', 'eva', 'femke', 'guus', 'hana', 'ivo', 'jan', 'nova'] as const;
export type MemberName = (typeof MEMBERS)[number];

/** Who the members of the fixture are to a login: this issuer, and their id as subject. */
export const ISSUER = 'https://login.example';

/** Comments of the fixture that cases look for. */
export const COMMENTS = {
  /** The first of sixty that start a branch; the others follow it. */
  first: idOf(100),
  /** Starts a branch of 35 replies, of which 12 stand below each other. */
  busy: idOf(104),
  lastReply: idOf(234),
  /** Taken away by its author; a reply is left. */
  deleted: idOf(110),
  replyToDeleted: idOf(300),
  /** Removed by a moderator under article 2.1. */
  removed: idOf(111),
  /** Waits for approval. */
  held: idOf(301),
  /** In the thread that is locked, by Anna. */
  locked: idOf(310),
} as const;

const POLICY: Policy = {
  approval: 'newcomers',
  editWindow: 60,
  reactions: ['like', 'thanks', 'insightful'],
  answerWithin: 24,
  advice: { houseRules: true, similar: true },
  imageQuota: 200_000,
};

/** As in force; the first of them stood alone before. */
export const HOUSE_RULES: readonly HouseRule[] = [
  { article: '1', title: 'Be kind', text: 'Speak of things, not of persons.' },
  { article: '2.1', title: 'No advertising', text: 'Nothing is sold here.' },
];

/**
 * A small community in every state, at an instant: roles of every kind (one has ended), a long thread with nested
 * replies, tombstones and a comment that waits, a locked thread, questions in every state, and events and polls
 * before, during and after. The lines of an export, in their order.
 */
export function fixture(now: Instant): readonly TransferRecord[] {
  return [
    { type: 'community', format: 1, name: 'Fixture', policy: POLICY },
    { type: 'rules', version: 1, since: days(now, -400), rules: HOUSE_RULES.slice(0, 1) },
    { type: 'rules', version: 2, since: days(now, -100), rules: HOUSE_RULES },
    { type: 'space', id: 'nl', name: 'Nederland', scope: 'national', naming: 'either' },
    { type: 'space', id: 'utrecht', name: 'Utrecht', parent: 'nl', scope: 'local', naming: 'either' },
    { type: 'space', id: 'zeist', name: 'Zeist', parent: 'utrecht', scope: 'local', naming: 'either' },
    { type: 'space', id: 'delft', name: 'Delft', parent: 'nl', scope: 'local', naming: 'real' },
    ...memberRecords(now),
    thread(now, 'long', 'nl'),
    thread(now, 'locked', 'nl', 'locked'),
    thread(now, 'delft', 'delft'),
    ...commentRecords(now),
    { type: 'reaction', comment: COMMENTS.first, member: 'bram', reaction: 'like' },
    { type: 'reaction', comment: COMMENTS.first, member: 'chen', reaction: 'like' },
    ...questionRecords(now),
    ...eventRecords(now),
    ...pollRecords(now),
  ];
}

function memberRecords(now: Instant): readonly MemberRecord[] {
  const since = days(now, -400);
  const grants: Partial<Record<MemberName, MemberRecord['grants']>> = {
    dewi: [{ role: 'staff', since }],
    eva: [{ role: 'moderator', since }],
    femke: [{ role: 'manager', since }],
    hana: [{ role: 'ambassador', space: 'utrecht', since }],
    jan: [{ role: 'moderator', since, until: days(now, -1) }],
  };
  const states: Partial<Record<MemberName, MemberRecord['state']>> = { guus: 'frozen', ivo: 'left' };
  const member = (id: MemberName, index: number): MemberRecord => ({
    type: 'member',
    id,
    name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
    naming: 'pseudonym',
    grants: grants[id] ?? [],
    spaces: id === 'bram' ? ['zeist'] : id === 'hana' ? ['utrecht'] : id === 'jan' ? ['delft'] : ['nl'],
    askAbout: id === 'dewi' ? ['welding', 'geometry'] : [],
    joinedAt: days(now, -300 + index),
    state: states[id] ?? 'active',
    identities: [{ issuer: ISSUER, subject: id }],
    ...(id === 'dewi' ? { lineOfWork: 'Frame engineer' } : {}),
  });
  return MEMBERS.map(member);
}

function thread(now: Instant, key: string, space: string, state: 'open' | 'locked' = 'open'): TransferRecord {
  const naming = space === 'delft' ? 'real' : 'either';
  const createdAt = days(now, -200);
  return { type: 'thread', key, space, kind: 'discussion', title: `About ${key}`, state, naming, createdAt };
}

function commentRecords(now: Instant): readonly CommentRecord[] {
  const authors = ['anna', 'bram', 'chen', 'dewi', 'eva', 'hana', 'guus'] as const;
  const written = (number: number, more: Partial<CommentRecord> = {}): CommentRecord => ({
    type: 'comment',
    id: idOf(number),
    thread: 'long',
    kind: 'comment',
    state: 'published',
    author: { member: authors[number % authors.length] ?? 'anna' },
    markdown: `Comment *${number}*`,
    createdAt: days(now, -100 + number / 10),
    version: 1,
    ...more,
  });
  const gone = (number: number, state: 'deleted' | 'removed', by: 'author' | 'moderator'): CommentRecord => {
    const { markdown: _, ...rest } = written(number);
    const article = by === 'moderator' ? { article: '2.1' } : {};
    return { ...rest, state, text: [], tombstone: { at: days(now, -50), by, ...article } };
  };
  const branches = numbers(100, 60).map((number) => {
    if (idOf(number) === COMMENTS.deleted) return gone(number, 'deleted', 'author');
    return idOf(number) === COMMENTS.removed ? gone(number, 'removed', 'moderator') : written(number);
  });
  const replies = numbers(200, 35).map((number) => {
    const chained = number > 200 && number < 212;
    return written(number, { parent: chained ? idOf(number - 1) : COMMENTS.busy });
  });
  return [
    ...branches,
    ...replies,
    written(300, { parent: COMMENTS.deleted }),
    written(301, { state: 'held', author: { member: 'nova' } }),
    written(310, { thread: 'locked', author: { member: 'anna' } }),
    written(311, { thread: 'delft', author: { name: 'Somebody of before' } }),
    written(312, { thread: 'delft', author: { member: 'ivo' } }),
    written(313, { thread: 'delft', author: { member: 'jan' } }),
  ];
}

function numbers(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}
