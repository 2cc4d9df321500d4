import type { Instant } from '../core/core.model.ts';
import type { PollRecord, TransferRecord } from '../transfer/record.model.ts';
import { days } from './fixture.time.ts';

/** Polls of the fixture, by what is special about them; each name is the id. */
export const POLLS = [
  'always',
  'after-vote',
  'after-close',
  'organisers',
  'announced',
  'closed-after-vote',
  'closed-after-close',
  'closed-organisers',
  'for-good',
  'multiple',
  'race',
  'to-follow',
] as const;
export type PollName = (typeof POLLS)[number];

export function pollRecords(now: Instant): readonly TransferRecord[] {
  const poll = (id: PollName, more: Partial<PollRecord> = {}): PollRecord => ({
    type: 'poll',
    id,
    space: 'nl',
    question: `What of ${id}?`,
    markdown: `Why we ask *${id}*`,
    author: { member: 'dewi' },
    stage: 'idea',
    choice: 'single',
    min: 1,
    max: 1,
    options: ['yes', 'no', 'maybe'].map((option) => ({ id: `${id}-${option}`, label: option })),
    opensAt: days(now, -5),
    closesAt: days(now, 5),
    visibility: 'always',
    changeable: true,
    ...more,
  });
  const closed = { opensAt: days(now, -9), closesAt: days(now, -1) };
  const polls = [
    poll('always'),
    poll('after-vote', { visibility: 'after-vote' }),
    poll('after-close', { visibility: 'after-close' }),
    poll('organisers', { visibility: 'organisers' }),
    poll('announced', { opensAt: days(now, 1) }),
    poll('closed-after-vote', { ...closed, visibility: 'after-vote' }),
    poll('closed-after-close', {
      ...closed,
      visibility: 'after-close',
      followUpBy: days(now, 20),
      followUp: { status: 'decided-yes', at: days(now, -0.5), markdown: 'We *do* it' },
    }),
    poll('closed-organisers', { ...closed, visibility: 'organisers' }),
    poll('for-good', { changeable: false }),
    poll('multiple', { choice: 'multiple', min: 1, max: 2 }),
    poll('race'),
    poll('to-follow'),
  ];
  const voted = polls.filter(({ id }) => id !== 'announced' && id !== 'race' && id !== 'to-follow');
  return [
    ...polls,
    ...voted.map(({ id }) => ({ type: 'ballot', poll: id, member: 'chen', options: [`${id}-yes`] }) as const),
    ...voted.map(({ id }) => ({ type: 'ballot', poll: id, member: 'jan', options: [`${id}-no`] }) as const),
  ];
}
