import { Additions, insertAll, known, standing } from './import.batch.ts';
import type { Batch, Take } from './import.batch.ts';
import { noMember } from './import.members.ts';
import { lockThreads } from './import.threads.ts';
import type { FollowRecord, HelpfulRecord, MeTooRecord } from './record.model.ts';
import type { Placed } from './source.model.ts';

export const takeHelpful: Take<HelpfulRecord> = async (batch, placed) => {
  const members = await knownMembers(batch, placed);
  const ids = unique(placed.map(({ record }) => record.comment));
  await lockThreads(batch, await known(batch, 'comments', 'thread', ids, 'id'));
  const comments = await readComments(batch, ids);
  const { db, community, now } = batch;
  const stored = await db
    .selectFrom('helpful_votes')
    .select(['comment', 'member'])
    .where('community', '=', community)
    .where('comment', 'in', ids)
    .execute();
  const nameOf = ({ comment, member }: Pick<HelpfulRecord, 'comment' | 'member'>): string => `${comment} ${member}`;
  const problem = ({ comment, member }: HelpfulRecord): string | undefined => {
    const row = comments.get(comment);
    if (row?.state !== 'published') return `comment: there is no comment ${comment} to read`;
    if (row.author_member === member) return 'member: nobody says so of their own';
    return members.has(member) ? undefined : noMember('member', member);
  };
  const taken = standing(batch, placed, nameOf, problem, new Set(stored.map(nameOf)));
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
  const members = await knownMembers(batch, placed);
  const keys = unique(placed.map(({ record }) => record.thread));
  await lockThreads(batch, keys);
  const { db, community, now } = batch;
  const of = <Table extends 'threads' | 'me_too_votes'>(table: Table) => db.selectFrom(table);
  const questions = await of('threads')
    .select('key')
    .where('community', '=', community)
    .where('key', 'in', keys)
    .where('kind', '=', 'question')
    .execute();
  const there = new Set(questions.map(({ key }) => key));
  const stored = await of('me_too_votes')
    .select(['thread', 'member'])
    .where('community', '=', community)
    .where('thread', 'in', keys)
    .execute();
  const nameOf = ({ thread, member }: Pick<MeTooRecord, 'thread' | 'member'>): string => `${thread} ${member}`;
  const problem = ({ thread, member }: MeTooRecord): string | undefined => {
    if (!there.has(thread)) return `thread: there is no question ${thread}`;
    return members.has(member) ? undefined : noMember('member', member);
  };
  const taken = standing(batch, placed, nameOf, problem, new Set(stored.map(nameOf)));
  const counts = new Additions();
  for (const { record } of taken) counts.add(record.thread);
  const rows = taken.map(({ record: { thread, member } }) => ({ community, thread, member, created_at: now }));
  await insertAll(batch, 'me_too_votes', rows);
  await counts.applyTo(batch, 'threads', 'key', 'me_too_count');
  return rows.length;
};

export const takeFollows: Take<FollowRecord> = async (batch, placed) => {
  const members = await knownMembers(batch, placed);
  const { db, community, now } = batch;
  const keys = unique(placed.map(({ record }) => record.thread));
  const threads = await known(batch, 'threads', 'key', keys);
  const branches = await readComments(batch, unique(placed.flatMap(({ record }) => record.branch ?? [])));
  const stored = await db
    .selectFrom('follows')
    .select(['thread', 'member', 'branch'])
    .where('community', '=', community)
    .where('thread', 'in', keys)
    .where('member', 'in', ['', ...members])
    .execute();
  const nameOf = ({ thread, member, branch = '' }: Pick<FollowRecord, 'thread' | 'member' | 'branch'>): string =>
    `${thread} ${member} ${branch}`;
  const problem = ({ thread, member, branch }: FollowRecord): string | undefined => {
    if (!threads.has(thread)) return `thread: there is no thread ${thread}`;
    if (!members.has(member)) return noMember('member', member);
    const root = branch === undefined ? undefined : branches.get(branch);
    const starts = root?.thread === thread && root.depth === 0;
    return branch === undefined || starts ? undefined : `branch: ${branch} starts none in this thread`;
  };
  const taken = standing(batch, placed, nameOf, problem, new Set(stored.map(nameOf)));
  const rows = taken.map(({ record: { thread, member, branch = '' } }) => {
    return { community, thread, member, branch, created_at: now };
  });
  await insertAll(batch, 'follows', rows);
  return rows.length;
};

function knownMembers(batch: Batch, placed: readonly Placed<HelpfulRecord | MeTooRecord | FollowRecord>[]) {
  return known(
    batch,
    'members',
    'id',
    placed.map(({ record }) => record.member),
  );
}

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
