import type { Change, Position, Topic } from 'plein/community/live.model.js';
import type { Connection } from './open.ts';

/** Something that changed, before it has its number. */
export interface NewChange {
  readonly type: Change['type'];
  readonly topic: Topic;
  /** The id of what changed. */
  readonly subject: string;
}

export const EVERYONE = 'everyone';

/** Who may be told of what happens in a topic. */
export function audienceOf(topic: Topic): string {
  return topic.startsWith('notifications:') ? memberAudience(topic.slice('notifications:'.length)) : EVERYONE;
}

export function memberAudience(member: string): string {
  return `member:${member}`;
}

/**
 * Gives changes the next numbers of their community. The counter's row stays locked until the commit, so numbers
 * become visible in their order on PostgreSQL too: whoever has read number 7 has not missed 6.
 */
export async function appendChanges(
  db: Connection,
  community: string,
  changes: readonly NewChange[],
  now: string,
): Promise<void> {
  if (changes.length === 0) return;
  const { change_number: last } = await db
    .updateTable('communities')
    .set((eb) => ({ change_number: eb('change_number', '+', changes.length) }))
    .where('id', '=', community)
    .returning('change_number')
    .executeTakeFirstOrThrow();
  const first = last - changes.length + 1;
  await db
    .insertInto('changes')
    .values(
      changes.map((change, index) => ({
        ...change,
        community,
        number: first + index,
        audience: audienceOf(change.topic),
        created_at: now,
      })),
    )
    .execute();
}

/** The number of the last change to a topic, or of a type, from which a reader can follow it without a gap. */
export async function positionOf(
  db: Connection,
  community: string,
  of: { readonly topic: Topic } | { readonly type: Change['type'] },
): Promise<Position> {
  const [column, value] = 'topic' in of ? (['topic', of.topic] as const) : (['type', of.type] as const);
  const newest = await db
    .selectFrom('changes')
    .select('number')
    .where('community', '=', community)
    .where(column, '=', value)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest !== undefined) return String(newest.number);
  const { pruned_number: pruned } = await db
    .selectFrom('communities')
    .select('pruned_number')
    .where('id', '=', community)
    .executeTakeFirstOrThrow();
  return String(pruned);
}

/** The numbers kept: changes after `pruned` up to and including `newest`. */
export async function changeBounds(
  db: Connection,
  community: string,
): Promise<{ readonly pruned: number; readonly newest: number }> {
  const row = await db
    .selectFrom('communities')
    .select(['pruned_number as pruned', 'change_number as newest'])
    .where('id', '=', community)
    .executeTakeFirstOrThrow();
  return row;
}
