import { Additions, insertAll, known } from './import.batch.ts';
import type { Batch, Take } from './import.batch.ts';
import { standingGiven } from './import.standing.ts';
import { lockThreads } from './import.threads.ts';
import type { FollowRecord, HelpfulRecord, MeTooRecord } from './record.model.ts';

export const takeHelpful: Take<HelpfulRecord> = async (batch, placed) => {
  const ids = unique(placed.map(({ record }) => record.comment));
  await lockThreads(batch, await known(batch, 'comments', 'thread', ids, 'id'));
  const comments = await readComments(batch, ids);
  const { community, now } = batch;
  const taken = await standingGiven(batch, placed, {
    table: 'helpful_votes',
    by: ['comment', 'member'],
    problem({ comment, member }) {
      const row = comments.get(comment);
      if (row?.state !== 'published') return `comment: there is no comment ${comment} to read`;
      return row.author_member === member ? 'member: nobody says so of their own' : undefined;
    },
  });
  const [byComment, byThread] = [new Additions(), new Additions()];
  for (const { record } of taken) {
    byComment.add(record.comment);
    byThread.add(comments.get(record.comment)!.thread);
  }
  const rows = taken.map(({ record: { comment, member } }) => ({ community, comment, member, created_at: now }));
  await insertAll(batch, 'helpful_votes', rows);
  await byComment.applyTo(batch, 'comments', 'id', 'helpful_count');
  await byThread.applyTo(batch, 'threads', 'key', 'helpful_count');
  return rows.length;
};

export const takeMeToo: Take<MeTooRecord> = async (batch, placed) => {
  const keys = unique(placed.map(({ record }) => record.thread));
  await lockThreads(batch, keys);
  const { db, community, now } = batch;
  const questions = await db
    .selectFrom('threads')
    .select('key')
    .where('community', '=', community)
    .where('key', 'in', keys)
    .where('kind', '=', 'question')
    .execute();
  const there = new Set(questions.map(({ key }) => key));
  const taken = await standingGiven(batch, placed, {
    table: 'me_too_votes',
    by: ['thread', 'member'],
    problem: ({ thread }) => (there.has(thread) ? undefined : `thread: there is no question ${thread}`),
  });
  const counts = new Additions();
  for (const { record } of taken) counts.add(record.thread);
  const rows = taken.map(({ record: { thread, member } }) => ({ community, thread, member, created_at: now }));
  await insertAll(batch, 'me_too_votes', rows);
  await counts.applyTo(batch, 'threads', 'key', 'me_too_count');
  return rows.length;
};

export const takeFollows: Take<FollowRecord> = async (batch, placed) => {
  const { community, now } = batch;
  const keys = unique(placed.map(({ record }) => record.thread));
  const threads = await known(batch, 'threads', 'key', keys);
  const branches = await readComments(batch, unique(placed.flatMap(({ record }) => record.branch ?? [])));
  const taken = await standingGiven(batch, placed, {
    table: 'follows',
    by: ['thread', 'member', 'branch'],
    problem({ thread, branch }) {
      if (!threads.has(thread)) return `thread: there is no thread ${thread}`;
      const root = branch === undefined ? undefined : branches.get(branch);
      const starts = root?.thread === thread && root.depth === 0;
      return branch === undefined || starts ? undefined : `branch: ${branch} starts none in this thread`;
    },
  });
  const rows = taken.map(({ record: { thread, member, branch = '' } }) => {
    return { community, thread, member, branch, created_at: now };
  });
  await insertAll(batch, 'follows', rows);
  return rows.length;
};

async function readComments({ db, community }: Batch, ids: readonly string[]) {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'thread', 'depth', 'state', 'author_member'])
    .where('community', '=', community)
    .where('id', 'in', ['', ...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
