import type { CommentRecord, MemberRecord, ThreadRecord, TransferRecord } from '../../../src/transfer/record.model.ts';

/** The clock of these tests. */
export const NOW = '2026-06-01T12:00:00.000Z';
export const THREAD = 'product-1';

/** A community with three members and a thread with these comments. */
export function community(comments: readonly CommentRecord[], thread: Partial<ThreadRecord> = {}): TransferRecord[] {
  return [
    { type: 'community', format: 1, name: 'Test', policy: { approval: 'none' } },
    { type: 'space', id: 'all', name: 'All', scope: 'national', naming: 'real' },
    member('ann', 'Ann Berg'),
    {
      ...member('bob', 'Bob Cole'),
      grants: [{ role: 'staff', since: '2020-01-01T00:00:00.000Z' }],
      lineOfWork: 'Engineer',
    },
    member('cas', 'Cas Dijk'),
    {
      type: 'thread',
      key: THREAD,
      space: 'all',
      kind: 'discussion',
      title: 'Product one',
      state: 'open',
      naming: 'real',
      createdAt: '2026-01-01T00:00:00.000Z',
      ...thread,
    },
    ...comments,
  ];
}

export function member(id: string, name: string): MemberRecord {
  return {
    type: 'member',
    id,
    name,
    naming: 'real',
    grants: [],
    spaces: ['all'],
    askAbout: [],
    joinedAt: '2025-01-01T00:00:00.000Z',
    state: 'active',
    identities: [],
  };
}

/** A comment; those made later in a test file's order are later in time by their `minute`. */
export function comment(
  id: string,
  author: string,
  markdown: string,
  minute: number,
  extra: Partial<CommentRecord> = {},
): CommentRecord {
  return {
    type: 'comment',
    id,
    thread: THREAD,
    kind: 'comment',
    state: 'published',
    author: { member: author },
    markdown,
    createdAt: new Date(Date.parse('2026-06-01T08:00:00.000Z') + minute * 60_000).toISOString(),
    version: 1,
    ...extra,
  };
}

/** Two branches; the first has replies four deep. */
export const TALK: readonly CommentRecord[] = [
  comment('a', 'ann', 'First', 0),
  comment('a1', 'bob', 'Reply one', 1, { parent: 'a' }),
  comment('a2', 'ann', 'Reply two', 2, { parent: 'a1' }),
  comment('a3', 'bob', 'Reply three', 3, { parent: 'a2' }),
  comment('a4', 'cas', 'Reply four', 4, { parent: 'a3' }),
  comment('b', 'bob', 'Second', 5),
];

/** So many comments of one branch each. */
export function many(count: number): readonly CommentRecord[] {
  return Array.from({ length: count }, (_, index) =>
    comment(`n${String(index).padStart(3, '0')}`, 'bob', `Number ${index}`, index),
  );
}
