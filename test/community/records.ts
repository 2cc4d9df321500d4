import { addDays, wallTimeOf } from '../../src/calendar/walltime.rules.ts';
import type { Instant } from '../../src/core/core.model.ts';
import { paragraphs } from '../../src/text/text.rules.ts';
import type {
  BallotRecord,
  EventRecord,
  MemberRecord,
  PollRecord,
  SpaceRecord,
  TransferRecord,
} from '../../src/transfer/record.model.ts';

/** A small community for tests and stories, in records with what one wants otherwise. */
export const SPACES: readonly SpaceRecord[] = [
  { type: 'space', id: 'lindewiel', name: 'Lindewiel', scope: 'national', naming: 'either' },
  { type: 'space', id: 'utrecht', name: 'Utrecht', scope: 'local', naming: 'either', parent: 'lindewiel' },
];

export const ids = {
  sanne: '018f0000-0000-7000-8000-000000000001',
  omar: '018f0000-0000-7000-8000-000000000002',
  wilg: '018f0000-0000-7000-8000-000000000003',
  frozen: '018f0000-0000-7000-8000-000000000004',
  left: '018f0000-0000-7000-8000-000000000005',
} as const;

export function member(own: Partial<MemberRecord> = {}): MemberRecord {
  return {
    type: 'member',
    id: ids.sanne,
    name: 'Sanne de Vries',
    naming: 'real',
    grants: [],
    spaces: ['utrecht'],
    askAbout: [],
    joinedAt: '2021-04-12T09:00:00.000Z',
    state: 'active',
    identities: [],
    ...own,
  };
}

export const MEMBERS: readonly MemberRecord[] = [
  member({
    lineOfWork: 'Frame engineer',
    spaces: ['lindewiel', 'utrecht'],
    askAbout: ['geometry', 'welding', 'why the Wulp has no suspension'],
    about: paragraphs('I draw frames by day and ride them home. Ask me anything but the price.'),
    grants: [
      { role: 'staff', since: '2021-04-12T09:00:00.000Z' },
      { role: 'ambassador', space: 'utrecht', since: '2024-01-01T00:00:00.000Z', until: '2099-07-01T00:00:00.000Z' },
      { role: 'moderator', space: 'utrecht', since: '2022-01-01T00:00:00.000Z', until: '2023-01-01T00:00:00.000Z' },
    ],
  }),
  member({ id: ids.omar, name: 'Omar El Idrissi', lineOfWork: 'Teacher', joinedAt: '2023-09-01T10:00:00.000Z' }),
  member({ id: ids.wilg, name: 'Wilg', naming: 'pseudonym', spaces: [] }),
  member({ id: ids.frozen, name: 'Bram Kuiper', state: 'frozen' }),
  member({ id: ids.left, name: '', state: 'left', spaces: [] }),
];

/** An evening `days` from now in Utrecht. */
export function event(now: number, days: number, own: Partial<EventRecord> = {}): EventRecord {
  const day = addDays(wallTimeOf(now, 'Europe/Amsterdam'), days);
  const instant: Instant = new Date(now - 86_400_000).toISOString();
  return {
    type: 'event',
    id: `018f0000-0000-7000-9000-${String(days + 1000).padStart(12, '0')}`,
    uid: `evening-${days}@lindewiel.example`,
    space: 'utrecht',
    kind: 'workshop',
    title: 'Bleed your own brakes',
    summary: paragraphs('Bring your bicycle; we have the oil, the rags and the patience.'),
    host: { member: ids.sanne },
    allDay: false,
    start: `${day}T19:30`,
    end: `${day}T21:30`,
    timeZone: 'Europe/Amsterdam',
    place: { name: 'Wielmaker Oudewerf', address: 'Oudewerf 12, Utrecht' },
    status: 'scheduled',
    signUp: true,
    capacity: 12,
    sequence: 0,
    createdAt: instant,
    changedAt: instant,
    ...own,
  };
}

export const POLL = '018f0000-0000-7000-a000-000000000001';

/** A poll that opened yesterday and closes in three days. */
export function poll(now: number, own: Partial<PollRecord> = {}): PollRecord {
  return {
    type: 'poll',
    id: POLL,
    space: 'lindewiel',
    question: 'Which colour should the next Wulp have?',
    introduction: paragraphs('We paint two prototypes in spring. The one you choose goes on the road.'),
    author: { member: ids.sanne },
    stage: 'concept',
    choice: 'single',
    min: 1,
    max: 1,
    options: [
      { id: 'moss', label: 'Moss green' },
      { id: 'clay', label: 'Clay red' },
      { id: 'ink', label: 'Ink blue' },
    ],
    opensAt: new Date(now - 86_400_000).toISOString(),
    closesAt: new Date(now + 3 * 86_400_000).toISOString(),
    visibility: 'after-vote',
    changeable: true,
    eligibleCount: 120,
    followUpBy: new Date(now + 30 * 86_400_000).toISOString(),
    ...own,
  };
}

/** As many ballots as each number says, one option each, from members who are not otherwise there. */
export function ballots(votes: Readonly<Record<string, number>>, id: string = POLL): readonly BallotRecord[] {
  return Object.entries(votes).flatMap(([option, count]) =>
    Array.from({ length: count }, (_, index) => ({
      type: 'ballot' as const,
      poll: id,
      member: `voter-${option}-${index}`,
      options: [option],
    })),
  );
}

export function community(...records: readonly TransferRecord[]): readonly TransferRecord[] {
  return [...SPACES, ...MEMBERS, ...records];
}
