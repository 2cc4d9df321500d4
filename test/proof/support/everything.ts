import { ROLES } from '../../../src/community/community.model.ts';
import { REACTIONS } from '../../../src/discussion/discussion.model.ts';
import { addDays, wallTimeOf } from '../../../src/calendar/walltime.rules.ts';
import type {
  BallotRecord,
  CommentRecord,
  EventRecord,
  MemberRecord,
  PollRecord,
  ReactionRecord,
  ThreadRecord,
  TransferRecord,
} from '../../../src/transfer/record.model.ts';

/** A community in which everything occurs that the models know, each state at least once. */
export function everything(now: number): readonly TransferRecord[] {
  const ago = (days: number): string => new Date(now - days * 86_400_000).toISOString();
  return [
    { type: 'community', format: 1, name: 'Everything', policy: { approval: 'none' } },
    { type: 'space', id: 'main', name: 'Everywhere', scope: 'national', naming: 'either' },
    { type: 'space', id: 'north', name: 'The north', scope: 'local', naming: 'real', parent: 'main' },
    { type: 'rules', version: 1, since: ago(500), rules: [{ article: '1.1', title: 'Be kind', text: 'To all.' }] },
    ...members(ago),
    ...THREADS.flatMap((kind) => [...conversation(kind, ago)]),
    ...events(now, ago),
    ...polls(now).flatMap((poll) => [poll, ...ballots(poll)]),
  ];
}

const PEOPLE = 14;
export const memberIds = Array.from({ length: PEOPLE }, (_, index) => `member-${index}`);
const THREADS: readonly ThreadRecord['kind'][] = ['discussion', 'question', 'blog'];
export const threadKeys = THREADS.map((kind) => `product-${kind}`);

type Ago = (days: number) => string;

function members(ago: Ago): readonly MemberRecord[] {
  return memberIds.map((id, index) => {
    const role = ROLES[index % ROLES.length]!;
    return {
      type: 'member',
      id,
      name: index === 13 ? '' : `Person ${index}`,
      naming: index % 4 === 3 ? 'pseudonym' : 'real',
      grants:
        role === 'guest' || role === 'member'
          ? []
          : [{ role, since: ago(300), ...(index % 2 === 0 && { space: 'north', until: '2099-01-01T00:00:00.000Z' }) }],
      ...(index % 3 !== 0 && { lineOfWork: `Work ${index}` }),
      spaces: index % 2 === 0 ? ['main', 'north'] : ['main'],
      askAbout: index % 2 === 0 ? ['brakes', 'wheels', 'the weather'] : [],
      about: [{ type: 'paragraph', children: [{ type: 'text', text: `About ${index}` }] }],
      joinedAt: ago(400 - index),
      state: index === 12 ? 'frozen' : index === 13 ? 'left' : 'active',
      identities: [],
    };
  });
}

const MARKDOWN = [
  'Words, *soft* and **loud** and ~~gone~~ and `code`.\nA second line.',
  '# Heading\n\n> A quote\n> > in a quote\n\n---\n\n[a link](https://www.example.com/a?b=c) https://www.example.com/d',
  '- one\n- two\n  1. three\n  2. four\n\n3. five\n4. six\n\n- [x] done\n- [ ] not',
  '```js\nlet a = 1;\n```\n\n![a picture](https://www.example.com/p.png)',
  '| a | b | c | d |\n| - | :- | :-: | -: |\n| 1 | 2 | 3 | 4 |',
  'שלום לכולם',
];
const KINDS: readonly CommentRecord['kind'][] = ['comment', 'answer', 'official-answer', 'workaround', 'opinion'];

function* conversation(kind: ThreadRecord['kind'], ago: Ago): Iterable<TransferRecord> {
  const key = `product-${kind}`;
  const origin = { url: 'https://www.example.com/original', license: 'CC BY-SA 4.0' };
  yield {
    type: 'thread',
    key,
    space: 'main',
    kind,
    title: `A ${kind}`,
    url: `https://www.example.com/${kind}`,
    state: kind === 'blog' ? 'locked' : 'open',
    naming: 'either',
    createdAt: ago(60),
    ...(kind === 'question' && { accepted: `${key}-comment-2`, origin }),
    ...(kind !== 'discussion' && {
      opening: { author: { member: 'member-3', team: 'The team' }, markdown: MARKDOWN[1]!, createdAt: ago(60) },
    }),
  };
  for (let index = 0; index < 16; index += 1) yield comment(key, index, ago, origin);
  for (let index = 0; index < 12; index += 1) {
    if (standing(index) !== 'published') continue;
    yield {
      type: 'reaction',
      comment: `${key}-comment-${index}`,
      member: `member-${index % 7}`,
      reaction: REACTIONS[0],
    } satisfies ReactionRecord;
  }
}

const standing = (index: number): CommentRecord['state'] =>
  index % 11 === 5 ? 'deleted' : index % 11 === 7 ? 'removed' : 'published';

function comment(key: string, index: number, ago: Ago, origin: CommentRecord['origin']): CommentRecord {
  const state = standing(index);
  const gone = state !== 'published';
  return {
    type: 'comment',
    id: `${key}-comment-${index}`,
    thread: key,
    kind: KINDS[index % KINDS.length]!,
    state,
    author:
      index === 9
        ? { name: 'Somebody who left' }
        : { member: `member-${index % 9}`, ...(index % 5 === 2 && { team: 'The team' }) },
    markdown: gone ? '' : MARKDOWN[index % MARKDOWN.length]!,
    createdAt: ago(50 - index),
    version: index % 6 === 1 ? 3 : 1,
    ...(index % 6 === 1 && { editedAt: ago(20 - index / 2) }),
    ...(index % 3 !== 0 && { parent: `${key}-comment-${index - 1}`, parentVersion: 1 }),
    ...(index % 4 === 0 && { language: index % 6 === 5 ? 'he' : 'en' }),
    ...(index % 7 === 3 && { origin: origin! }),
    ...(gone && {
      tombstone: state === 'deleted' ? { at: ago(1), by: 'author' } : { at: ago(1), by: 'moderator', article: '1.1' },
    }),
  };
}

const EVENT_KINDS: readonly EventRecord['kind'][] = [
  'meeting',
  'ride',
  'workshop',
  'talk',
  'online',
  'challenge',
  'contest',
  'other',
];
const STATUSES: readonly EventRecord['status'][] = ['scheduled', 'scheduled', 'scheduled', 'cancelled', 'postponed'];

function events(now: number, ago: Ago): readonly EventRecord[] {
  return Array.from({ length: 16 }, (_, index): EventRecord => {
    const day = addDays(wallTimeOf(now, 'Europe/Amsterdam'), index - 1);
    const allDay = index % 6 === 4;
    const status = STATUSES[index % STATUSES.length]!;
    return {
      type: 'event',
      id: `01890000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      uid: `event-${index}@example.com`,
      space: index % 2 === 0 ? 'main' : 'north',
      kind: EVENT_KINDS[index % EVENT_KINDS.length]!,
      title: `Event ${index}`,
      markdown: MARKDOWN[index % 3]!,
      ...(index % 3 !== 2 && { host: { member: `member-${index % 5}`, team: 'The team' } }),
      allDay,
      start: allDay ? day : `${day}T19:30`,
      end: allDay ? addDays(day, 2) : `${day}T21:30`,
      timeZone: index % 4 === 1 ? 'Asia/Tokyo' : 'Europe/Amsterdam',
      ...(index % 2 === 0 && { place: { name: `Place ${index}`, address: `Street ${index}` } }),
      ...(index % 3 === 0 && { onlineUrl: 'https://meet.example.com/a' }),
      url: `https://www.example.com/event-${index}`,
      status,
      ...(status !== 'scheduled' && { statusNote: `Because of ${index}` }),
      signUp: index % 5 !== 1,
      ...(index % 2 === 0 && { capacity: index % 4 === 0 ? 1 : 20 }),
      ...(index % 3 === 1 && { signUpUntil: ago(index % 2 === 0 ? 1 : -20) }),
      thread: 'product-discussion',
      sequence: index,
      createdAt: ago(30),
      changedAt: ago(10),
    };
  });
}

const VISIBILITIES: readonly PollRecord['visibility'][] = ['always', 'after-vote', 'after-close', 'organisers'];
const STAGES: readonly NonNullable<PollRecord['stage']>[] = [
  'idea',
  'concept',
  'prototype',
  'pilot',
  'launch',
  'in-use',
];
const FOLLOW_UPS = ['heard', 'under-review', 'decided-yes', 'decided-no', 'shipped'] as const;
export const pollIds = Array.from(
  { length: 16 },
  (_, index) => `01891000-0000-7000-8000-${String(index).padStart(12, '0')}`,
);

function polls(now: number): readonly PollRecord[] {
  const at = (days: number): string => new Date(now + days * 86_400_000).toISOString();
  return pollIds.map((id, index): PollRecord => {
    const closed = index % 4 >= 2;
    const announced = index === 12;
    const multiple = index % 3 === 1;
    return {
      type: 'poll',
      id,
      space: 'main',
      question: `Question ${index}?`,
      markdown: MARKDOWN[index % 3]!,
      author: { member: `member-${index % 6}`, team: 'The team' },
      stage: STAGES[index % STAGES.length]!,
      choice: multiple ? 'multiple' : 'single',
      min: 1,
      max: multiple ? 3 : 1,
      options: Array.from({ length: 4 }, (_, option) => ({ id: `option-${option}`, label: `Option ${option}` })),
      opensAt: at(announced ? 5 : -30),
      closesAt: at(announced ? 20 : closed ? -2 : 9),
      visibility: VISIBILITIES[Math.floor(index / 4)]!,
      changeable: index % 2 === 0,
      eligibleCount: 40,
      followUpBy: at(closed ? 3 : 40),
      ...(closed &&
        index % 2 === 0 && { followUp: { status: FOLLOW_UPS[index % 5]!, markdown: MARKDOWN[0]!, at: at(-1) } }),
    };
  });
}

function ballots({ id }: PollRecord): readonly BallotRecord[] {
  return memberIds
    .slice(5, 11)
    .map((member, index) => ({ type: 'ballot', poll: id, member, options: [`option-${index % 3}`] }));
}
