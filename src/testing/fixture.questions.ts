import type { Id, Instant } from '../core/core.model.ts';
import type { CommentKind } from '../discussion/discussion.model.ts';
import type { CommentRecord, ThreadRecord, TransferRecord } from '../transfer/record.model.ts';
import { idOf } from './fixture.ids.ts';
import { days } from './fixture.time.ts';

/** The questions of the fixture, by what has become of them. */
export const QUESTIONS = {
  /** By Anna, with an answer of each kind, a summary that is pinned, votes, versions and who follows it. */
  answered: 'question',
  /** What it was called before. */
  formerly: 'old-question',
  /** By Bram; settled by Chen's answer. */
  settled: 'settled',
  /** By Bram; the team has said nothing for two days, and Chen has the same question. */
  waiting: 'waiting',
} as const;

/** Comments in those, by what they are. */
export const ANSWERS = {
  /** By Bram; three found it helpful, Anna replied. */
  answer: idOf(400),
  /** By Dewi, of the team. */
  official: idOf(401),
  /** By Chen, edited once. */
  workaround: idOf(402),
  /** By Hana, who is an ambassador there. */
  opinion: idOf(403),
  reply: idOf(404),
  summary: idOf(405),
  /** What settled the other question, by Chen. */
  accepted: idOf(410),
} as const;

/** Questions in each state, their answers, and what members did with them. */
export function questionRecords(now: Instant): readonly TransferRecord[] {
  const at = days(now, -40);
  return [
    question(now, { key: QUESTIONS.answered, space: 'utrecht', pinned: ANSWERS.summary }, 'anna'),
    question(now, { key: QUESTIONS.settled, accepted: ANSWERS.accepted, solvedAt: days(now, -30) }, 'bram'),
    question(now, { key: QUESTIONS.waiting, waitingSince: days(now, -2) }, 'bram'),
    { type: 'alias', alias: QUESTIONS.formerly, thread: QUESTIONS.answered },
    answer(now, ANSWERS.answer, 'answer', 'bram'),
    answer(now, ANSWERS.official, 'official-answer', 'dewi'),
    { ...answer(now, ANSWERS.workaround, 'workaround', 'chen'), version: 2, editedAt: days(now, -38) },
    { type: 'version', comment: ANSWERS.workaround, version: 1, at, markdown: 'As it was *before*' },
    answer(now, ANSWERS.opinion, 'opinion', 'hana'),
    { ...answer(now, ANSWERS.reply, 'comment', 'anna'), parent: ANSWERS.answer },
    answer(now, ANSWERS.summary, 'summary', 'dewi'),
    { ...answer(now, ANSWERS.accepted, 'answer', 'chen'), thread: QUESTIONS.settled },
    ...['chen', 'dewi', 'hana'].map((member) => ({ type: 'helpful' as const, comment: ANSWERS.answer, member })),
    { type: 'helpful', comment: ANSWERS.workaround, member: 'anna' },
    { type: 'me-too', thread: QUESTIONS.waiting, member: 'chen' },
    { type: 'follow', thread: QUESTIONS.answered, member: 'chen' },
    { type: 'follow', thread: QUESTIONS.answered, member: 'eva', branch: ANSWERS.answer },
  ];
}

function question(
  now: Instant,
  more: Pick<ThreadRecord, 'key'> & Partial<Omit<ThreadRecord, 'type'>>,
  member: string,
): ThreadRecord {
  const createdAt = days(now, -45);
  return {
    type: 'thread',
    space: 'nl',
    kind: 'question',
    title: `How to mend a ${more.key}`,
    state: 'open',
    naming: 'either',
    createdAt,
    opening: { author: { member }, markdown: `Who knows about a *${more.key}*?`, createdAt },
    ...more,
  };
}

function answer(now: Instant, id: Id, kind: CommentKind, member: string): CommentRecord {
  return {
    type: 'comment',
    id,
    thread: QUESTIONS.answered,
    kind,
    state: 'published',
    author: { member },
    markdown: `As ${kind}, by *${member}*`,
    createdAt: days(now, -40 + Number(id.slice(-2)) / 100),
    version: 1,
  };
}
