import type { Role } from '../src/community/community.model.ts';
import type {
  CommentRecord,
  MemberRecord,
  ReactionRecord,
  ThreadRecord,
  TransferRecord,
} from '../src/transfer/record.model.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The thread that the stories show. */
export const THREAD = 'product-wren';

/** A conversation under a cargo bike, as it stands at `now`. */
export function conversationRecords(now: number): readonly TransferRecord[] {
  const at = (ago: number): string => new Date(now - ago).toISOString();
  return [
    { type: 'community', format: 1, name: 'Cyclists', policy: { approval: 'none' } },
    { type: 'space', id: 'national', name: 'Everywhere', scope: 'national', naming: 'real' },
    ...members(at(400 * DAY)),
    thread(at(30 * DAY)),
    ...comments(at),
    ...likes('c1', ['m2', 'm3', 'm4', 'm6']),
    ...likes('c2', ['m1', 'm5']),
    ...likes('c7', ['m1']),
  ];
}

/** A thread with `count` short comments, to page through. */
export function longRecords(now: number, count: number): readonly TransferRecord[] {
  const at = (ago: number): string => new Date(now - ago).toISOString();
  const many = Array.from({ length: count }, (_, index) =>
    comment(
      `n${String(index).padStart(4, '0')}`,
      `m${1 + (index % 6)}`,
      at((count - index) * HOUR),
      `Remark number ${index + 1}.`,
    ),
  );
  return [...conversationRecords(now).filter(({ type }) => type !== 'comment' && type !== 'reaction'), ...many];
}

function members(joinedAt: string): readonly MemberRecord[] {
  const person = (id: string, name: string, role?: Role, lineOfWork?: string): MemberRecord => ({
    type: 'member',
    id,
    name,
    naming: 'real',
    grants: role === undefined ? [] : [{ role, since: joinedAt }],
    ...(lineOfWork && { lineOfWork }),
    spaces: ['national'],
    askAbout: [],
    joinedAt,
    state: 'active',
    identities: [],
  });
  return [
    person('m1', 'Annelies de Boer'),
    person('m2', 'Ruben Hakim', 'staff', 'Frame engineer'),
    person('m3', 'Maaike Visser', 'ambassador'),
    person('m4', 'Tom Okafor'),
    person('m5', 'Sophie Laurent', 'staff', 'Dealer support'),
    person('m6', 'ליאור כהן'),
  ];
}

function thread(createdAt: string): ThreadRecord {
  const about = { title: 'Wren cargo bike', url: 'https://www.example.com/bikes/wren' };
  return {
    type: 'thread',
    key: THREAD,
    space: 'national',
    kind: 'question',
    ...about,
    state: 'open',
    naming: 'real',
    createdAt,
    accepted: 'c2',
  };
}

function comments(at: (ago: number) => string): readonly CommentRecord[] {
  return [
    comment(
      'c1',
      'm1',
      at(9 * DAY),
      'Does the **Wren** fit through a standard shed door? Ours is _73 cm_ wide, and the leaflet only gives the width at the handlebar.',
    ),
    comment(
      'c2',
      'm2',
      at(9 * DAY - 3 * HOUR),
      'It does, just. The box is 69 cm wide and the handlebar folds:\n\n1. pull the lever below the stem,\n2. turn the bar a quarter,\n3. let the lever go.\n\nMeasured drawings are on [the support page](https://www.example.com/support/wren).',
      {
        parent: 'c1',
        kind: 'official-answer',
        team: 'Product development',
      },
    ),
    comment('c3', 'm1', at(8 * DAY), 'Wonderful, thank you. I will try it with a friend’s bike on Saturday.', {
      parent: 'c2',
    }),
    comment(
      'c4',
      'm4',
      at(8 * DAY - 5 * HOUR),
      'Mine goes through 71 cm with the pedals level. With the rain cover on it does not.',
      { parent: 'c3' },
    ),
    comment('c5', 'm3', at(7 * DAY), 'Good to know about the cover! @Annelies, do tell us how Saturday went.', {
      parent: 'c4',
    }),
    comment('c6', 'm4', at(6 * DAY), '', { state: 'deleted', tombstone: { at: at(5 * DAY), by: 'author' } }),
    comment(
      'c7',
      'm5',
      at(4 * DAY),
      'For who is still choosing: your dealer can lend you one for a weekend. `Ask for the demo pool`, then it costs nothing.',
      { editedAt: at(3 * DAY), version: 2 },
    ),
    comment('c8', 'm6', at(2 * DAY), 'האם אפשר להזמין את האופניים עם כיסוי גשם ירוק?', { language: 'he' }),
    comment('c9', 'm5', at(2 * HOUR), '> a green rain cover\n\nYes, from March on.', { parent: 'c8' }),
    comment('c10', 'm4', at(40 * MINUTE), 'Is anybody selling the old child seat?', {
      state: 'removed',
      tombstone: { at: at(20 * MINUTE), by: 'moderator', article: '3.1' },
    }),
  ];
}

type Extra = Partial<Omit<CommentRecord, 'author'>> & { readonly team?: string };

function comment(id: string, member: string, createdAt: string, markdown: string, extra: Extra = {}): CommentRecord {
  const { team, ...rest } = extra;
  const author = { member, ...(team && { team }) };
  return {
    type: 'comment',
    id,
    thread: THREAD,
    kind: 'comment',
    state: 'published',
    author,
    markdown,
    createdAt,
    version: 1,
    ...rest,
  };
}

function likes(id: string, by: readonly string[]): readonly ReactionRecord[] {
  return by.map((member) => ({ type: 'reaction', comment: id, member, reaction: 'like' }));
}
