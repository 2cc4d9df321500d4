import { sql } from 'kysely';
import { insertAll, known } from './import.batch.ts';
import type { Batch, Take } from './import.batch.ts';
import { lockThreads } from './import.threads.ts';
import { standingGiven } from './import.standing.ts';
import type { ReactionRecord } from './record.model.ts';

type Counts = Partial<Record<ReactionRecord['reaction'], number>>;

export const takeReactions: Take<ReactionRecord> = async (batch, placed) => {
  const comments = await readComments(
    batch,
    placed.map(({ record }) => record.comment),
  );
  const taken = await standingGiven(batch, placed, {
    table: 'reactions',
    by: ['comment', 'member', 'reaction'],
    problem: ({ comment }) => (comments.has(comment) ? undefined : `comment: there is no comment ${comment}`),
  });
  const rows = taken.map(({ record: { comment, member, reaction } }) => {
    return { community: batch.community, comment, member, reaction, created_at: batch.now };
  });
  await insertAll(batch, 'reactions', rows);
  await count(batch, comments, rows);
  return rows.length;
};

async function readComments(batch: Batch, ids: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
  const { db, community } = batch;
  const wanted = [...new Set(ids)];
  const threads = await known(batch, 'comments', 'thread', wanted, 'id');
  await lockThreads(batch, threads);
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'reactions'])
    .where('community', '=', community)
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map((row) => [row.id, JSON.parse(row.reactions) as Counts]));
}

async function count(
  { db, community }: Batch,
  comments: ReadonlyMap<string, Counts>,
  reactions: readonly Pick<ReactionRecord, 'comment' | 'reaction'>[],
): Promise<void> {
  const counted = new Map<string, Counts>();
  for (const { comment, reaction } of reactions) {
    const counts = counted.get(comment) ?? { ...comments.get(comment) };
    counted.set(comment, { ...counts, [reaction]: (counts[reaction] ?? 0) + 1 });
  }
  if (counted.size === 0) return;
  const values = [...counted].map(([id, counts]) => sql`(${id}, ${JSON.stringify(counts)})`);
  await sql`
    update comments set reactions = counted.column2 from (values ${sql.join(values)}) as counted
    where community = ${community} and id = counted.column1`.execute(db);
}
